import rows from 'virtual:aws-managed-policies'
import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam'
import { STSClient } from '@aws-sdk/client-sts'
import type { SignedIn, SignInAnswer } from '../../lib/sign-in-messages.ts'
import { createAwsManagedPolicies } from '../aws-managed-policies.ts'
import { defaultQuotas } from '../operations/quotas.ts'
import type { Ports, Quotas } from '../ports.ts'
import { createService, type FetchLog, type Service } from '../service.ts'
import { createTestPorts } from '../sign-in/test-ports.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/port.ts'

const awsPolicies = createAwsManagedPolicies(rows)
const origin = 'http://localhost:8080'
const setUpCode = 'TEST-SETU-PCOD-EFOR-TEST-SABC'
export const rootEmail = 'root@acme.example'
export const rootPassword = 'correct-Horse-7'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string | undefined
}

/** The official SDK's clients, signing with one principal's credentials. */
export interface Clients {
  readonly iam: IAMClient
  readonly sts: STSClient
  readonly credentials: Credentials
}

export interface TestService {
  readonly service: Service
  readonly store: Store
  /** What the service works with, its clock included. */
  readonly ports: Ports
  /** The root user of the account that the set-up made. */
  readonly root: Clients
  readonly accountId: string
  /** Faults that the service reported; a test that expects none asserts it. */
  readonly faults: unknown[]
  readonly logged: FetchLog[]
  clients(credentials: Credentials): Clients
  /** Moves the service's clock; clients made later sign with it. */
  advance(seconds: number): void
  /** A POST of JSON below `/sign-in/`. */
  post(step: string, body: unknown): Promise<{ readonly status: number; readonly body: unknown }>
}

interface SdkRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly port?: number
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array
}

/** The whole service over a store, set up as a person would, with clients of the official SDK for its root user. */
export async function createTestService({
  store = createMemoryStore(),
  quotas = defaultQuotas,
}: {
  readonly store?: Store
  readonly quotas?: Quotas
} = {}): Promise<TestService> {
  let offset = 0
  const ports: Ports = {
    ...createTestPorts(),
    now: () => new Date(Date.now() + offset),
    awsPolicies,
    quotas,
  }
  const faults: unknown[] = []
  const logged: FetchLog[] = []
  const service = await createService({ store, ports, setUpCode, onFault: fault => faults.push(fault) })
  const info = { address: '192.0.2.1', log: (entry: FetchLog) => void logged.push(entry) }

  const handler = {
    handle: async (sent: SdkRequest) => {
      const request = new Request(`${sent.protocol}//${sent.hostname}:${sent.port ?? 80}${sent.path}`, {
        method: sent.method,
        headers: sent.headers,
        body: typeof sent.body === 'string' ? sent.body : new Uint8Array(sent.body),
      })
      // What a browser or HTTP client sends by itself, and SDKs sign.
      request.headers.set('host', sent.headers.host ?? '')
      const response = await service.fetch(request, info)
      return {
        response: {
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          body: response.body,
        },
      }
    },
  }

  const clients = ({ accessKeyId, secretAccessKey, sessionToken }: Credentials): Clients => {
    const credentials = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
    const config = {
      region: 'us-east-1',
      endpoint: origin,
      credentials,
      maxAttempts: 1,
      systemClockOffset: offset,
      requestHandler: handler as unknown as NonNullable<IAMClientConfig['requestHandler']>,
    }
    return { iam: new IAMClient(config), sts: new STSClient(config), credentials }
  }

  const post = async (step: string, body: unknown) => {
    const response = await service.fetch(
      new Request(`${origin}/sign-in/${step}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      info,
    )
    return { status: response.status, body: (await response.json()) as unknown }
  }

  const answer = await post('set-up', {
    code: setUpCode,
    email: rootEmail,
    password: rootPassword,
    accountName: 'acme',
  })
  const signedIn = requireSignedIn(answer.body as SignInAnswer)
  return {
    service,
    store,
    ports,
    root: clients(signedIn.credentials),
    accountId: signedIn.account.id,
    faults,
    logged,
    clients,
    advance: seconds => {
      offset += seconds * 1000
    },
    post,
  }
}

/** The answer of a sign-in that went through. */
export function requireSignedIn(answer: SignInAnswer): SignedIn {
  if (answer.state !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(answer)}`)
  return answer
}
