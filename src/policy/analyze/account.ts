/**
 * An account's users, groups and roles and the policies that they have: plain data, so that it goes to a worker as it
 * is. Source: IAM API reference, GetAccountAuthorizationDetails.
 */
export interface Account {
  /** Twelve digits. */
  readonly id: string
  readonly users: readonly AccountUser[]
  readonly groups: readonly PolicyHolder[]
  readonly roles: readonly AccountRole[]
  /** Every managed policy that one of them has, in its default version. */
  readonly policies: readonly ManagedText[]
}

export interface ManagedText {
  readonly arn: string
  readonly text: string
}

export interface InlineText {
  readonly name: string
  readonly text: string
}

export interface PolicyHolder {
  readonly name: string
  readonly arn: string
  /** ARNs of managed policies. */
  readonly attached: readonly string[]
  readonly inline: readonly InlineText[]
}

export interface AccountIdentity extends PolicyHolder {
  /** AIDA… or AROA…. */
  readonly id: string | undefined
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  /** The ARN of the permissions boundary. */
  readonly boundary: string | undefined
}

export interface AccountUser extends AccountIdentity {
  /** Names of its groups. */
  readonly groups: readonly string[]
}

export interface AccountRole extends AccountIdentity {
  /** The text of its trust policy. */
  readonly trust: string
}
