import {
  type CharacterKind,
  characterKinds,
  kindsMissing,
  type PasswordRules,
} from '../../lib/password-characters.ts'
import { ServiceError } from '../errors.ts'
import type { Account } from '../store/collections.ts'

/**
 * The rules of an account that set none of its own, and of every root user.
 * Source: IAM User Guide, "Set an account password policy for IAM users", "Default password policy".
 */
export const defaultPasswordPolicy: PasswordRules = { minimumLength: 8, characterKinds: 3 }

/**
 * The rules for the passwords of one principal (the account id for the root user, whom no policy of the account binds).
 * Source: IAM User Guide, "Set an account password policy for IAM users", "Rules for setting a password policy".
 */
export function passwordRulesFor(
  { accountId, passwordPolicy: policy }: Pick<Account, 'accountId' | 'passwordPolicy'>,
  principalId: string,
): PasswordRules {
  if (policy === undefined || principalId === accountId) return defaultPasswordPolicy
  const demanded: Readonly<Record<CharacterKind, boolean>> = {
    uppercase: policy.requireUppercase,
    lowercase: policy.requireLowercase,
    number: policy.requireNumbers,
    symbol: policy.requireSymbols,
  }
  const required = characterKinds.filter(kind => demanded[kind])
  return {
    minimumLength: policy.minimumLength,
    ...(required.length === 0 ? {} : { required }),
    ...(policy.reusePrevention === undefined ? {} : { notOfLast: policy.reusePrevention }),
  }
}

/** Passwords are at most this long; the API model says the same. */
export const maximumPasswordLength = 128

/** AWS's own words for each kind that is missing. */
const requirements: Readonly<Record<CharacterKind, string>> = {
  uppercase: 'Password should have at least one uppercase letter',
  lowercase: 'Password should have at least one lowercase letter',
  number: 'Password should have at least one number',
  symbol: 'Password should have at least one symbol',
}

/** What the API model lets a password hold: tab, line ends, and the printable characters of Latin-1. */
const permitted = /^[\t\n\r\u0020-\u00FF]*$/

type Names = Pick<Account, 'name' | 'rootEmail'>

/**
 * Every reason why `password` may not be set in this account, the first to mend first; empty when it may. Whether it
 * was used before is not among them: see `password-reuse.ts`.
 * Lengths count UTF-16 units, which for the permitted characters are characters.
 */
export function passwordProblems(
  password: string,
  account: Names,
  policy: PasswordRules = defaultPasswordPolicy,
): readonly string[] {
  const problems: string[] = []
  if (password.length < policy.minimumLength)
    problems.push(`Password should have a minimum length of ${policy.minimumLength}`)
  if (password.length > maximumPasswordLength)
    problems.push(`Password should have a maximum length of ${maximumPasswordLength}`)
  if (!permitted.test(password))
    problems.push('Password should have only letters, numbers, symbols and spaces of the Latin-1 characters')
  for (const kind of kindsMissing(password, policy.required ?? [])) problems.push(requirements[kind])
  const missing = kindsMissing(password)
  const more = (policy.characterKinds ?? 0) - (characterKinds.length - missing.length)
  if (more > 0)
    problems.push(
      `Password should meet ${more} more of the following requirements: ${missing.map(kind => requirements[kind]).join(', ')}`,
    )
  const folded = password.toLowerCase()
  if (folded === account.name.toLowerCase() || folded === account.rootEmail.toLowerCase())
    problems.push('Password should not be identical to the account name or email address')
  return problems
}

/** Throws `PasswordPolicyViolation` with the first of `passwordProblems`, if there is one. */
export function checkPassword(password: string, account: Names, policy?: PasswordRules): void {
  const [problem] = passwordProblems(password, account, policy)
  if (problem !== undefined) throw new ServiceError('PasswordPolicyViolation', 400, problem)
}
