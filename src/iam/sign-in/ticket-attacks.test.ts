import { expect, test } from 'vitest'
import { loginProfiles, users } from '../store/collections.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
import { joinKey } from '../store/port.ts'
import { addPasskey, addPhone, removeDevice } from './test-devices.ts'
import { allow, ownDevices, signedPost } from './test-enrollment.ts'
import { accountId, origin, startSignIn } from './test-sign-in.ts'

const password = 'Blue-monkey-42'
const newPassword = 'Green-monkey-43'
const alice = { account: 'acme', userName: 'alice', password }

/** alice with an app and a passkey, who has to change her password if told so. */
async function startWithDevices(passwordResetRequired = false) {
  const started = await startSignIn()
  const { post, addUser, store, profileOf, ports } = started
  const user = await addUser('alice', password, passwordResetRequired)
  const phone = await addPhone(started, user.userId, 'phone')
  const laptop = await addPasskey(started, user.userId, 'laptop', 1)
  const { serialNumber } = phone
  const begin = async () => (await post('user', alice)).body.ticket ?? ''
  const askPasskey = async (ticket: string) => {
    const { body } = await post('passkey-options', { ticket })
    if (body.options === undefined) throw new Error('no options')
    const response = await laptop.authenticator.get(body.options, { origin })
    return { ticket: body.ticket ?? '', response }
  }
  const giveCode = (ticket: string, code = phone.code(), place?: string) =>
    post('mfa-code', { ticket, serialNumber, code }, place)
  /**
   * Every step that takes a ticket, each with all else right. Those that it is for come last: their success spends it,
   * and what it is for would not be asked any more.
   */
  const every = async (ticket: string, ...own: readonly string[]) => {
    const { response } = await askPasskey(await begin())
    const [code1, code2] = [phone.code(-1), phone.code()]
    const steps: Readonly<Record<string, object>> = {
      'new-password': { newPassword },
      'mfa-code': { serialNumber, code: phone.code() },
      'mfa-resync': { serialNumber, code1, code2 },
      'passkey-options': {},
      passkey: { response },
    }
    const codes: Record<string, string | undefined> = {}
    const inTurn = Object.entries(steps).sort(([a], [b]) => own.indexOf(a) - own.indexOf(b))
    for (const [step, body] of inTurn) codes[step] = (await post(step, { ...body, ticket })).body.code
    return codes
  }
  const changeProfile = async (change: {
    readonly passwordHash?: string
    readonly passwordResetRequired?: boolean
  }) => {
    const profile = await profileOf(user.userId)
    if (profile === undefined) throw new Error('no profile')
    await store.write(accountId, tx => tx.put(loginProfiles, { ...profile, ...change }))
  }
  const setPassword = async (text: string) =>
    changeProfile({ passwordHash: await ports.passwords.hash(text) })
  const deleteUser = () => store.write(accountId, tx => tx.delete(users, joinKey(accountId, user.userId)))
  return { ...started, user, phone, laptop, begin, askPasskey, giveCode, every, setPassword, deleteUser }
}

const expired = 'TicketExpired'

test('a ticket for a forced change opens nothing but the change', async () => {
  const { begin, giveCode, every, post } = await startWithDevices(true)
  const { ticket = '' } = (await giveCode(await begin())).body
  expect(await every(ticket, 'new-password')).toEqual({
    'mfa-code': expired,
    'mfa-resync': expired,
    'passkey-options': expired,
    passkey: expired,
    // The one step that it is for succeeds.
    'new-password': undefined,
  })
  expect((await post('new-password', { ticket, newPassword: 'Other-monkey-44' })).body.code).toBe(expired)
})

test('a ticket for the second factor changes no password, and holds no challenge', async () => {
  const { begin, every, profileOf, user } = await startWithDevices(true)
  const before = await profileOf(user.userId)
  const codes = await every(await begin(), 'passkey-options', 'mfa-code', 'mfa-resync')
  expect(codes).toMatchObject({ 'new-password': expired, passkey: expired, 'mfa-code': undefined })
  expect(await profileOf(user.userId)).toEqual(before)
})

test('a ticket for a second factor skips neither the factor nor the change that comes after it', async () => {
  const { begin, giveCode, post } = await startWithDevices(true)
  const { body } = await giveCode(await begin())
  expect([body.state, body.credentials]).toEqual(['change-password', undefined])
  expect((await post('user', alice)).body.state).toBe('mfa')
})

test('a ticket of enrolment signs nobody in, and one of signing in enrols nothing', async () => {
  const started = await startWithDevices()
  const { begin, giveCode, askPasskey, every, user, laptop } = started
  await allow(started, user, ownDevices)
  const { credentials } = (await giveCode(await begin())).body
  if (credentials === undefined) throw new Error('not signed in')
  const asked = await signedPost(started, credentials, 'enroll-passkey-options', { deviceName: 'other' })
  const { ticket = '', options } = asked.body
  if (options === undefined) throw new Error('no options')
  expect(new Set(Object.values(await every(ticket)))).toEqual(new Set([expired]))
  const response = await laptop.authenticator.create(options, { origin })
  const wrong = { ...(await askPasskey(await begin())), response }
  expect((await signedPost(started, credentials, 'enroll-passkey', wrong)).body.code).toBe(expired)
})

