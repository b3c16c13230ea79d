import { expect, test } from 'vitest'
import { createSignInClient } from './sign-in-client.ts'

const base = 'https://iam.example/sign-in'
const user = { account: 'acme', userName: 'alice', password: 'correct horse' }

const signedIn = {
  state: 'signed-in',
  credentials: {
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiration: '2026-01-06T00:00:00Z',
  },
  account: { id: '111122223333', alias: 'acme', name: 'Acme' },
  principal: { type: 'user', name: 'alice', arn: 'arn:aws:iam::111122223333:user/alice' },
}

function answering(status: number, body: unknown) {
  const requests: Request[] = []
  const client = createSignInClient(base, async (input, init) => {
    requests.push(new Request(input, init))
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  })
  return { client, requests }
}

test('a sign-in is a POST of JSON, without cookies, and the password is not in the address', async () => {
  const { client, requests } = answering(200, signedIn)
  expect(await client.user(user)).toEqual({ kind: 'answer', answer: signedIn })
  const [request] = requests
  expect(request?.url).toBe(`${base}/user`)
  expect(request?.method).toBe('POST')
  expect(request?.credentials).toBe('omit')
  expect(request?.headers.get('content-type')).toBe('application/json')
  expect(await request?.json()).toEqual(user)
})

test('a password that is due to be changed is an answer, not a failure', async () => {
  const answer = {
    state: 'change-password',
    ticket: 't',
    reason: 'expired',
    passwordPolicy: { minimumLength: 12, required: ['uppercase', 'symbol'], notOfLast: 5 },
  }
  expect(await answering(200, answer).client.user(user)).toEqual({ kind: 'answer', answer })
})

test('rules that this console does not know are left to the service', async () => {
  const passwordPolicy = { minimumLength: 12, characterKinds: 3, required: ['emoji', 'number'], more: true }
  const answer = { state: 'change-password', ticket: 't', reason: 'expired', passwordPolicy }
  expect(await answering(200, answer).client.user(user)).toEqual({
    kind: 'answer',
    answer: { ...answer, passwordPolicy: { minimumLength: 12, characterKinds: 3, required: ['number'] } },
  })
})

test('a refusal keeps its code, its sentence and how long to wait', async () => {
  const error = { code: 'Throttled', message: 'Wait a minute.', retryAfterSeconds: 60 }
  expect(await answering(429, error).client.user(user)).toEqual({ kind: 'refused', error })
})

test.each([
  [200, '<!doctype html>'],
  [200, { state: 'signed-in' }],
  [200, { ...signedIn, credentials: { ...signedIn.credentials, expiration: 'soon' } }],
  [502, 'Bad gateway'],
  [400, { code: 'SomethingElse', message: 'No.' }],
  [404, { code: 'Throttled' }],
])('something that is no sign-in endpoint is recognised: %s %j', async (status, body) => {
  expect(await answering(status, body).client.user(user)).toEqual({
    kind: 'unexpected',
    url: `${base}/user`,
    status,
  })
})

test('a lost connection is a result, not an exception', async () => {
  const client = createSignInClient(base, () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await client.status()).toEqual({ kind: 'unreachable', url: `${base}/status` })
})
