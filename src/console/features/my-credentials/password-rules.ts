import type { PasswordPolicy } from '@aws-sdk/client-iam'

/** One rule for new passwords, in words and as a check. */
export interface PasswordRule {
  readonly text: string
  /** Undefined for what only the service can check. */
  readonly met: ((password: string) => boolean) | undefined
}

const kinds = {
  uppercase: /[A-Z]/,
  lowercase: /[a-z]/,
  number: /[0-9]/,
  // Source: IAM API Reference, "UpdateAccountPasswordPolicy".
  symbol: /[!@#$%^&*()_+\-=[\]{}|']/,
} as const

/** Source: IAM User Guide, "Set an account password policy for IAM users", "Default password policy". */
const defaults = { length: 8, kinds: 3 }

const atLeast = (count: number): PasswordRule => ({
  text: `At least ${count} characters`,
  met: password => [...password].length >= count,
})

/** What the account asks of a new password; null where it has no policy of its own and the default holds. */
export const passwordRules = (policy: PasswordPolicy | null): readonly PasswordRule[] => {
  if (policy === null)
    return [
      atLeast(defaults.length),
      {
        text: `At least ${defaults.kinds} of: uppercase letters, lowercase letters, numbers, symbols`,
        met: password => Object.values(kinds).filter(kind => kind.test(password)).length >= defaults.kinds,
      },
    ]
  const one = (wanted: boolean | undefined, text: string, kind: RegExp): readonly PasswordRule[] =>
    wanted === true ? [{ text, met: password => kind.test(password) }] : []
  const last = policy.PasswordReusePrevention ?? 0
  return [
    atLeast(policy.MinimumPasswordLength ?? defaults.length),
    ...one(policy.RequireUppercaseCharacters, 'An uppercase letter (A to Z)', kinds.uppercase),
    ...one(policy.RequireLowercaseCharacters, 'A lowercase letter (a to z)', kinds.lowercase),
    ...one(policy.RequireNumbers, 'A number', kinds.number),
    ...one(policy.RequireSymbols, "A symbol (! @ # $ % ^ & * ( ) _ + - = [ ] { } | ')", kinds.symbol),
    ...(last > 0
      ? [
          {
            text: last === 1 ? 'Not the last password' : `None of the last ${last} passwords`,
            met: undefined,
          },
        ]
      : []),
  ]
}
