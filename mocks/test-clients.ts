import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam'
import { STSClient } from '@aws-sdk/client-sts'
import type { SignInAnswer, SignInError } from '../src/lib/sign-in-messages.ts'
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

/** Sends a persona's sign-in form. */
export async function signIn(
  fetch: Fetch,
  userName: string,
): Promise<{ readonly status: number; readonly answer: Partial<SignInAnswer & SignInError> }> {
  const { account, password } = personaNamed(userName)
  const root = userName.includes('@')
  const response = await fetch(
    new Request(`${origin}/sign-in/${root ? 'root' : 'user'}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(root ? { email: userName, password } : { account, userName, password }),
    }),
  )
  return { status: response.status, answer: (await response.json()) as Partial<SignInAnswer & SignInError> }
}

/** A persona's clients after signing in. Throws when the console does not open. */
export async function clientsOfPersona(fetch: Fetch, userName: string, now?: Date) {
  const { answer } = await signIn(fetch, userName)
  if (answer.state !== 'signed-in' || !('credentials' in answer) || answer.credentials === undefined)
    throw new Error(`${userName} is not signed in: ${JSON.stringify(answer)}`)
  return clientsOf(fetch, answer.credentials, now)
}
