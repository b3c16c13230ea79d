import type { SignInErrorCode, SignInStatus, SignInStep } from '../../lib/sign-in-messages.ts'
import type { RequestFacts } from '../operation.ts'
import { partsOf } from '../wire/request.ts'
import { createRequestId } from '../wire/request-id.ts'
import { createEnrollmentSteps } from './enrollment-steps.ts'
import { createMfaSteps } from './mfa-steps.ts'
import { createPasswordSteps } from './password-steps.ts'
import type { SignInDeps } from './principal.ts'
import { invalidRequest, type LoggedRefusal, Refusal, refusalOf, toErrorBody } from './refusal.ts'
import { bodyLimit, passkeyBodyLimit, readJsonObject, requireOwnSite } from './request-body.ts'
import { createSetUp } from './set-up.ts'
import type { StepOutcome, Steps } from './step.ts'
import { createTryCounter } from './try-counter.ts'

export interface SignInOptions extends SignInDeps {
  /** The one-time code of the first run; random unless given. */
  readonly setUpCode?: string | undefined
}

/** What the log may know of a request: never a password, a code, a token, or a name that was typed. */
export interface SignInLogEntry {
  /** `sign-in:user` and so on. */
  readonly operation: string
  /** The ARN of who proved to be it, if only by the password, else `anonymous`. */
  readonly caller: string
  /** The state of the answer, or the code of the error, or what is behind that error. */
  readonly outcome: StepOutcome | SignInErrorCode | LoggedRefusal['outcome'] | 'status'
  readonly status: number
  /** With `ServiceFailure`: what went wrong. */
  readonly error?: unknown
}

export interface SignIn {
  /** Answers everything under `/sign-in/`. `address`: of the other end, for throttling. Never rejects. */
  fetch(
    request: Request,
    address: string | undefined,
    log?: (entry: SignInLogEntry) => void,
  ): Promise<Response>
  /** To be shown in the server's terminal; undefined once an account exists. */
  readonly setUpCode: string | undefined
}

/** Signing in and the first run, as JSON over HTTP; the messages are in `lib/sign-in-messages.ts`. */
export function createSignIn({ setUpCode, ...deps }: SignInOptions): SignIn {
  const { views, ports } = deps
  const tries = createTryCounter(ports)
  const setUp = createSetUp(deps, tries, setUpCode)
  const steps: Steps = {
    ...createPasswordSteps(deps, tries, setUp),
    ...createMfaSteps(deps, tries),
    ...createEnrollmentSteps(deps, tries),
  }

  const isStep = (name: string): name is SignInStep => Object.hasOwn(steps, name)

  const answer = async (request: Request, name: string, address: string | undefined) => {
    const step = isStep(name) ? steps[name] : undefined
    if (step === undefined && name !== 'status')
      throw invalidRequest(404, 'There is no such step of signing in.')
    if (request.method !== methodOf(name))
      throw invalidRequest(405, `This step of signing in is a ${methodOf(name)} request.`)
    if (step === undefined) {
      const status: SignInStatus = { needsSetUp: views.isEmpty }
      return { answer: status, caller: anonymous, outcome: 'status' as const }
    }
    const site = requireOwnSite(request)
    const { body, bytes } = await readJsonObject(
      request,
      name.includes('passkey') ? passkeyBodyLimit : bodyLimit,
    )
    const facts: RequestFacts = {
      requestId: createRequestId(ports.hashes),
      address,
      userAgent: request.headers.get('user-agent') ?? undefined,
      secureTransport: request.url.startsWith('https:'),
      region: 'us-east-1',
    }
    return step({ body, address, site, facts, parts: partsOf(request, bytes) })
  }

  return {
    get setUpCode() {
      return setUp.code
    },
    async fetch(request, address, log = () => {}) {
      const name = /\/sign-in\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1] ?? ''
      const operation = `sign-in:${name === 'status' || isStep(name) ? name : 'unknown'}`
      try {
        const { answer: body, caller, outcome } = await answer(request, name, address)
        log({ operation, caller, outcome, status: 200 })
        return respond(200, body)
      } catch (error) {
        const known = refusalOf(error)
        const refusal = known ?? serviceFailure()
        const { code, status, logged = { caller: anonymous, outcome: code } } = refusal
        log({ operation, ...logged, status, ...(known ? {} : { error }) })
        return respond(status, toErrorBody(refusal), headersOf(refusal, name))
      }
    },
  }
}

const anonymous = 'anonymous'

const methodOf = (name: string): string => (name === 'status' ? 'GET' : 'POST')

const serviceFailure = (): Refusal =>
  new Refusal(
    500,
    'ServiceFailure',
    'The service failed on this request. Try again, and tell its operator if it lasts.',
  )

function headersOf({ status, retryAfterSeconds }: Refusal, name: string): Record<string, string> {
  if (status === 405) return { allow: methodOf(name) }
  return retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
}

const respond = (status: number, body: object, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
