import { expect, test } from 'vitest'
import { loginProfiles } from '../store/collections.ts'
import { createSessionOpener } from './session-token.ts'
import { addPasskey, addPhone } from './test-devices.ts'
import { accountId, origin, type Reply, rootPassword, startSignIn } from './test-sign-in.ts'

const password = 'Blue-monkey-42'
const alice = { account: 'acme', userName: 'alice', password }

async function startWithPhone(passwordResetRequired = false) {
  const started = await startSignIn()
  const user = await started.addUser('alice', password, passwordResetRequired)
  const phone = await addPhone(started, user.userId, 'alice-phone')
  const session = async ({ body: { credentials } }: Reply) =>
    (
      await createSessionOpener(started.ports).open(
        credentials?.sessionToken ?? '',
        credentials?.accessKeyId ?? '',
      )
    ).session
  return { ...started, user, phone, session }
}

test('whoever has a device is asked for it, and its code opens a session that says so', async () => {
  const { post, phone, ports, session, lastUse, user, log } = await startWithPhone()
  const first = await post('user', alice)
  expect(first.body).toEqual({
    state: 'mfa',
    ticket: expect.any(String),
    devices: [{ serialNumber: phone.serialNumber, kind: 'virtual', name: 'alice-phone' }],
  })
  expect(lastUse.pending(accountId, user.userId)).toBeUndefined()
  ports.advance(40)
  const { ticket } = first.body
  const reply = await post('mfa-code', { ticket, serialNumber: phone.serialNumber, code: phone.code() })
  expect(reply.body).toMatchObject({
    state: 'signed-in',
    principal: { id: user.userId, name: 'alice' },
    mfa: true,
  })
  const mfaAt = Date.parse('2026-03-01T12:00:40Z') / 1000
  expect(await session(reply)).toMatchObject({ kind: 'sign-in', issuedAt: mfaAt, mfaAt })
  expect(log.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
    'sign-in:user mfa',
    'sign-in:mfa-code signed-in',
  ])
})

test('the root user has devices as well', async () => {
  const { post, session, ...started } = await startWithPhone()
  const phone = await addPhone(started, accountId, 'root-phone')
  const { ticket, devices } = (await post('root', { email: 'root@acme.example', password: rootPassword }))
    .body
  expect(devices?.map(({ name }) => name)).toEqual(['root-phone'])
  const reply = await post('mfa-code', { ticket, serialNumber: phone.serialNumber, code: phone.code() })
  expect(reply.body.principal?.type).toBe('root')
  expect((await session(reply)).mfaAt).toBeDefined()
})

test('the second factor comes before the new password, and is kept in its ticket', async () => {
  const { post, phone, session, ports } = await startWithPhone(true)
  const { ticket, state, passwordPolicy } = (await post('user', alice)).body
  expect([state, passwordPolicy]).toEqual(['mfa', undefined])
  const asked = await post('mfa-code', { ticket, serialNumber: phone.serialNumber, code: phone.code() })
  expect(asked.body).toMatchObject({ state: 'change-password', reason: 'reset-required' })
  ports.advance(90)
  const reply = await post('new-password', { ticket: asked.body.ticket, newPassword: 'Green-monkey-43' })
  expect(reply.body.mfa).toBe(true)
  expect(await session(reply)).toMatchObject({ mfaAt: Date.parse('2026-03-01T12:00:00Z') / 1000 })
})

test('two consecutive codes set a clock right that went wrong, and sign in', async () => {
  const { post, phone, session } = await startWithPhone()
  const { serialNumber } = phone
  const { ticket } = (await post('user', alice)).body
  const late = await post('mfa-code', { ticket, serialNumber, code: phone.code(-9) })
  expect(late.body.code).toBe('MfaFailed')
  const apart = { ticket, serialNumber, code1: phone.code(-11), code2: phone.code(-9) }
  expect((await post('mfa-resync', apart)).body.code).toBe('MfaFailed')
  const reply = await post('mfa-resync', {
    ticket,
    serialNumber,
    code1: phone.code(-9),
    code2: phone.code(-8),
  })
  expect(reply.body.state).toBe('signed-in')
  expect((await session(reply)).mfaAt).toBeDefined()
})

test('one of several passkeys signs in, and its counter is kept', async () => {
  const { post, session, phone, ...started } = await startWithPhone()
  const { userId } = started.user
  started.ports.advance(1)
  const laptop = await addPasskey(started, userId, 'laptop', 4)
  started.ports.advance(1)
  const key = await addPasskey(started, userId, 'key')
  const { ticket, devices } = (await post('user', alice)).body
  expect(devices?.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'virtual alice-phone',
    'passkey laptop',
    'passkey key',
  ])
  const asked = await post('passkey-options', { ticket })
  const { options } = asked.body
  if (options === undefined) throw new Error('no options')
  expect(options.allowCredentials?.map(({ id }) => id)).toEqual([
    laptop.authenticator.credentialId,
    key.authenticator.credentialId,
  ])
  const response = await laptop.authenticator.get(options, { origin })
  const reply = await post('passkey', { ticket: asked.body.ticket, response })
  expect(reply.body.state).toBe('signed-in')
  expect((await session(reply)).mfaAt).toBeDefined()
  const again = (await post('user', alice)).body
  const next = (await post('passkey-options', { ticket: again.ticket })).body
  if (next.options === undefined) throw new Error('no options')
  const withKey = await key.authenticator.get(next.options, { origin })
  expect((await post('passkey', { ticket: next.ticket, response: withKey })).status).toBe(200)
})

test('whoever asked for a passkey may give a code after all', async () => {
  const { post, phone, ...started } = await startWithPhone()
  await addPasskey(started, started.user.userId, 'laptop')
  const { ticket } = (await post('user', alice)).body
  const asked = (await post('passkey-options', { ticket })).body
  const more = (await post('passkey-options', { ticket: asked.ticket })).body
  const code = { serialNumber: phone.serialNumber, code: phone.code() }
  expect((await post('mfa-code', { ticket: more.ticket, ...code })).body.state).toBe('signed-in')
})

test('a device on the way to a new password is asked for again when it is another one', async () => {
  const { post, store, profileOf, user, ...started } = await startSignIn().then(async begun => ({
    ...begun,
    user: await begun.addUser('alice', password, true),
  }))
  const { ticket } = (await post('user', alice)).body
  await addPhone({ ...started, store }, user.userId, 'phone')
  // Without the device that is there by now, nothing opens any more.
  expect((await post('new-password', { ticket, newPassword: 'Green-monkey-43' })).body.code).toBe(
    'TicketExpired',
  )
  expect((await profileOf(user.userId))?.passwordResetRequired).toBe(true)
  expect(await store.read(tx => tx.count(loginProfiles, 'key', ''))).toBe(2)
})
