import type { PasswordPolicy, UpdateAccountPasswordPolicyRequest } from '@aws-sdk/client-iam'
import type { ReportedUser } from '../../api/credential-report.ts'
import { passwordOlderThan } from '../../api/stale-credentials.ts'

/** Whom a policy would find out of line, as far as the credential report tells. */
export interface OutOfLine {
  /** Whose passwords are older than the policy lets them be. */
  readonly expired: readonly string[]
  /** How many passwords were set under rules that asked for less: nobody can tell which of them fall short. */
  readonly unchecked: number
}

type Rules = Pick<
  UpdateAccountPasswordPolicyRequest,
  | 'MinimumPasswordLength'
  | 'RequireUppercaseCharacters'
  | 'RequireLowercaseCharacters'
  | 'RequireNumbers'
  | 'RequireSymbols'
>

/** The rules of AWS's default: three kinds of characters, but none of them in particular. */
const defaultRules: Rules = { MinimumPasswordLength: 8 }

/** Whether `after` refuses a password that `before` lets pass. */
export const isStricter = (before: PasswordPolicy | null, after: Rules): boolean => {
  const old: Rules = before ?? defaultRules
  const asksMore = (member: Exclude<keyof Rules, 'MinimumPasswordLength'>): boolean =>
    after[member] === true && old[member] !== true
  return (
    (after.MinimumPasswordLength ?? 6) > (old.MinimumPasswordLength ?? 6) ||
    asksMore('RequireUppercaseCharacters') ||
    asksMore('RequireLowercaseCharacters') ||
    asksMore('RequireNumbers') ||
    asksMore('RequireSymbols')
  )
}

/** Passwords are known by their hashes only, so that the report's dates are all there is to judge by. */
export const outOfLine = (
  before: PasswordPolicy | null,
  after: UpdateAccountPasswordPolicyRequest,
  users: readonly ReportedUser[],
  now: number,
): OutOfLine => {
  const withPassword = users.filter(user => user.password === true)
  const maxAge = after.MaxPasswordAge
  return {
    expired:
      maxAge === undefined
        ? []
        : withPassword.filter(user => passwordOlderThan(user, maxAge, now)).map(user => user.name),
    unchecked: isStricter(before, after) ? withPassword.length : 0,
  }
}
