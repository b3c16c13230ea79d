import type { PasswordRules } from './password-characters.ts'

/**
 * The messages of `/sign-in/*`, between a sign-in page and the service: JSON over POST, except `GET /sign-in/status`.
 * Shared by the console (which never imports the service) and the service.
 */

/** Every POST of `/sign-in/*`: what of signing in and of registering a passkey is a request of its own. */
export const signInSteps = [
  'set-up',
  'root',
  'user',
  'mfa-code',
  'mfa-resync',
  'passkey-options',
  'passkey',
  'new-password',
  'enroll-passkey-options',
  'enroll-passkey',
] as const

export type SignInStep = (typeof signInSteps)[number]

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

/** `POST /sign-in/mfa-code`: goes on from `mfa` with a code of an authenticator app or a hardware token. */
export interface MfaCodeRequest {
  readonly ticket: string
  readonly serialNumber: string
  /** Six digits; each code is good once. */
  readonly code: string
}

/** `POST /sign-in/mfa-resync`: goes on from `mfa` where the device's clock went wrong. */
export interface MfaResyncRequest {
  readonly ticket: string
  readonly serialNumber: string
  /** Two codes that the device showed one after the other. */
  readonly code1: string
  readonly code2: string
}

/** `POST /sign-in/passkey-options`: what the browser has to ask the person's passkeys for. */
export interface PasskeyOptionsRequest {
  readonly ticket: string
}

export interface PasskeyOptions {
  /** Takes the place of the ticket that was sent: the challenge is in it. */
  readonly ticket: string
  /** For `navigator.credentials.get`, in the JSON form of Web Authentication Level 3. */
  readonly options: PublicKeyCredentialRequestOptionsJSON
}

/** `POST /sign-in/passkey`: goes on from `mfa`. */
export interface PasskeyRequest {
  /** From `PasskeyOptions`. */
  readonly ticket: string
  readonly response: AuthenticationResponseJSON
}

/**
 * `POST /sign-in/enroll-passkey-options`: begins to register a passkey or security key for whoever signed the request
 * with Signature Version 4 (service `iam`); nobody enrols for another. It takes `iam:EnableMFADevice`.
 */
export interface EnrollPasskeyOptionsRequest {
  /** The device's name: 1 to 64 of `[\w+=,.@-]`. */
  readonly deviceName: string
}

export interface EnrollPasskeyOptions {
  /** Holds the challenge; good for ten minutes and for one registration. */
  readonly ticket: string
  /** For `navigator.credentials.create`. */
  readonly options: PublicKeyCredentialCreationOptionsJSON
}

/** `POST /sign-in/enroll-passkey`, signed as the one before. */
export interface EnrollPasskeyRequest {
  readonly ticket: string
  readonly response: RegistrationResponseJSON
}

export interface EnrolledPasskey {
  /** `arn:aws:iam::111122223333:u2f/user/alice/laptop-ABCDEF…`; the API lists, tags and deactivates it by this. */
  readonly serialNumber: string
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
    /** AIDA…, or the account id of the root user: it stays when a user is renamed, and no namesake has it. */
    readonly id: string
    /** User name, or the e-mail address of the root user. */
    readonly name: string
    readonly arn: string
  }
  /** Whether a second factor was given, as `aws:MultiFactorAuthPresent` tells policies of this session. */
  readonly mfa: boolean
}

/** The password was right but must be changed before anything else opens. */
export interface MustChangePassword {
  readonly state: 'change-password'
  readonly ticket: string
  readonly reason: 'reset-required' | 'expired'
  /** The rules for this person in this account; nobody learns them before giving the right password. */
  readonly passwordPolicy: PasswordRules
}

export interface MfaDevice {
  /** ARN, or the serial number of a hardware token. */
  readonly serialNumber: string
  /** `virtual`: an authenticator app. `hardware`: a TOTP token. `passkey`: a passkey or security key. */
  readonly kind: 'virtual' | 'hardware' | 'passkey'
  /** As the person named it; the serial number of a hardware token. */
  readonly name: string
}

/** The password was right; one of these devices has to confirm who it is. */
export interface MfaRequired {
  readonly state: 'mfa'
  /** Good for ten minutes and for one sign-in. */
  readonly ticket: string
  /** One or more, in the order of their enrolment. */
  readonly devices: readonly MfaDevice[]
}

/** Every 200 answer of a sign-in step but `PasskeyOptions`. */
export type SignInAnswer = SignedIn | MustChangePassword | MfaRequired

export type SignInErrorCode =
  | 'AuthenticationFailed'
  | 'AccessKeyNotAccepted'
  | 'Throttled'
  | 'InvalidSetUpCode'
  | 'AlreadySetUp'
  | 'PasswordPolicyViolation'
  | 'TicketExpired'
  /** The code is wrong, too old or used already, or the passkey's answer does not hold. */
  | 'MfaFailed'
  /** The password has expired, and the person may not change it: an administrator has to. */
  | 'PasswordExpired'
  /** Of enrolment: the signature does not hold, or a policy says no; the message is the API's. */
  | 'AccessDenied'
  /** Of enrolment: eight devices already, or that name is taken. */
  | 'NotEnrolled'
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
