import type { SignInAnswer, SignInErrorCode, SignInStatus } from '../../lib/sign-in-messages.ts'
import { foldName } from '../store/collections.ts'
import { joinKey } from '../store/port.ts'
import { changeExpectedPassword } from './new-password.ts'
import { nextStep, openSession } from './next-step.ts'
import { maximumPasswordLength } from './password-policy.ts'
import { type Principal, rootPrincipal, type SignInDeps, userPrincipal } from './principal.ts'
import { invalidRequest, Refusal, refusalOf, toErrorBody } from './refusal.ts'
import { readJsonObject, refuseOtherSites, textField } from './request-body.ts'
import { createSetUp } from './set-up.ts'
import { maxTicketLength } from './ticket.ts'
import { createTryCounter } from './try-counter.ts'
import { createPasswordVerifier, refuseAccessKeys } from './verify-password.ts'

export interface SignInOptions extends SignInDeps {
  /** The one-time code of the first run; random unless given. */
  readonly setUpCode?: string | undefined
}

/** What the log may know of a request: never a password, a code, a token, or a name that was typed. */
export interface SignInLogEntry {
  /** `sign-in:user` and so on. */
  readonly operation: string
  /** The ARN of who proved to be it, else `anonymous`. */
  readonly caller: string
  /** The state of the answer, or the code of the error. */
  readonly outcome: SignInAnswer['state'] | SignInErrorCode | 'status'
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

type Body = Readonly<Record<string, unknown>>
interface Step {
  readonly answer: SignInAnswer
  readonly principal: Principal
}

/** Sign-in by password and the first run, as JSON over HTTP; the messages are in `lib/sign-in-messages.ts`. */
export function createSignIn({ setUpCode, ...deps }: SignInOptions): SignIn {
  const { views } = deps
  const tries = createTryCounter(deps.ports)
  const verify = createPasswordVerifier(deps, tries)
  const setUp = createSetUp(deps, tries, setUpCode)

  const signedIn = async (principal: Principal): Promise<Step> => ({
    answer: await openSession(deps, principal),
    principal,
  })

  const steps: Readonly<Record<string, (body: Body, address: string | undefined) => Promise<Step>>> = {
    'set-up': async (body, address) => {
      const request = {
        code: textField(body, 'code', 100),
        email: textField(body, 'email', 254),
        password: textField(body, 'password', maximumPasswordLength),
        accountName: textField(body, 'accountName', 50),
      }
      return signedIn(await setUp.run(request, address))
    },

    root: async (body, address) => {
      const typed = textField(body, 'email', 254)
      const password = textField(body, 'password', maximumPasswordLength)
      refuseAccessKeys(typed, password)
      const email = typed.trim().toLowerCase()
      const account = views.accountByRootEmail(email)?.account
      const proven = await verify({
        subject: joinKey('root', email),
        principal: account && rootPrincipal(account),
        password,
        address,
      })
      return { answer: await nextStep(deps, proven), principal: proven.principal }
    },

    user: async (body, address) => {
      const typed = textField(body, 'account', 63)
      const userName = textField(body, 'userName', 64).trim()
      const password = textField(body, 'password', maximumPasswordLength)
      refuseAccessKeys(typed, userName, password)
      const account = accountField(typed)
      const view = /^\d{12}$/.test(account) ? views.account(account) : views.accountByAlias(account)
      const user = view?.user(userName)
      const proven = await verify({
        // By the account's id where it has one: its alias must not give a second budget of guesses.
        subject: joinKey('user', view?.accountId ?? account, foldName(userName)),
        principal: view && user && userPrincipal(view.account, user),
        password,
        address,
      })
      return { answer: await nextStep(deps, proven), principal: proven.principal }
    },

    'new-password': async (body, address) => {
      const request = {
        ticket: textField(body, 'ticket', maxTicketLength),
        newPassword: textField(body, 'newPassword', maximumPasswordLength),
      }
      return signedIn(await changeExpectedPassword(deps, tries, request, address))
    },
  }

  const answer = async (request: Request, name: string, address: string | undefined) => {
    const step = Object.hasOwn(steps, name) ? steps[name] : undefined
    if (step === undefined && name !== 'status')
      throw invalidRequest(404, 'There is no such step of signing in.')
    if (request.method !== methodOf(name))
      throw invalidRequest(405, `This step of signing in is a ${methodOf(name)} request.`)
    if (step === undefined) {
      const status: SignInStatus = { needsSetUp: views.isEmpty }
      return { body: status, caller: anonymous, outcome: 'status' as const }
    }
    refuseOtherSites(request)
    const done = await step(await readJsonObject(request), address)
    return { body: done.answer, caller: done.principal.shown.arn, outcome: done.answer.state }
  }

  return {
    get setUpCode() {
      return setUp.code
    },
    async fetch(request, address, log = () => {}) {
      const name = /\/sign-in\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1] ?? ''
      const operation = `sign-in:${name === 'status' || Object.hasOwn(steps, name) ? name : 'unknown'}`
      try {
        const { body, caller, outcome } = await answer(request, name, address)
        log({ operation, caller, outcome, status: 200 })
        return respond(200, body)
      } catch (error) {
        const known = refusalOf(error)
        const refusal = known ?? serviceFailure()
        const { code, status } = refusal
        log({ operation, caller: anonymous, outcome: code, status, ...(known ? {} : { error }) })
        return respond(status, toErrorBody(refusal), headersOf(refusal, name))
      }
    },
  }
}

const anonymous = 'anonymous'

/** An account id, also when written in groups as it is often shown, or an alias. */
function accountField(typed: string): string {
  const text = typed.trim().toLowerCase()
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{12}$/.test(digits) ? digits : text
}

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
