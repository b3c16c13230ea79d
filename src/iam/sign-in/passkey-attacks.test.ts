import { expect, test } from 'vitest'
import { encodeBase64url } from '../../lib/base64url.ts'
import type { Ceremony } from '../mfa/testing/software-authenticator.ts'
import { addPasskey, type TestPasskey } from './test-devices.ts'
import { accountId, origin, startSignIn } from './test-sign-in.ts'

const password = 'Blue-monkey-42'
const aliceArn = `arn:aws:iam::${accountId}:user/staff/alice`

/** alice and bob with a passkey each; alice's keeps a counter. */
async function startWithPasskeys() {
  const started = await startSignIn()
  const { post, addUser } = started
  const [alice, bob] = [await addUser('alice', password), await addUser('bob', password)]
  const laptop = await addPasskey(started, alice.userId, 'laptop', 10)
  const ofBob = await addPasskey(started, bob.userId, 'bobs')
  const begin = async (userName = 'alice') => {
    const { ticket } = (await post('user', { account: 'acme', userName, password })).body
    const { body } = await post('passkey-options', { ticket })
    if (body.options === undefined || body.ticket === undefined) throw new Error('no options')
    return { ticket: body.ticket, options: body.options }
  }
  const sign = async ({ authenticator }: TestPasskey, how: Partial<Ceremony> = {}) => {
    const { ticket, options } = await begin()
    return { ticket, response: await authenticator.get(options, { origin, ...how }) }
  }
  return { ...started, alice, laptop, ofBob, begin, sign }
}

test.each<[string, Partial<Ceremony>]>([
  ['another challenge', { challenge: encodeBase64url(new Uint8Array(32)) }],
  ['another origin', { origin: 'https://evil.example' }],
  ['another scheme', { origin: 'http://console.acme.example' }],
  ['another port', { origin: 'https://console.acme.example:8443' }],
  ['another RP id', { rpId: 'evil.example' }],
  ['nobody who touched it', { present: false }],
  ['the purpose of a registration', { type: 'webauthn.create' }],
  ['another user’s handle', { userHandle: encodeBase64url(new TextEncoder().encode('AIDABOB')) }],
])('an answer with %s signs nobody in', async (_what, how) => {
  const { post, sign, laptop } = await startWithPasskeys()
  const reply = await post('passkey', await sign(laptop, how))
  expect([reply.status, reply.body.code]).toEqual([401, 'MfaFailed'])
  expect((await post('passkey', await sign(laptop))).body.state).toBe('signed-in')
})

test('the answer to the challenge of another sign-in is refused', async () => {
  const { post, sign, laptop } = await startWithPasskeys()
  const [one, other] = [await sign(laptop), await sign(laptop)]
  const mixed = await post('passkey', { ticket: one.ticket, response: other.response })
  expect(mixed.body.code).toBe('MfaFailed')
})

test('an answer that signed in once is worth nothing again', async () => {
  const { post, sign, laptop, begin } = await startWithPasskeys()
  const message = await sign(laptop)
  expect((await post('passkey', message)).body.state).toBe('signed-in')
  expect((await post('passkey', message)).body.code).toBe('TicketExpired')
  const { ticket } = await begin()
  expect((await post('passkey', { ...message, ticket })).body.code).toBe('MfaFailed')
})

test('another user’s credential is refused, with its own name and with mine', async () => {
  const { post, sign, laptop, ofBob } = await startWithPasskeys()
  const foreign = await sign(ofBob)
  expect((await post('passkey', foreign)).body.code).toBe('MfaFailed')
  const id = laptop.authenticator.credentialId
  const named = { ...foreign, response: { ...foreign.response, id, rawId: id } }
  expect((await post('passkey', named)).body.code).toBe('MfaFailed')
})

test('a passkey whose counter does not rise is refused as a copy, and the log says so', async () => {
  const { post, sign, laptop, log } = await startWithPasskeys()
  expect((await post('passkey', await sign(laptop))).body.state).toBe('signed-in')
  // The copy was made before that.
  laptop.authenticator.counter = 10
  const reply = await post('passkey', await sign(laptop))
  expect([reply.status, reply.body.code]).toEqual([401, 'MfaFailed'])
  expect(log.at(-1)).toEqual({
    operation: 'sign-in:passkey',
    caller: aliceArn,
    outcome: 'ClonedPasskey',
    status: 401,
  })
  expect((await post('passkey', await sign(laptop))).body.state).toBe('signed-in')
})

test('a passkey that says no counter any more is refused as a copy', async () => {
  const { post, sign, laptop, log } = await startWithPasskeys()
  laptop.authenticator.counter = undefined
  expect((await post('passkey', await sign(laptop))).body.code).toBe('MfaFailed')
  expect(log.at(-1)?.outcome).toBe('ClonedPasskey')
})

test('nobody can raise the alarm about a copy without the passkey itself', async () => {
  const { post, begin, laptop, ofBob, log } = await startWithPasskeys()
  const { ticket, options } = await begin()
  const id = laptop.authenticator.credentialId
  const forged = { ...(await ofBob.authenticator.get(options, { origin })), id, rawId: id }
  expect((await post('passkey', { ticket, response: forged })).body.code).toBe('MfaFailed')
  expect(log.at(-1)).toMatchObject({ outcome: 'MfaFailed', caller: aliceArn })
})

test('of ten answers to one challenge at once, one signs in', async () => {
  const { post, begin, laptop } = await startWithPasskeys()
  const { ticket, options } = await begin()
  const messages = []
  for (let i = 0; i < 10; i++)
    messages.push({ ticket, response: await laptop.authenticator.get(options, { origin }) })
  const replies = await Promise.all(messages.map(message => post('passkey', message)))
  expect(replies.filter(({ body }) => body.state === 'signed-in')).toHaveLength(1)
})

test('answers that do not hold are counted for their address, and never keep the owner out', async () => {
  const { post, begin, sign, laptop } = await startWithPasskeys()
  const { ticket, options } = await begin()
  const response = await laptop.authenticator.get(options, { origin: 'https://evil.example' })
  const elsewhere = '198.51.100.7'
  const statuses: number[] = []
  for (let i = 0; i < 102; i++) statuses.push((await post('passkey', { ticket, response }, elsewhere)).status)
  expect(statuses).toEqual([...Array.from({ length: 100 }, () => 401), 429, 429])
  expect((await post('passkey', await sign(laptop))).body.state).toBe('signed-in')
})

test.each([
  ['nothing', undefined],
  ['a text', 'x'],
  ['a list', []],
  ['texts that are no base64url', { clientDataJSON: '{}', authenticatorData: '=', signature: '' }],
  ['empty texts', { clientDataJSON: '', authenticatorData: '', signature: '' }],
  ['JSON that is null', { clientDataJSON: encodeBase64url(new TextEncoder().encode('null')) }],
])('%s for a response is a bad request, and no failure of the service', async (_what, inner) => {
  const { post, begin, laptop } = await startWithPasskeys()
  const { ticket, options } = await begin()
  const real = await laptop.authenticator.get(options, { origin })
  const given = typeof inner === 'object' && !Array.isArray(inner) ? { ...real.response, ...inner } : inner
  const reply = await post('passkey', { ticket, response: { ...real, response: given } })
  expect([400, 401]).toContain(reply.status)
  expect(['InvalidRequest', 'MfaFailed']).toContain(reply.body.code)
})
