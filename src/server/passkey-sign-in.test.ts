import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSoftwareAuthenticator } from '../iam/mfa/testing/software-authenticator.ts'
import { signedHeaders } from '../iam/sign-in/test-enrollment.ts'
import type {
  EnrolledPasskey,
  EnrollPasskeyOptions,
  MfaRequired,
  PasskeyOptions,
  SignedIn,
} from '../lib/sign-in-messages.ts'
import { readConfiguration } from './configuration.ts'
import { type RunningServer, startServer } from './server.ts'

const root = { email: 'root@acme.example', password: 'correct-Horse-7' }

let folder = ''
let server: RunningServer
const faults: unknown[] = []

const start = (port = '0') =>
  startServer({
    configuration: readConfiguration({
      PORT: port,
      GATEHOUSE_DATA: join(folder, 'data'),
      GATEHOUSE_ROOT_EMAIL: root.email,
      GATEHOUSE_ROOT_PASSWORD: root.password,
    }),
    consoleFolder: folder,
    log: { write: () => {}, close: async () => {} },
    onFault: fault => faults.push(fault),
  })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-passkey-'))
  server = await start()
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

async function post<Answer>(
  step: string,
  message: object,
  signer?: SignedIn['credentials'],
): Promise<Answer> {
  const url = new URL(`/sign-in/${step}`, server.url)
  const body = JSON.stringify(message)
  const signed = signer && (await signedHeaders({ url, body, now: new Date() }, signer))
  const { host: _host, ...headers } = signed ?? { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers: { ...headers, origin: url.origin }, body })
  // A body of another shape fails the assertions that follow.
  return (await response.json()) as Answer
}

test('a passkey is registered over HTTP, survives a restart, and signs in with an answer of any honest size', async () => {
  const { credentials } = await post<SignedIn>('root', root)
  const key = await createSoftwareAuthenticator(0)
  const asked = await post<EnrollPasskeyOptions>(
    'enroll-passkey-options',
    { deviceName: 'safe' },
    credentials,
  )
  expect(asked.options.rp.id).toBe('localhost')
  const { origin } = new URL(server.url)
  const made = await key.create(asked.options, { origin })
  const message = { ticket: asked.ticket, response: { ...made, unknown: 'x'.repeat(12_000) } }
  const enrolled = await post<EnrolledPasskey>('enroll-passkey', message, credentials)
  expect(enrolled.serialNumber).toContain(':u2f/root/safe-')

  await server.close()
  // At the same address: elsewhere the passkey would be worth nothing.
  server = await start(new URL(origin).port)
  const first = await post<MfaRequired>('root', root)
  expect(first).toMatchObject({ state: 'mfa', devices: [{ kind: 'passkey', name: 'safe' }] })
  const { ticket, options } = await post<PasskeyOptions>('passkey-options', { ticket: first.ticket })
  const response = await key.get(options, { origin })
  const replies = await Promise.all(
    [1, 2, 3].map(() => post<Partial<SignedIn>>('passkey', { ticket, response })),
  )
  expect(replies.filter(({ state }) => state === 'signed-in')).toHaveLength(1)
  const again = await post<{ code: string }>('passkey', { ticket, response })
  expect(again.code).toBe('TicketExpired')
  expect(faults).toEqual([])
})