test('a sign-in that went through opens nothing again', async () => {
  const { begin, giveCode, every, ports, phone } = await startWithDevices()
  const ticket = await begin()
  expect((await giveCode(ticket)).body.state).toBe('signed-in')
  ports.advance(60)
  const codes = await every(ticket)
  expect(new Set(Object.values(codes))).toEqual(new Set([expired]))
  // And a ticket that is worth nothing has used no code up.
  expect((await giveCode(await begin(), phone.code())).body.state).toBe('signed-in')
})

test('one success uses up the passkey’s ticket and the one that it came from', async () => {
  const one = await startWithDevices()
  const first = await one.begin()
  const message = await one.askPasskey(first)
  expect((await one.giveCode(first)).body.state).toBe('signed-in')
  expect((await one.post('passkey', message)).body.code).toBe(expired)

  const other = await startWithDevices()
  const ticket = await other.begin()
  const [a, b] = [await other.askPasskey(ticket), await other.askPasskey(ticket)]
  expect((await other.post('passkey', a)).body.state).toBe('signed-in')
  expect((await other.post('passkey', b)).body.code).toBe(expired)
  expect((await other.giveCode(ticket)).body.code).toBe(expired)
})

test('of ten answers with one ticket at once, each right by itself, one signs in', async () => {
  const { begin, askPasskey, giveCode, phone, post, elsewhere } = await startWithDevices()
  const ticket = await begin()
  const messages = []
  for (let i = 0; i < 7; i++) messages.push(await askPasskey(ticket))
  const replies = await Promise.all([
    ...[-1, 0, 1].map(steps => giveCode(ticket, phone.code(steps))),
    // Half of them reach another process of the server over the same database.
    ...messages.map((message, i) => (i % 2 ? post : elsewhere)('passkey', message)),
  ])
  expect(replies.filter(({ body }) => body.state === 'signed-in')).toHaveLength(1)
})

test('of ten new passwords with one ticket at once, in two processes, one is set', async () => {
  const { begin, giveCode, post, elsewhere, profileOf, user } = await startWithDevices(true)
  const { ticket } = (await giveCode(await begin())).body
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      (i % 2 ? post : elsewhere)('new-password', { ticket, newPassword: `Green-monkey-${i}` }),
    ),
  )
  expect(replies.filter(({ body }) => body.state === 'signed-in')).toHaveLength(1)
  expect((await profileOf(user.userId))?.previousHashes).toHaveLength(1)
})

test('a registration that is sent ten times at once is made once', async () => {
  const started = await startWithDevices()
  const { begin, giveCode, user, laptop, store } = started
  await allow(started, user, ownDevices)
  const { credentials } = (await giveCode(await begin())).body
  if (credentials === undefined) throw new Error('not signed in')
  await removeDevice(started, laptop.serialNumber)
  const asked = await signedPost(started, credentials, 'enroll-passkey-options', { deviceName: 'other' })
  const { ticket, options } = asked.body
  if (options === undefined) throw new Error('no options')
  const message = { ticket, response: await laptop.authenticator.create(options, { origin }) }
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => signedPost(started, credentials, 'enroll-passkey', message)),
  )
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await store.read(tx => tx.count(mfaDevices, 'key', ''))).toBe(2)
  await removeDevice(started, replies.find(({ status }) => status === 200)?.body.serialNumber ?? '')
  expect((await signedPost(started, credentials, 'enroll-passkey', message)).body.code).toBe(expired)
})

test('a password that was changed in between makes a ticket worthless, also the same one set again', async () => {
  const { begin, giveCode, askPasskey, post, setPassword } = await startWithDevices()
  const ticket = await begin()
  const message = await askPasskey(ticket)
  await setPassword(password)
  expect((await giveCode(ticket)).body.code).toBe(expired)
  expect((await post('passkey', message)).body.code).toBe(expired)
  expect((await post('passkey-options', { ticket })).body.code).toBe(expired)
})

test('a user that was deleted in between, and a deleted password, make a ticket worthless', async () => {
  const { begin, giveCode, askPasskey, post, deleteUser } = await startWithDevices()
  const ticket = await begin()
  const message = await askPasskey(ticket)
  await deleteUser()
  expect((await giveCode(ticket)).body.code).toBe(expired)
  expect((await post('passkey', message)).body.code).toBe(expired)
  const { store, ...other } = await startWithDevices()
  const late = await other.begin()
  await store.write(accountId, tx => tx.delete(loginProfiles, joinKey(accountId, other.user.userId)))
  expect((await other.giveCode(late)).body.code).toBe(expired)
})

test('a device that was deactivated in between confirms nothing any more', async () => {
  const started = await startWithDevices()
  const { begin, giveCode, askPasskey, post, phone, laptop } = started
  const ticket = await begin()
  const message = await askPasskey(ticket)
  await removeDevice(started, phone.serialNumber)
  expect((await giveCode(ticket)).body.code).toBe('MfaFailed')
  await removeDevice(started, laptop.serialNumber)
  expect((await post('passkey', message)).body.code).toBe(expired)
})

test('a device that was deactivated after it confirmed takes its ticket along', async () => {
  const started = await startWithDevices(true)
  const { begin, giveCode, post, phone } = started
  const { ticket } = (await giveCode(await begin())).body
  await removeDevice(started, phone.serialNumber)
  expect((await post('new-password', { ticket, newPassword })).body.code).toBe(expired)
})
