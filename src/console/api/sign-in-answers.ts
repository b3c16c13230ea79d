import { characterKinds, type PasswordRules } from '../../lib/password-characters.ts'
import type {
  MfaDevice,
  MfaRequired,
  MustChangePassword,
  PasskeyOptions,
  SignInAnswer,
  SignInError,
  SignInErrorCode,
  SignInStatus,
} from '../../lib/sign-in-messages.ts'
import { readSignedIn, record, texts } from './signed-in.ts'

/** Whether the service is set up; `undefined` when it is no answer to that. */
export function readStatus(value: unknown): SignInStatus | undefined {
  const needsSetUp = record(value)?.needsSetUp
  return typeof needsSetUp === 'boolean' ? { needsSetUp } : undefined
}

/** The answer of a step of signing in; `undefined` when it is none. */
export function readAnswer(value: unknown): SignInAnswer | undefined {
  return readSignedIn(value) ?? readMustChange(value) ?? readMfaRequired(value)
}

/** What the browser has to ask the person's passkeys for; `undefined` when it is not that. */
export function readPasskeyOptions(value: unknown): PasskeyOptions | undefined {
  const members = record(value)
  const options = record(members?.options)
  if (members === undefined || !texts(members, 'ticket') || options === undefined) return undefined
  // The browser itself checks the rest, and refuses what it cannot use.
  if (!texts(options, 'challenge')) return undefined
  return { ticket: members.ticket, options }
}

function readMfaRequired(value: unknown): MfaRequired | undefined {
  const members = record(value)
  if (members?.state !== 'mfa' || !texts(members, 'ticket') || !Array.isArray(members.devices))
    return undefined
  // A kind of device that this console does not know cannot be used here; the others can.
  const devices = members.devices.flatMap(device => readMfaDevice(device) ?? [])
  return devices.length === 0 ? undefined : { state: 'mfa', ticket: members.ticket, devices }
}

function readMfaDevice(value: unknown): MfaDevice | undefined {
  const device = record(value)
  if (device === undefined || !texts(device, 'serialNumber', 'name')) return undefined
  const { serialNumber, name, kind } = device
  if (!(kind === 'virtual' || kind === 'hardware' || kind === 'passkey')) return undefined
  return { serialNumber, kind, name }
}

function readMustChange(value: unknown): MustChangePassword | undefined {
  const members = record(value)
  const passwordPolicy = readRules(record(members?.passwordPolicy))
  const reason = members?.reason
  if (members?.state !== 'change-password' || !texts(members, 'ticket')) return undefined
  if (!(reason === 'reset-required' || reason === 'expired') || passwordPolicy === undefined) return undefined
  return { state: 'change-password', ticket: members.ticket, reason, passwordPolicy }
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** Kinds of characters that this console does not know are the service's to check. */
function readRules(policy: Readonly<Record<string, unknown>> | undefined): PasswordRules | undefined {
  const minimumLength = numberOf(policy?.minimumLength)
  if (policy === undefined || minimumLength === undefined) return undefined
  const required = Array.isArray(policy.required) ? policy.required : []
  return {
    minimumLength,
    characterKinds: numberOf(policy.characterKinds),
    required: characterKinds.filter(kind => required.includes(kind)),
    notOfLast: numberOf(policy.notOfLast),
  }
}

const codes: ReadonlySet<string> = new Set<SignInErrorCode>([
  'AuthenticationFailed',
  'AccessKeyNotAccepted',
  'Throttled',
  'InvalidSetUpCode',
  'AlreadySetUp',
  'PasswordPolicyViolation',
  'TicketExpired',
  'MfaFailed',
  'PasswordExpired',
  'AccessDenied',
  'NotEnrolled',
  'InvalidRequest',
  'ServiceFailure',
])

function isCode(code: string): code is SignInErrorCode {
  return codes.has(code)
}

/** A refusal with its code; `undefined` when it is none that the service gives. */
export function readError(value: unknown): SignInError | undefined {
  const members = record(value)
  if (members === undefined || !texts(members, 'code', 'message')) return undefined
  const { code, message, retryAfterSeconds } = members
  if (!isCode(code)) return undefined
  return {
    code,
    message,
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined,
  }
}
