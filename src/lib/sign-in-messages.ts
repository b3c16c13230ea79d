import type { PasswordRules } from './password-characters.ts'

/**
 * The messages of `/sign-in/*`, between a sign-in page and the service: JSON over POST, except `GET /sign-in/status`.
 * Shared by the console (which never imports the service) and the service.
 */

/** `GET /sign-in/status` */
export interface SignInStatus {
  /** No account exists yet: the set-up page makes the first. */
  readonly needsSetUp: boolean
}

/** `POST /sign-in/set-up`: makes the account and its root user. */
export interface SetUpRequest {
  /** The one-time code that the server printed in its terminal. */
  readonly code: string
  readonly email: string
  readonly password: string
  readonly accountName: string
}

/** `POST /sign-in/root` */
export interface RootSignInRequest {
  readonly email: string
  readonly password: string
}

/** `POST /sign-in/user` */
export interface UserSignInRequest {
  /** Account id (12 digits) or alias. */
  readonly account: string
  readonly userName: string
  readonly password: string
}

/** `POST /sign-in/new-password`: goes on from `change-password`. */
export interface NewPasswordRequest {
  /** From the answer before; good for ten minutes and for this one call. */
  readonly ticket: string
  readonly newPassword: string
}

export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  /** ISO 8601 in UTC; twelve hours from sign-in. */
  readonly expiration: string
}

export interface SignedIn {
  readonly state: 'signed-in'
  readonly credentials: SessionCredentials
  readonly account: { readonly id: string; readonly alias?: string | undefined; readonly name: string }
  readonly principal: {
    readonly type: 'root' | 'user'
    /** User name, or the e-mail address of the root user. */
    readonly name: string
    readonly arn: string
  }
}

/** The password was right but must be changed before anything else opens. */
export interface MustChangePassword {
  readonly state: 'change-password'
  readonly ticket: string
  readonly reason: 'reset-required' | 'expired'
  /** The rules for this person in this account; nobody learns them before giving the right password. */
  readonly passwordPolicy: PasswordRules
}

/** Every 200 answer of a sign-in step. Asking for MFA joins here later as a third state. */
export type SignInAnswer = SignedIn | MustChangePassword

export type SignInErrorCode =
  | 'AuthenticationFailed'
  | 'AccessKeyNotAccepted'
  | 'Throttled'
  | 'InvalidSetUpCode'
  | 'AlreadySetUp'
  | 'PasswordPolicyViolation'
  | 'TicketExpired'
  | 'ChangeNotAllowed'
  | 'InvalidRequest'
  | 'ServiceFailure'

/** Every other answer (400, 401, 403, 404, 405, 409, 413, 415, 429, 500). */
export interface SignInError {
  readonly code: SignInErrorCode
  /** One sentence for the person. */
  readonly message: string
  /** With `Throttled`: seconds until another try is worth it. */
  readonly retryAfterSeconds?: number | undefined
}
