/**
 * What an account has set about the passwords of its users. An absent limit limits nothing.
 * Source: IAM API Reference, "PasswordPolicy".
 */
export interface AccountPasswordPolicy {
  readonly minimumLength: number
  readonly requireSymbols: boolean
  readonly requireNumbers: boolean
  readonly requireUppercase: boolean
  readonly requireLowercase: boolean
  /** Every user may change its own password, whatever its own policies say, unless one denies it. */
  readonly allowUsersToChange: boolean
  /** Days. */
  readonly maxAge?: number | undefined
  /** How many of the last passwords may not be set again. */
  readonly reusePrevention?: number | undefined
  /** Whether an expired password can only be replaced by an administrator. */
  readonly hardExpiry?: boolean | undefined
}

/** Where the tokens of the global STS endpoint are good: 1 in the Regions that are on by default, 2 in all. */
export type GlobalEndpointTokenVersion = 1 | 2
