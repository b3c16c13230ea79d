import { ServiceError } from '../errors.ts'
import type { Account } from '../store/collections.ts'

/** What a new password must be. Passwords that exist already are never held against it. */
export interface PasswordPolicy {
  readonly minimumLength: number
  /** How many of the four kinds of characters it must mix. */
  readonly characterKinds: number
}

/**
 * The policy of an account that set none of its own.
 * Source: IAM User Guide, "Set an account password policy for IAM users", "Default password policy".
 */
export const defaultPasswordPolicy: PasswordPolicy = { minimumLength: 8, characterKinds: 3 }

/** Passwords are at most this long; the API model says the same. */
export const maximumPasswordLength = 128

const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/] as const

/** What the API model lets a password hold: tab, line ends, and the printable characters of Latin-1. */
const permitted = /^[\t\n\r\u0020-\u00FF]*$/

type Names = Pick<Account, 'name' | 'rootEmail'>

/**
 * Every reason why `password` may not be set in this account, the first to mend first; empty when it may.
 * Lengths count UTF-16 units, which for the permitted characters are characters.
 */
export function passwordProblems(
  password: string,
  account: Names,
  policy: PasswordPolicy = defaultPasswordPolicy,
): readonly string[] {
  const problems: string[] = []
  if (password.length < policy.minimumLength)
    problems.push(`Password should have a minimum length of ${policy.minimumLength}`)
  if (password.length > maximumPasswordLength)
    problems.push(`Password should have a maximum length of ${maximumPasswordLength}`)
  if (!permitted.test(password))
    problems.push('Password should have only letters, numbers, symbols and spaces of the Latin-1 characters')
  if (kinds.filter(kind => kind.test(password)).length < policy.characterKinds)
    problems.push(
      `Password should have at least ${policy.characterKinds} of these: uppercase letters, lowercase letters, numbers, symbols`,
    )
  const folded = password.toLowerCase()
  if (folded === account.name.toLowerCase() || folded === account.rootEmail.toLowerCase())
    problems.push('Password should not be identical to the account name or email address')
  return problems
}

/** Throws `PasswordPolicyViolation` with the first of `passwordProblems`, if there is one. */
export function checkPassword(password: string, account: Names, policy?: PasswordPolicy): void {
  const [problem] = passwordProblems(password, account, policy)
  if (problem !== undefined) throw new ServiceError('PasswordPolicyViolation', 400, problem)
}
