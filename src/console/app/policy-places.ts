import { isAwsManagedPolicyArn, parseIamArn } from '../../lib/arn.ts'
import type { PolicySource } from '../../policy/evaluate/explanation.ts'
import { hrefOf, paths } from './paths.ts'

/** The page where a stored policy can be read: its own, or the permissions of whoever it hangs on. */
export function hrefOfPolicy({ kind, id, origin }: PolicySource): string | undefined {
  if (kind === 'managed') return hrefOf(paths.policy(id))
  if (origin?.type === 'user') return hrefOf(paths.user(origin.name, 'permissions'))
  if (origin?.type === 'group') return hrefOf(paths.group(origin.name, 'permissions'))
  if (origin?.type === 'role') return hrefOf(paths.role(origin.name, 'permissions'))
  return undefined
}

/** Where a statement of a stored policy can be changed, or at least read. */
export const hrefOfStatement = (source: PolicySource, statement: number): string | undefined =>
  source.kind === 'managed' && !isAwsManagedPolicyArn(source.id)
    ? hrefOf(paths.editPolicy(source.id, { statement }))
    : hrefOfPolicy(source)

/** The trust policy of a role of the account. */
export const hrefOfTrust = (roleArn: string): string | undefined => {
  const role = parseIamArn(roleArn)
  return role?.type === 'role' ? hrefOf(paths.role(role.name, 'trust')) : undefined
}
