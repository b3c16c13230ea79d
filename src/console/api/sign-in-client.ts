import type {
  MfaCodeRequest,
  MfaResyncRequest,
  NewPasswordRequest,
  PasskeyOptions,
  PasskeyOptionsRequest,
  PasskeyRequest,
  RootSignInRequest,
  SetUpRequest,
  SignInAnswer,
  SignInError,
  SignInStatus,
  UserSignInRequest,
} from '../../lib/sign-in-messages.ts'
import { readAnswer, readError, readPasskeyOptions, readStatus } from './sign-in-answers.ts'

/** Why a call brought no answer. */
export type SignInFailure =
  /** The service refused, with its reason. */
  | { readonly kind: 'refused'; readonly error: SignInError }
  /** Nothing answered at that address within twenty seconds. */
  | { readonly kind: 'unreachable'; readonly url: string }
  /** Something answered that is no sign-in endpoint: `config.json` names a wrong address, or a proxy is in between. */
  | { readonly kind: 'unexpected'; readonly url: string; readonly status: number }

export type SignInResult<Answer> = { readonly kind: 'answer'; readonly answer: Answer } | SignInFailure

/** The calls of the sign-in pages. None throws: each way to fail is a result, since each has its own words. */
export interface SignInClient {
  status(): Promise<SignInResult<SignInStatus>>
  setUp(request: SetUpRequest): Promise<SignInResult<SignInAnswer>>
  root(request: RootSignInRequest): Promise<SignInResult<SignInAnswer>>
  user(request: UserSignInRequest): Promise<SignInResult<SignInAnswer>>
  newPassword(request: NewPasswordRequest): Promise<SignInResult<SignInAnswer>>
  mfaCode(request: MfaCodeRequest): Promise<SignInResult<SignInAnswer>>
  mfaResync(request: MfaResyncRequest): Promise<SignInResult<SignInAnswer>>
  passkeyOptions(request: PasskeyOptionsRequest): Promise<SignInResult<PasskeyOptions>>
  passkey(request: PasskeyRequest): Promise<SignInResult<SignInAnswer>>
}

const patience = 20_000

/** The client of the sign-in endpoint at `base`, an absolute URL without a slash at its end. */
export function createSignInClient(
  base: string,
  send: typeof fetch = (...call) => fetch(...call),
): SignInClient {
  async function call<Answer>(
    path: string,
    request: object | undefined,
    read: (value: unknown) => Answer | undefined,
  ): Promise<SignInResult<Answer>> {
    const url = `${base}/${path}`
    let response: Response
    let body: unknown
    try {
      response = await send(url, {
        ...bodyOf(request),
        credentials: 'omit',
        signal: AbortSignal.timeout(patience),
      })
      body = parse(await response.text())
    } catch {
      // `fetch` rejects for every lost connection and time-out alike, and says nothing a person could use.
      return { kind: 'unreachable', url }
    }
    if (response.ok) {
      const answer = read(body)
      return answer === undefined
        ? { kind: 'unexpected', url, status: response.status }
        : { kind: 'answer', answer }
    }
    const error = readError(body)
    return error === undefined
      ? { kind: 'unexpected', url, status: response.status }
      : { kind: 'refused', error }
  }
  return {
    status: () => call('status', undefined, readStatus),
    setUp: request => call('set-up', request, readAnswer),
    root: request => call('root', request, readAnswer),
    user: request => call('user', request, readAnswer),
    newPassword: request => call('new-password', request, readAnswer),
    mfaCode: request => call('mfa-code', request, readAnswer),
    mfaResync: request => call('mfa-resync', request, readAnswer),
    passkeyOptions: request => call('passkey-options', request, readPasskeyOptions),
    passkey: request => call('passkey', request, readAnswer),
  }
}

function bodyOf(request: object | undefined): RequestInit {
  const accept = { accept: 'application/json' }
  if (request === undefined) return { headers: accept, cache: 'no-store' }
  return {
    method: 'POST',
    headers: { ...accept, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A page of a proxy or of another server: no reader accepts `undefined`, so that it is reported as such.
    return undefined
  }
}
