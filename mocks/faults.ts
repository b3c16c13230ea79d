import { operations } from '../src/iam/contract/contract.ts'
import { type SignInErrorCode, signInSteps } from '../src/lib/sign-in-messages.ts'

/** What goes wrong on purpose, and where. */
export type Fault = FaultPlace & (Latency | Refused | NetworkFailure)

interface FaultPlace {
  /**
   * An operation such as `ListUsers`, a step of signing in such as `sign-in:user`, or `*` for every request. Errors
   * for `*` leave signing in alone, which has codes of its own.
   */
  readonly target: string
  /** For so many requests; for all of them unless given. */
  readonly times?: number | undefined
}

interface Latency {
  readonly kind: 'latency'
  readonly milliseconds: number
}

interface Refused {
  readonly kind: 'error'
  /** The code on the wire, such as `AccessDenied`, `Throttling` or `ServiceFailure`. */
  readonly code: string
  readonly status: number
  readonly message: string
}

interface NetworkFailure {
  readonly kind: 'network'
}

/** Everything that a fault can be set for. */
export const faultTargets: ReadonlySet<string> = new Set([
  '*',
  ...operations.keys(),
  ...['status', ...signInSteps].map(step => `sign-in:${step}`),
])

/** Status and sentence of codes that belong to no operation. Source: IAM API Reference, "Common errors". */
const commonErrors: Readonly<Record<string, readonly [status: number, message: string]>> = {
  AccessDenied: [403, 'You do not have sufficient access to perform this action.'],
  ExpiredToken: [403, 'The security token included in the request is expired'],
  InternalFailure: [500, 'The request processing has failed because of an unknown error.'],
  InvalidClientTokenId: [403, 'The security token included in the request is invalid'],
  RequestExpired: [400, 'The request reached the service more than 15 minutes after its date.'],
  ServiceUnavailable: [503, 'The request has failed due to a temporary failure of the server.'],
  Throttling: [400, 'Rate exceeded'],
}

/** What a step of signing in can answer. */
const signInErrors: Readonly<Record<SignInErrorCode, readonly [status: number, message: string]>> = {
  AccessDenied: [403, 'User is not authorized to perform: iam:EnableMFADevice'],
  AccessKeyNotAccepted: [400, 'That is an access key.'],
  AlreadySetUp: [409, 'This installation has its first account already.'],
  AuthenticationFailed: [401, 'The sign-in details are not right.'],
  InvalidRequest: [400, 'The request cannot be understood.'],
  InvalidSetUpCode: [403, 'The set-up code is not the right one.'],
  MfaFailed: [401, 'The code is not right.'],
  NotEnrolled: [409, 'There are eight devices already.'],
  PasswordExpired: [403, 'Your password has expired.'],
  PasswordPolicyViolation: [400, 'Password should have a minimum length of 8'],
  ServiceFailure: [500, 'The service failed on this request.'],
  Throttled: [429, 'There were too many tries. Try again in a minute.'],
  TicketExpired: [401, 'The time for this step of signing in is over. Sign in again.'],
}

const isSignInTarget = (target: string): boolean => target.startsWith('sign-in:')

/** Status and sentence that a code has unless they are given. Throws `RangeError` for a code that cannot be. */
const usualError = (target: string, code: string): readonly [status: number, message: string] => {
  if (!isSignInTarget(target))
    return commonErrors[code] ?? [statusOf(code), `The demo was told to answer with ${code}.`]
  const known = new Map<string, readonly [number, string]>(Object.entries(signInErrors)).get(code)
  if (known !== undefined) return known
  throw new RangeError(
    `"${code}" is nothing that signing in answers. There are ${Object.keys(signInErrors).join(', ')}.`,
  )
}

const statusOf = (code: string): number => {
  for (const { errors } of operations.values()) {
    const found = errors.find(error => error.code === code)
    if (found !== undefined) return found.status
  }
  return 400
}

const example = 'Write it like "ListUsers:AccessDenied", "*:latency=800" or "CreateUser:Throttling:times=2".'

const wholeNumber = (text: string | undefined, what: string, most: number): number => {
  const value = text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  if (!(value <= most)) throw new RangeError(`"${text ?? ''}" is no ${what} up to ${most}. ${example}`)
  return value
}

