/** Who makes a request, as proved by its signature. */
export type Caller = RootCaller | UserCaller

interface Common {
  readonly accountId: string
  /** `arn:aws:iam::111122223333:user/path/name` or `…:root`. */
  readonly arn: string
  /** AIDA…, or the account id for the root user: the key of everything that hangs on the principal. */
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

/** What a session token says; everything here was sealed by the service itself. */
export interface Session {
  /** `sign-in`: a person at the console. `session-token`: sts:GetSessionToken, with that operation's limits. */
  readonly kind: 'sign-in' | 'session-token'
  /** Seconds since 1970. */
  readonly issuedAt: number
  readonly expiresAt: number
  /** When MFA was given, seconds since 1970; absent when it was not. */
  readonly mfaAt?: number | undefined
}
