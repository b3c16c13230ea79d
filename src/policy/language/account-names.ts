import type { AccountNames } from './language.ts'

/** What an account's principals are offered at most at once; whoever looks for one types a part of its name. */
const most = 200

/** ARNs of an account's users and roles that have a text in them, in any letter case. */
export function principalsLike(
  account: AccountNames | undefined,
  typed: string,
  kind?: 'user' | 'role',
): readonly string[] {
  const wanted = typed.toLowerCase()
  const found: string[] = []
  for (const arn of account?.principals ?? []) {
    if (kind !== undefined && principalKind(arn) !== kind) continue
    if (!arn.toLowerCase().includes(wanted)) continue
    found.push(arn)
    if (found.length === most) break
  }
  return found
}

export const principalKind = (arn: string): 'user' | 'role' => (arn.includes(':role/') ? 'role' : 'user')

/** The name at the end of an ARN, without its path. */
export const lastName = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

/** The partition that an account is in, as its principals' ARNs say. */
export const partitionOf = (account: AccountNames | undefined): string =>
  account?.principals[0]?.split(':', 2)[1] ?? 'aws'