const httpStatus = (text: string): number => {
  const status = wholeNumber(text, 'HTTP status', 599)
  if (status < 400)
    throw new RangeError(`"${text}" is no status of an error, which are 400 to 599. ${example}`)
  return status
}

/**
 * Reads `target:what`, where `what` is `latency=<milliseconds>`, `network` or an error's code, the last with
 * `:status=<status>` and `:message=<text>` where they shall differ from the usual; any with `:times=<count>`.
 * Throws `RangeError` with a sentence for the person.
 */
export function parseFault(text: string): Fault {
  // Steps of signing in have a colon in their name.
  const target = [...faultTargets].find(name => text.startsWith(`${name}:`))
  if (target === undefined) throw new RangeError(`"${text}" does not begin with an operation. ${example}`)
  const [what = '', ...rest] = text.slice(target.length + 1).split(':')
  const options = new Map(
    rest.map(option => {
      const at = option.indexOf('=')
      return [option.slice(0, at), option.slice(at + 1)] as const
    }),
  )
  for (const name of options.keys())
    if (!['times', 'status', 'message'].includes(name))
      throw new RangeError(`"${text}" has an option that does not exist. ${example}`)
  const times = options.get('times')
  const place = { target, ...(times === undefined ? {} : { times: wholeNumber(times, 'count', 1_000) }) }
  if (what === 'network') return { ...place, kind: 'network' }
  const latency = /^latency=(.*)$/.exec(what)
  if (latency !== null)
    return {
      ...place,
      kind: 'latency',
      milliseconds: wholeNumber(latency[1], 'time in milliseconds', 60_000),
    }
  if (!/^[A-Za-z]+$/.test(what)) throw new RangeError(`"${what}" is no code of an error. ${example}`)
  const [usualStatus, usualMessage] = usualError(target, what)
  const status = options.get('status')
  return {
    ...place,
    kind: 'error',
    code: what,
    status: status === undefined ? usualStatus : httpStatus(status),
    message: options.get('message') ?? usualMessage,
  }
}

/** The short form that `parseFault` reads; for people. */
export function formatFault(fault: Fault): string {
  const what =
    fault.kind === 'latency'
      ? `latency=${fault.milliseconds}`
      : fault.kind === 'network'
        ? 'network'
        : `${fault.code}:status=${fault.status}`
  return `${fault.target}:${what}${fault.times === undefined ? '' : `:times=${fault.times}`}`
}

const isFault = (value: unknown): value is Fault => {
  if (typeof value !== 'object' || value === null) return false
  const { target, kind } = value as Partial<Record<string, unknown>>
  return (
    typeof target === 'string' &&
    faultTargets.has(target) &&
    (kind === 'latency' || kind === 'error' || kind === 'network')
  )
}

/** The switches of one tab. */
export interface Faults {
  list(): readonly Fault[]
  set(faults: readonly Fault[]): void
  /** What hits a request for `operation`, counted off where a fault lasts for some requests only. */
  take(operation: string): readonly Fault[]
}

const storageKey = 'gatehouse-demo.faults'

/** Keeps its switches in `storage`: `sessionStorage`, so that they end with the tab. */
export function createFaults(storage: Pick<Storage, 'getItem' | 'setItem'>): Faults {
  const read = (): readonly Fault[] => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isFault) : []
    } catch {
      // Nobody but a developer writes there: what is no JSON means no faults.
      return []
    }
  }
  let faults = read()
  const set = (next: readonly Fault[]): void => {
    faults = next
    storage.setItem(storageKey, JSON.stringify(next))
  }
  return {
    list: () => faults,
    set,
    take: operation => {
      const hit = faults.filter(
        ({ target, kind }) =>
          target === operation || (target === '*' && !(kind === 'error' && isSignInTarget(operation))),
      )
      if (hit.some(fault => fault.times !== undefined))
        set(
          faults
            .map(fault =>
              hit.includes(fault) && fault.times !== undefined ? { ...fault, times: fault.times - 1 } : fault,
            )
            .filter(fault => fault.times === undefined || fault.times > 0),
        )
      return hit
    },
  }
}
