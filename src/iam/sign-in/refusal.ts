import type { SignInError, SignInErrorCode } from '../../lib/sign-in-messages.ts'
import { ServiceError } from '../errors.ts'

/** An answer of `/sign-in/*` that is not a success, with one sentence for the person. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: SignInErrorCode
  /** With `Throttled`: seconds until another try is worth it. */
  readonly retryAfterSeconds: number | undefined
  /** What the log shall know that the answer must not tell. */
  readonly logged: LoggedRefusal | undefined
  constructor(
    status: number,
    code: SignInErrorCode,
    message: string,
    {
      retryAfterSeconds,
      logged,
    }: { readonly retryAfterSeconds?: number; readonly logged?: LoggedRefusal } = {},
  ) {
    super(message)
    this.status = status
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
    this.logged = logged
  }
}

/** A refusal of somebody who is known, since the password was right. */
export interface LoggedRefusal {
  /**
   * The answer's own code, or `ClonedPasskey`: a passkey's counter did not rise, so that there are two of it; that
   * should be looked into.
   */
  readonly outcome: SignInErrorCode | 'ClonedPasskey'
  /** The ARN of the principal whose second factor it is. */
  readonly caller: string
}

export const invalidRequest = (status: number, message: string): Refusal =>
  new Refusal(status, 'InvalidRequest', message)

/** One sentence for every reason, so that nobody learns which accounts and users exist. */
export const authenticationFailed = (): Refusal =>
  new Refusal(
    401,
    'AuthenticationFailed',
    'The sign-in details are not right. Check each of them and try again, or ask your administrator.',
  )

export const accessKeyNotAccepted = (): Refusal =>
  new Refusal(
    400,
    'AccessKeyNotAccepted',
    'That is an access key: it signs requests of programs to the API and never opens the console. Sign in with your user name and password.',
  )

export const throttled = (seconds: number): Refusal =>
  new Refusal(429, 'Throttled', `There were too many tries. Try again in ${inWords(seconds)}.`, {
    retryAfterSeconds: seconds,
  })

/** The single codes of a day are used up, by whomever; pairs have counts of their own, so who has the device gets in. */
export const tooManyCodes = (seconds: number): Refusal =>
  new Refusal(
    429,
    'Throttled',
    `There were too many wrong codes in the last 24 hours. Give two codes in a row instead, or try again in ${inWords(seconds)}.`,
    { retryAfterSeconds: seconds },
  )

/** The same refusal, and for the log to whom. */
export const refusedTo = (caller: string, { status, code, message, retryAfterSeconds }: Refusal): Refusal =>
  new Refusal(status, code, message, {
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    logged: { outcome: code, caller },
  })

/** Everybody's passwords take too long just now; it is nothing that this person did. */
const busy = (): Refusal =>
  new Refusal(429, 'Throttled', 'Too many people are signing in at this moment. Try again in 5 seconds.', {
    retryAfterSeconds: 5,
  })

export const invalidSetUpCode = (): Refusal =>
  new Refusal(
    403,
    'InvalidSetUpCode',
    'The set-up code is not the one that the server printed when it started. Copy it from the terminal.',
  )

export const ticketExpired = (): Refusal =>
  new Refusal(
    401,
    'TicketExpired',
    'The time for this step of signing in is over, or it was done already. Sign in again.',
  )

/** One sentence for every reason, so that nobody learns which part of a second factor was wrong; the log knows whose. */
export const mfaFailed = (caller: string, outcome: LoggedRefusal['outcome'] = 'MfaFailed'): Refusal =>
  new Refusal(
    401,
    'MfaFailed',
    'The device did not confirm that it is you. Try again with a new code, or with another of your devices.',
    { logged: { outcome, caller } },
  )

/** Of enrolment, which is no step of signing in. */
export const enrollmentExpired = (): Refusal =>
  new Refusal(
    401,
    'TicketExpired',
    'The time for registering this passkey is over, or it was registered already. Begin again.',
  )

/** One sentence for whatever does not hold in what a new passkey answers. */
export const passkeyNotRegistered = (): Refusal =>
  new Refusal(
    400,
    'MfaFailed',
    'The passkey was not registered, for its answer does not belong to this page and this try. Begin again.',
  )

export const notEnrolled = (message: string): Refusal => new Refusal(409, 'NotEnrolled', message)

export const accessDenied = (status: number, message: string): Refusal =>
  new Refusal(status, 'AccessDenied', message)

export const passwordExpired = (): Refusal =>
  new Refusal(
    403,
    'PasswordExpired',
    'Your password has expired, and you may not change it yourself. Ask your administrator to reset it.',
  )

const passedOn: Readonly<Record<string, SignInErrorCode>> = {
  AlreadySetUp: 'AlreadySetUp',
  PasswordPolicyViolation: 'PasswordPolicyViolation',
  LimitExceeded: 'NotEnrolled',
}

/** The refusal that an error stands for; undefined when it is nobody's fault but the service's. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof ServiceError)) return undefined
  if (error.code === 'Throttling') return busy()
  const code = passedOn[error.code]
  return code === undefined ? undefined : new Refusal(error.status, code, error.message)
}

export const toErrorBody = ({ code, message, retryAfterSeconds }: Refusal): SignInError => ({
  code,
  message,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
})

function inWords(seconds: number): string {
  if (seconds === 1) return '1 second'
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.ceil(seconds / 60)
  if (minutes > 60) return `${Math.ceil(minutes / 60)} hours`
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
