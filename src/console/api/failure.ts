import { ServiceException } from '@smithy/core/client'

/** What went wrong with a call, in the terms a screen needs. */
export interface Failure {
  /**
   * `refused`: a policy forbids it. `ended`: the session is over. `not-built`: this backend lacks the operation.
   * `missing`: the thing is not there. `rejected`: the input or the state does not allow it.
   * `unreachable`: no answer came. `broken`: the backend or the console failed.
   */
  readonly kind:
    | 'refused'
    | 'ended'
    | 'not-built'
    | 'missing'
    | 'rejected'
    | 'throttled'
    | 'unreachable'
    | 'broken'
  /** The backend's code, such as `NoSuchEntity`; absent when no answer came. */
  readonly code?: string | undefined
  /** One sentence, without the encoded authorization message. */
  readonly message: string
  readonly requestId?: string | undefined
  /** Only in a refusal: the action that was refused, such as `iam:ListUsers`. */
  readonly action?: string | undefined
  /** Only in a refusal: what sts:DecodeAuthorizationMessage takes. */
  readonly encodedMessage?: string | undefined
}

const encodedMarker = /\s*Encoded authorization failure message:\s*(\S+)\s*$/

/** Splits AWS's sentence from the encoded authorization message at its end. */
export const splitEncodedMessage = (text: string): { message: string; encodedMessage?: string } => {
  const found = encodedMarker.exec(text)
  if (found?.[1] === undefined) return { message: text }
  return { message: text.slice(0, found.index), encodedMessage: found[1] }
}

const kindsByCode: Readonly<Record<string, Failure['kind']>> = {
  AccessDenied: 'refused',
  AccessDeniedException: 'refused',
  ExpiredToken: 'ended',
  ExpiredTokenException: 'ended',
  InvalidClientTokenId: 'ended',
  NotImplemented: 'not-built',
  InvalidAction: 'not-built',
  NoSuchEntity: 'missing',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  ServiceFailure: 'broken',
  InternalFailure: 'broken',
}

const kindOf = (code: string, status: number | undefined): Failure['kind'] =>
  kindsByCode[code] ?? (status === 429 ? 'throttled' : (status ?? 0) >= 500 ? 'broken' : 'rejected')

/** The action that AWS's sentence of a refusal names. */
const refusedAction = (message: string): string | undefined =>
  /is not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1]

/** The SDK names a modeled error after its class (`NoSuchEntityException`), any other after its code on the wire. */
const codeOf = (error: ServiceException): string => {
  const onTheWire = (error as ServiceException & { readonly Error?: { readonly Code?: string } }).Error?.Code
  return onTheWire ?? error.name.replace(/Exception$/, '')
}

/** Reads whatever a call threw. Never throws. */
export const failureOf = (error: unknown): Failure => {
  if (ServiceException.isInstance(error)) {
    const code = codeOf(error)
    const { message, encodedMessage } = splitEncodedMessage(error.message)
    return {
      kind: kindOf(code, error.$metadata.httpStatusCode),
      code,
      message: message === '' ? `The service answered ${code} without an explanation.` : message,
      requestId: error.$metadata.requestId,
      action: refusedAction(message),
      encodedMessage,
    }
  }
  if (error instanceof Error) {
    // Fetch says no more than TypeError when the connection fails, whatever the reason.
    if (error.name === 'TypeError' && /fetch|network|load failed/i.test(error.message)) {
      return {
        kind: 'unreachable',
        message:
          'No answer came from the service. Check the connection, and that the server runs, then try again.',
      }
    }
    return { kind: 'broken', message: error.message }
  }
  return { kind: 'broken', message: String(error) }
}
