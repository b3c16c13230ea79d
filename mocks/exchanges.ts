import { redactForm, redactHeader, redactJson, redactXml } from './redact.ts'

/** One request of a sign-in or MFA flow and its answer, as they may be shown: without any secret. */
export interface Exchange {
  /** `sign-in/user`, or an operation of the API such as `EnableMFADevice`. */
  readonly step: string
  readonly request: Message
  readonly answer: Message
  /** Of the answer. */
  readonly status: number
  /** The state of a sign-in's answer (`signed-in`, `mfa` …), or the code of an error. */
  readonly outcome: string | undefined
}

interface Message {
  /** `POST /sign-in/user` or `200` */
  readonly line: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

export interface ExchangeLog {
  /** Passes a request on, and notes it with its answer when it belongs to a flow. */
  through(answer: (request: Request) => Promise<Response>): (request: Request) => Promise<Response>
  /** Oldest first; at most forty. */
  list(): readonly Exchange[]
  clear(): void
  /** Called after each change. */
  onChange(listener: () => void): void
}

const most = 40

/** What belongs to a flow of signing in, of MFA, or of going under a role; all else is the console reading. */
const flows =
  /^(Assume\w+|GetSessionToken|GetFederationToken|ChangePassword|CreateVirtualMFADevice|(Enable|Resync|Deactivate)MFADevice|DeleteVirtualMFADevice)$/

const shownHeaders = new Set([
  'content-type',
  'authorization',
  'x-amz-date',
  'x-amz-security-token',
  'retry-after',
])

const headersOf = (headers: Headers): Message['headers'] =>
  [...headers]
    .filter(([name]) => shownHeaders.has(name))
    .map(([name, value]) => [name, redactHeader(name, value)] as const)

/** Notes what the flows exchange, in memory only. */
export function createExchangeLog(): ExchangeLog {
  let kept: readonly Exchange[] = []
  const listeners = new Set<() => void>()
  const change = (next: readonly Exchange[]): void => {
    kept = next.slice(-most)
    for (const listener of listeners) listener()
  }
  return {
    through: answer => async request => {
      const asked = request.clone()
      const step = await stepOf(asked)
      const response = await answer(request)
      // What a lost connection is answered with has no body, and nothing was exchanged.
      if (step !== undefined && response.type !== 'error')
        change([...kept, await exchangeOf(step, asked, response.clone())])
      return response
    },
    list: () => kept,
    clear: () => change([]),
    onChange: listener => void listeners.add(listener),
  }
}

interface Step {
  readonly name: string
  readonly signsIn: boolean
  readonly body: string
}

async function stepOf(request: Request): Promise<Step | undefined> {
  const signIn = /\/sign-in\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1]
  if (signIn === 'status') return undefined
  const body = await request.clone().text()
  if (signIn !== undefined) return { name: `sign-in/${signIn}`, signsIn: true, body }
  const action = new URLSearchParams(body).get('Action') ?? ''
  return flows.test(action) ? { name: action, signsIn: false, body } : undefined
}

async function exchangeOf(
  { name, signsIn, body }: Step,
  request: Request,
  response: Response,
): Promise<Exchange> {
  const answered = await response.text()
  return {
    step: name,
    request: {
      line: `${request.method} ${new URL(request.url).pathname}`,
      headers: headersOf(request.headers),
      body: signsIn ? redactJson(body) : redactForm(body),
    },
    answer: {
      line: String(response.status),
      headers: headersOf(response.headers),
      body: signsIn ? redactJson(answered) : redactXml(answered),
    },
    status: response.status,
    outcome: signsIn ? outcomeOfJson(answered) : /<Code>(\w+)<\/Code>/.exec(answered)?.[1],
  }
}

function outcomeOfJson(text: string): string | undefined {
  try {
    const { state, code } = JSON.parse(text) as { readonly state?: string; readonly code?: string }
    return state ?? code
  } catch {
    // No answer of the service: its status says all there is to say.
    return undefined
  }
}
