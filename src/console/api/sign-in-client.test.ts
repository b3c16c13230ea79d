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
  principal: { type: 'user', id: 'AIDAALICE', name: 'alice', arn: 'arn:aws:iam::111122223333:user/alice' },
  mfa: true,
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

const phone = {
  serialNumber: 'arn:aws:iam::111122223333:mfa/alice-phone',
  kind: 'virtual',
  name: 'alice-phone',
}
const token = { serialNumber: 'GAHT12345678', kind: 'hardware', name: 'GAHT12345678' }

test('a second factor that is due is an answer with the devices that can give it', async () => {
  const answer = { state: 'mfa', ticket: 't', devices: [phone, token] }
  expect(await answering(200, answer).client.user(user)).toEqual({ kind: 'answer', answer })
})

test('a device of a kind that this console does not know is left out, as long as there is another', async () => {
  const chip = { ...phone, kind: 'chip' }
  const { client } = answering(200, { state: 'mfa', ticket: 't', devices: [chip, phone] })
  expect(await client.user(user)).toMatchObject({ answer: { devices: [phone] } })
  const only = answering(200, { state: 'mfa', ticket: 't', devices: [chip] })
  expect((await only.client.user(user)).kind).toBe('unexpected')
})

test('each way to give a second factor goes to its own step', async () => {
  const { client, requests } = answering(200, signedIn)
  const { serialNumber } = phone
  await client.mfaCode({ ticket: 't', serialNumber, code: '123456' })
  await client.mfaResync({ ticket: 't', serialNumber, code1: '123456', code2: '654321' })
  expect(requests.map(request => request.url)).toEqual([`${base}/mfa-code`, `${base}/mfa-resync`])
  expect(await requests[0]?.json()).toEqual({ ticket: 't', serialNumber, code: '123456' })
})

test('the options of a passkey are handed on as they came, with the ticket that goes with them', async () => {
  const options = {
    challenge: 'AAAA',
    rpId: 'iam.example',
    allowCredentials: [{ id: 'BBBB', type: 'public-key' }],
  }
  const { client } = answering(200, { ticket: 'next', options })
  expect(await client.passkeyOptions({ ticket: 't' })).toEqual({
    kind: 'answer',
    answer: { ticket: 'next', options },
  })
})

test.each([{ ticket: 't' }, { ticket: 't', options: {} }, { options: { challenge: 'AAAA' } }])(
  'what are no options of a passkey is recognised: %j',
  async body => {
    expect((await answering(200, body).client.passkeyOptions({ ticket: 't' })).kind).toBe('unexpected')
  },
)

test.each(['MfaFailed', 'PasswordExpired', 'AccessDenied', 'NotEnrolled'])('%s is a refusal', async code => {
  const error = { code, message: 'No.' }
  expect(await answering(401, error).client.user(user)).toEqual({ kind: 'refused', error })
})

test('a refusal keeps its code, its sentence and how long to wait', async () => {
  const error = { code: 'Throttled', message: 'Wait a minute.', retryAfterSeconds: 60 }
  expect(await answering(429, error).client.user(user)).toEqual({ kind: 'refused', error })
})

test.each([
  [200, '<!doctype html>'],
  [200, { state: 'signed-in' }],
  [200, { state: 'mfa', ticket: 't', devices: [] }],
  [200, { ...signedIn, credentials: { ...signedIn.credentials, expiration: 'soon' } }],
  [200, { ...signedIn, mfa: undefined }],
  [200, { ...signedIn, principal: { ...signedIn.principal, id: undefined } }],
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
