import { createAuthenticate } from './authenticate.ts'
import { createAccountViews } from './authorize/account-view.ts'
import { createCodeTries } from './mfa/code-tries.ts'
import type { Ports } from './ports.ts'
import { createQuery } from './query.ts'
import { createCredentialReportJob } from './reports/credential-report-job.ts'
import { createLastUseRecorder } from './sign-in/last-use.ts'
import { limitPasswordWork } from './sign-in/password-work.ts'
import { createSessionOpener } from './sign-in/session-token.ts'
import { createSignIn } from './sign-in/sign-in.ts'
import type { Store } from './store/port.ts'

export interface ServiceOptions {
  readonly store: Store
  readonly ports: Ports
  /** The one-time code of the first run; random unless given. */
  readonly setUpCode?: string | undefined
  /** Told what no request should cause; the caller of that request gets a ServiceFailure. */
  readonly onFault?: ((error: unknown) => void) | undefined
}

/** What the host knows of a request beside the request. */
export interface FetchInfo {
  /** The IP address of the other end. */
  readonly address?: string | undefined
  /** The whole body, from a host that has read it already; a stream costs more than most operations. */
  readonly body?: Uint8Array | undefined
  /** Called once, before the answer is given. */
  readonly log?: ((entry: FetchLog) => void) | undefined
}

/** What a log may say of a request: never a secret. */
export interface FetchLog {
  readonly requestId?: string | undefined
  readonly operation?: string | undefined
  /** ARN of who proved to be it, else `anonymous`. */
  readonly caller?: string | undefined
  /** `ok`, the state of a sign-in, or the error's code. */
  readonly outcome: string
}

/** An answer that is no `Response` yet. */
export interface Answer {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Service {
  /** Answers `POST /` (the IAM and STS APIs) and `/sign-in/*`; everything else is 404. Never rejects. */
  fetch(request: Request, info?: FetchInfo): Promise<Response>
  /** What `fetch` does for `POST /`, for hosts that write text: the way through a `Response` is a long one. */
  query(request: Request, info?: FetchInfo): Promise<Answer>
  /** To be shown to whoever runs the service; undefined once an account exists. */
  readonly setUpCode: string | undefined
  /** Writes what is noted, and stops following the store, which stays open. */
  close(): Promise<void>
}

/** The IAM service over a store: the one the server and the tab run. Reads every account once. */
export async function createService({
  store,
  ports: given,
  setUpCode,
  onFault = () => {},
}: ServiceOptions): Promise<Service> {
  const ports: Ports = { ...given, passwords: limitPasswordWork(given.passwords) }
  const views = await createAccountViews({ store, awsPolicies: ports.awsPolicies, onFault })
  const lastUse = createLastUseRecorder(store, { now: ports.now, onError: onFault })
  const codeTries = createCodeTries(ports)
  const authenticate = createAuthenticate(views, ports, createSessionOpener(ports))
  const signIn = createSignIn({ store, views, ports, lastUse, codeTries, authenticate, setUpCode })
  const credentialReportJob = createCredentialReportJob({ store, ports, lastUse, onFault })
  const query = createQuery({
    store,
    views,
    ports,
    authenticate,
    lastUse,
    codeTries,
    credentialReportJob,
    onFault,
  })

  return {
    query: (request, info = {}) => query(request, info),
    fetch: async (request, info = {}) => {
      if (!new URL(request.url).pathname.startsWith('/sign-in/')) {
        const { status, headers, body } = await query(request, info)
        return new Response(body, { status, headers })
      }
      return signIn.fetch(request, info.address, entry => {
        if (entry.error !== undefined) onFault(entry.error)
        info.log?.({ operation: entry.operation, caller: entry.caller, outcome: entry.outcome })
      })
    },
    get setUpCode() {
      return signIn.setUpCode
    },
    close: async () => {
      await credentialReportJob.settled()
      views.close()
      await lastUse.flush()
    },
  }
}
