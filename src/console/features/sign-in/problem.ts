import type { SignInFailure } from '../../api/sign-in-client.ts'
import { configurationUrl } from '../../app/configuration.ts'

/** What went wrong with a step, in words for the person. */
export interface Problem {
  readonly title: string
  readonly text: string
  /** Seconds until another try is worth it. */
  readonly retryAfterSeconds?: number | undefined
  /** The field that it is about; it gets the focus, otherwise the message does. */
  readonly field?: string | undefined
}

/** The server gave a session that is over by the clock of this machine. */
export function wrongClock(expiration: string): Problem {
  return {
    title: 'The clock of this machine is wrong',
    text: `You are signed in until "${expiration}", but by the clock of this machine that is over. Set its date and time, then sign in again.`,
  }
}

const titles: Partial<Record<string, string>> = {
  AuthenticationFailed: 'Sign-in failed',
  MfaFailed: 'Not accepted',
  PasswordExpired: 'Your password has expired',
  AccessKeyNotAccepted: 'Access keys do not sign in here',
  Throttled: 'Too many tries',
  AlreadySetUp: 'Already set up',
  InvalidSetUpCode: 'Wrong code',
  PasswordPolicyViolation: 'Choose another password',
  TicketExpired: 'That took too long',
  ServiceFailure: 'The server failed',
}

const attemptIsOver: ReadonlySet<string> = new Set([
  'AuthenticationFailed',
  'PasswordExpired',
  'TicketExpired',
])

/** Whether a step after the password can only be left: signing in has to begin again. */
export const endsAttempt = (failure: SignInFailure): boolean =>
  failure.kind === 'refused' && attemptIsOver.has(failure.error.code)

/** Puts a failure into words. `fields` says which field each refusal is about, on the form that is open. */
export function problemOf(failure: SignInFailure, fields: Partial<Record<string, string>> = {}): Problem {
  if (failure.kind === 'unreachable') {
    return {
      title: 'The server cannot be reached',
      text: `Nothing answers at "${failure.url}". Check your connection and that the server is running, then try again.`,
    }
  }
  if (failure.kind === 'unexpected') {
    return {
      title: 'This is no sign-in endpoint',
      text: `"${failure.url}" gave an answer with status ${failure.status} that is not one of a sign-in endpoint. Check "signIn" in "${configurationUrl()}", and any proxy in between.`,
    }
  }
  const { code, message, retryAfterSeconds } = failure.error
  return { title: titles[code] ?? 'Sign-in failed', text: message, retryAfterSeconds, field: fields[code] }
}
