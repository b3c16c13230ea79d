import type { PasswordPolicy } from '@aws-sdk/client-iam'

/** What an account without a policy of its own asks of passwords. Source: IAM User Guide, "Default password policy". */
const defaultRules = [
  'At least 8 characters',
  'At least three of: uppercase letters, lowercase letters, numbers, symbols',
  'Not the name or e-mail address of the account',
  'Passwords never expire',
  'Users change their own passwords only where their policies allow it',
]

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** A password policy in words, one rule a line; null for an account that has none of its own. */
export const rulesInWords = (policy: PasswordPolicy | null): readonly string[] => {
  if (policy === null) return defaultRules
  const { MaxPasswordAge: maxAge, PasswordReusePrevention: reuse } = policy
  return [
    `At least ${policy.MinimumPasswordLength ?? 6} characters`,
    ...(policy.RequireUppercaseCharacters ? ['At least one uppercase letter (A to Z)'] : []),
    ...(policy.RequireLowercaseCharacters ? ['At least one lowercase letter (a to z)'] : []),
    ...(policy.RequireNumbers ? ['At least one number'] : []),
    ...(policy.RequireSymbols ? ["At least one symbol (! @ # $ % ^ & * ( ) _ + - = [ ] { } | ')"] : []),
    reuse === undefined ? 'Earlier passwords may be set again' : `None of the last ${reuse} passwords again`,
    maxAge === undefined
      ? 'Passwords never expire'
      : policy.HardExpiry
        ? `Passwords expire after ${days(maxAge)}, and then only an administrator sets a new one.`
        : `Passwords expire after ${days(maxAge)}.`,
    policy.AllowUsersToChangePassword
      ? 'Every user may change its own password'
      : 'Users change their own passwords only where their policies allow it',
  ]
}
