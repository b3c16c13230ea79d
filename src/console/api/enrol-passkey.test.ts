import { afterEach, expect, test, vi } from 'vitest'
import { createClients } from './clients.ts'
import { enrolPasskey } from './enrol-passkey.ts'
import { failureOf } from './failure.ts'

const signIn = 'https://iam.example/sign-in'
const clients = createClients(
  { iam: 'https://iam.example/', sts: 'https://iam.example/', signIn },
  {
    credentials: () => ({
      accessKeyId: 'ASIAEXAMPLE',
      secretAccessKey: 'secret',
      sessionToken: 'a-token',
      expiration: '2030-01-01T00:00:00Z',
    }),
    ended: () => undefined,
  },
)

interface Sent {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

const answerWith = (...answers: readonly { status: number; body: unknown }[]): readonly Sent[] => {
  const sent: Sent[] = []
  const left = [...answers]
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({
      url,
      headers: init.headers as Record<string, string>,
      body: JSON.parse(String(init.body)),
    })
    const { status = 500, body } = left.shift() ?? {}
    return new Response(JSON.stringify(body), { status })
  })
  return sent
}

const options = { ticket: 't1', options: { challenge: 'abc' } }
const response = { id: 'x' } as never

afterEach(() => vi.unstubAllGlobals())

test('both calls are signed with the session, and the second carries what the browser made', async () => {
  const sent = answerWith({ status: 200, body: options }, { status: 200, body: { serialNumber: 'arn:x' } })
  const made = await enrolPasskey(clients, signIn, 'laptop', async () => response)
  expect(made).toEqual({ serialNumber: 'arn:x' })
  expect(sent.map(({ url, body }) => [url, body])).toEqual([
    [`${signIn}/enroll-passkey-options`, { deviceName: 'laptop' }],
    [`${signIn}/enroll-passkey`, { ticket: 't1', response: { id: 'x' } }],
  ])
  for (const { headers } of sent) {
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE\/\d{8}\/us-east-1\/iam\/aws4_request, SignedHeaders=content-type;host;/,
    )
    expect(headers['x-amz-security-token']).toBe('a-token')
    // A browser sets it by itself, and refuses to have it set.
    expect(headers).not.toHaveProperty('host')
  }
})

test('a refusal reads as one of the API, with the action that is missing', async () => {
  const message =
    'User: arn:aws:iam::1:user/x is not authorized to perform: iam:EnableMFADevice on resource: y'
  answerWith({ status: 403, body: { code: 'AccessDenied', message } })
  const failure = failureOf(await enrolPasskey(clients, signIn, 'laptop').catch((error: unknown) => error))
  expect(failure).toMatchObject({ kind: 'refused', code: 'AccessDenied', action: 'iam:EnableMFADevice' })
})

test('whoever leaves the browser’s dialog is told so, and nothing is registered', async () => {
  const sent = answerWith({ status: 200, body: options })
  const left = Object.assign(new Error('timed out or not allowed'), { name: 'NotAllowedError' })
  await expect(enrolPasskey(clients, signIn, 'laptop', () => Promise.reject(left))).rejects.toThrow(
    'The browser’s dialog was left',
  )
  expect(sent).toHaveLength(1)
})

test('an answer of something else is told as such', async () => {
  answerWith({ status: 200, body: { hello: 1 } })
  await expect(enrolPasskey(clients, signIn, 'laptop')).rejects.toThrow('does not understand')
})
