import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam'
import { STSClient } from '@aws-sdk/client-sts'
import { TOTP } from 'otpauth'
import type { MfaRequired, SignInAnswer, SignInError } from '../src/lib/sign-in-messages.ts'
import { personaNamed } from './personas.ts'

export const origin = 'http://localhost:20411'

/** Anything that answers like the mock's service. */
export type Fetch = (request: Request) => Promise<Response>

interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

interface SdkRequest {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

const handlerOf = (fetch: Fetch): NonNullable<IAMClientConfig['requestHandler']> => {
  const handle = async ({ method, path, headers, body }: SdkRequest) => {
    // As in a service worker: `host` and `content-length` are signed, and nobody can read them.
    const { host: _host, 'content-length': _length, ...visible } = headers
    const response = await fetch(new Request(`${origin}${path}`, { method, headers: visible, body }))
    return {
      response: {
        statusCode: response.status,
        headers: Object.fromEntries(response.headers),
        body: response.body,
      },
    }
  }
  return { handle } as unknown as NonNullable<IAMClientConfig['requestHandler']>
}

/** The official SDK's clients over a function. `now`: the service's clock. */
export function clientsOf(fetch: Fetch, credentials: Credentials, now = new Date()) {
  const config = {
    region: 'us-east-1',
    endpoint: origin,
    credentials: {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
      ...(credentials.sessionToken === undefined ? {} : { sessionToken: credentials.sessionToken }),
    },
    maxAttempts: 1,
    systemClockOffset: now.getTime() - Date.now(),
    requestHandler: handlerOf(fetch),
  }
  return { iam: new IAMClient(config), sts: new STSClient(config) }
}

interface StepAnswer {
  readonly status: number
  readonly answer: Partial<SignInAnswer & SignInError>
}

/** Sends one step of signing in. */
async function step(fetch: Fetch, name: string, body: object): Promise<StepAnswer> {
  const response = await fetch(
    new Request(`${origin}/sign-in/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )
  return { status: response.status, answer: (await response.json()) as StepAnswer['answer'] }
}

/** Sends a persona's sign-in form. */
export function signIn(fetch: Fetch, userName: string): Promise<StepAnswer> {
  const { account, password } = personaNamed(userName)
  return userName.includes('@')
    ? step(fetch, 'root', { email: userName, password })
    : step(fetch, 'user', { account, userName, password })
}

/** Gives the code of a persona's authenticator app: the first of those in its window that was not given before. */
async function giveCode(
  fetch: Fetch,
  userName: string,
  { ticket, devices }: MfaRequired,
  now: Date,
): Promise<StepAnswer> {
  const { authenticatorSeed: secret = '' } = personaNamed(userName)
  const serialNumber = devices.find(({ kind }) => kind === 'virtual')?.serialNumber
  let last: StepAnswer | undefined
  for (const seconds of [-30, 0, 30]) {
    const code = new TOTP({ secret }).generate({ timestamp: now.getTime() + seconds * 1000 })
    last = await step(fetch, 'mfa-code', { ticket, serialNumber, code })
    if (last.status === 200) return last
  }
  throw new Error(`no code of ${userName} is taken: ${JSON.stringify(last?.answer)}`)
}

/**
 * A persona's clients after signing in, by the code of their authenticator app and with another password where they
 * are asked for. Throws when the console does not open. `now`: the service's clock.
 */
export async function clientsOfPersona(fetch: Fetch, userName: string, now = new Date()) {
  let { answer } = await signIn(fetch, userName)
  if (answer.state === 'mfa') answer = (await giveCode(fetch, userName, answer as MfaRequired, now)).answer
  if (answer.state === 'change-password' && answer.reason === 'expired')
    answer = (await step(fetch, 'new-password', { ticket: answer.ticket, newPassword: 'Is-not-expired-1' }))
      .answer
  if (answer.state !== 'signed-in' || !('credentials' in answer) || answer.credentials === undefined)
    throw new Error(`${userName} is not signed in: ${JSON.stringify(answer)}`)
  return clientsOf(fetch, answer.credentials, now)
}
