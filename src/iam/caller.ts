import type { Tag } from './store/collections.ts'

/** Who makes a request, as proved by its signature. */
export type Caller = RootCaller | UserCaller | RoleCaller | FederatedCaller

interface Common {
  readonly accountId: string
  /** `arn:aws:iam::111122223333:user/path/name`, `…:root`, `arn:aws:sts::111122223333:assumed-role/name/session` … */
  readonly arn: string
  /**
   * The key of everything that hangs on the principal: AIDA… of a user, AROA… of the role of a session, the account
   * id for the root user. Of a federated user, who it was that asked for the token.
   */
  readonly principalId: string
  readonly accessKeyId: string
  /** Present when the credentials are temporary. */
  readonly session?: Session | undefined
}

export interface RootCaller extends Common {
  readonly type: 'root'
}

export interface UserCaller extends Common {
  readonly type: 'user'
  readonly userName: string
}

/** A session of sts:AssumeRole. */
export interface RoleCaller extends Common {
  readonly type: 'assumedRole'
  readonly session: Session
  /** With the path of the role, which the session's own ARN lacks. */
  readonly roleArn: string
  readonly roleName: string
  readonly sessionName: string
}

/** A session of sts:GetFederationToken. */
export interface FederatedCaller extends Common {
  readonly type: 'federatedUser'
  readonly session: Session
  /** The user who asked for the token. */
  readonly issuerArn: string
  readonly federatedName: string
}

/** What a session token says; everything here was sealed by the service itself. */
export interface Session {
  /**
   * `sign-in`: a person at the console. `session-token`: sts:GetSessionToken, with that operation's limits.
   * `role`: sts:AssumeRole. `federation`: sts:GetFederationToken.
   */
  readonly kind: 'sign-in' | 'session-token' | 'role' | 'federation'
  /** Seconds since 1970. */
  readonly issuedAt: number
  readonly expiresAt: number
  /** When MFA was given, seconds since 1970; absent when it was not. */
  readonly mfaAt?: number | undefined
  /** The name that whoever began the session gave it; of roles and federated users. */
  readonly name?: string | undefined
  readonly limits?: SessionLimits | undefined
  /** Session tags; they win over the principal's own tags of the same key. */
  readonly tags?: readonly Tag[] | undefined
  /** Keys of the tags that go along when the session assumes another role. */
  readonly transitiveTagKeys?: readonly string[] | undefined
  /** Who began it all, through however many roles; it never changes. */
  readonly sourceIdentity?: string | undefined
}

/** Session policies: they take away and never give. */
export interface SessionLimits {
  /** The policy passed as text. */
  readonly document?: string | undefined
  /** ARNs of managed policies. */
  readonly policyArns: readonly string[]
}

/**
 * The unique identifier that policies know as `aws:userid` and GetCallerIdentity as `UserId`.
 * Source: IAM User Guide, "IAM policy elements: Variables and tags".
 */
export function userIdOf(caller: Caller): string {
  switch (caller.type) {
    case 'assumedRole':
      return `${caller.principalId}:${caller.sessionName}`
    case 'federatedUser':
      return `${caller.accountId}:${caller.federatedName}`
    default:
      return caller.principalId
  }
}
