import { argon2id, argon2Verify } from 'hash-wasm'
import { expect, test } from 'vitest'
import { loginProfiles, users } from '../store/collections.ts'
import { joinKey } from '../store/port.ts'
import { createSessionOpener } from './session-token.ts'
import { accountId, rootPassword, startSignIn } from './test-sign-in.ts'

const password = 'Blue-monkey-42'
const newPassword = 'Green-monkey-43'
const alice = { account: 'acme', userName: 'alice', password }

test('the root user signs in by e-mail address in any case and gets a session of twelve hours', async () => {
  const { post, ports, log, lastUse } = await startSignIn()
  const reply = await post('root', { email: ' Root@ACME.example', password: rootPassword })
  expect(reply.status).toBe(200)
  expect(reply.headers.get('cache-control')).toBe('no-store')
  expect(reply.headers.get('content-type')).toBe('application/json')
  expect(reply.body).toMatchObject({
    state: 'signed-in',
    account: { id: accountId, alias: 'acme', name: 'Acme Corporation' },
    principal: {
      type: 'root',
      id: accountId,
      name: 'root@acme.example',
      arn: `arn:aws:iam::${accountId}:root`,
    },
    mfa: false,
    credentials: { expiration: '2026-03-02T00:00:00.000Z' },
  })
  const { sessionToken = '', accessKeyId = '', secretAccessKey } = { ...reply.body.credentials }
  expect(await createSessionOpener(ports).open(sessionToken, accessKeyId)).toMatchObject({
    accountId,
    principalId: accountId,
    secretAccessKey,
    session: { kind: 'sign-in', mfaAt: undefined },
  })
  expect(lastUse.pending(accountId, accountId)?.date).toBe('2026-03-01T12:00:00.000Z')
  expect(log).toEqual([
    {
      operation: 'sign-in:root',
      caller: `arn:aws:iam::${accountId}:root`,
      outcome: 'signed-in',
      status: 200,
    },
  ])
})

test.each(['acme', 'ACME ', accountId, '1111-2222-3333'])(
  'a user signs in with account %j',
  async account => {
    const { post, addUser, lastUse } = await startSignIn()
    const { userId } = await addUser('alice', password)
    const reply = await post('user', { account, userName: 'Alice', password })
    expect(reply.body).toMatchObject({
      state: 'signed-in',
      principal: {
        type: 'user',
        id: userId,
        name: 'alice',
        arn: `arn:aws:iam::${accountId}:user/staff/alice`,
      },
      mfa: false,
    })
    expect(lastUse.pending(accountId, userId)).toBeDefined()
  },
)

test('the session of a deleted user names a principal that resolves to nobody, also after a namesake came', async () => {
  const { post, addUser, store, views, ports } = await startSignIn()
  const user = await addUser('alice', password)
  const { body } = await post('user', alice)
  await store.write(accountId, tx => tx.delete(users, joinKey(accountId, user.userId)))
  await store.write(accountId, tx => tx.put(users, { ...user, userId: 'AIDANAMESAKE2222222AA' }))
  const { sessionToken = '', accessKeyId = '' } = body.credentials ?? {}
  const opened = await createSessionOpener(ports).open(sessionToken, accessKeyId)
  expect(views.account(opened.accountId)?.userById(opened.principalId)).toBeUndefined()
})

test('argon2id itself: right is right and wrong is wrong', async () => {
  const parameters = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 } as const
  const passwords = {
    hash: (text: string) =>
      argon2id({
        ...parameters,
        password: text,
        salt: crypto.getRandomValues(new Uint8Array(16)),
        outputType: 'encoded',
      }),
    verify: (hash: string, text: string) => argon2Verify({ hash, password: text }),
  }
  const { post, addUser, profileOf } = await startSignIn({ passwords })
  const { userId } = await addUser('alice', password)
  expect((await profileOf(userId))?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect((await post('user', alice)).status).toBe(200)
  expect((await post('user', { ...alice, password: 'blue-monkey-42' })).status).toBe(401)
  expect((await post('user', { ...alice, userName: 'nobody' })).status).toBe(401)
})

test('a user who must change the password gets no session until it is changed', async () => {
  const { post, addUser, profileOf, lastUse, ports, log } = await startSignIn()
  const { userId } = await addUser('alice', password, true)
  const first = await post('user', alice)
  expect(first.body).toEqual({
    state: 'change-password',
    ticket: expect.any(String),
    reason: 'reset-required',
    passwordPolicy: { minimumLength: 8, characterKinds: 3 },
  })
  expect(lastUse.pending(accountId, userId)).toBeUndefined()
  const before = await profileOf(userId)
  ports.advance(60)
  const second = await post('new-password', { ticket: first.body.ticket, newPassword })
  expect(second.body).toMatchObject({ state: 'signed-in', principal: { name: 'alice' } })
  expect(await profileOf(userId)).toMatchObject({
    passwordResetRequired: false,
    passwordChangedAt: '2026-03-01T12:01:00.000Z',
    previousHashes: [before?.passwordHash],
  })
  expect((await post('user', alice)).status).toBe(401)
  expect((await post('user', { ...alice, password: newPassword })).body.state).toBe('signed-in')
  expect(log.map(({ outcome }) => outcome)).toEqual([
    'change-password',
    'signed-in',
    'AuthenticationFailed',
    'signed-in',
  ])
})

test('a refused new password says why and leaves the ticket good', async () => {
  const { post, addUser } = await startSignIn()
  await addUser('alice', password, true)
  const { ticket } = (await post('user', alice)).body
  const refused = [
    ['short', 'Password should have a minimum length of 8'],
    [password, 'The new password must differ from the present one.'],
    ['ROOT@acme.example', 'Password should not be identical to the account name or email address'],
  ] as const
  for (const [tooBad, message] of refused) {
    const reply = await post('new-password', { ticket, newPassword: tooBad })
    expect([reply.status, reply.body]).toEqual([400, { code: 'PasswordPolicyViolation', message }])
  }
  expect((await post('new-password', { ticket, newPassword })).status).toBe(200)
})

test('a ticket is good once, also when used twice at the same moment', async () => {
  const { post, addUser, profileOf } = await startSignIn()
  const { userId } = await addUser('alice', password, true)
  const { ticket } = (await post('user', alice)).body
  const replies = await Promise.all(
    ['Green-monkey-1', 'Green-monkey-2', 'Green-monkey-3'].map(text =>
      post('new-password', { ticket, newPassword: text }),
    ),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401])
  expect((await profileOf(userId))?.previousHashes).toHaveLength(1)
  const replay = await post('new-password', { ticket, newPassword: 'Another-monkey-4' })
  expect([replay.status, replay.body.code]).toEqual([401, 'TicketExpired'])
})

test('a ticket dies after ten minutes, with its password, with its user, and when altered', async () => {
  const { post, addUser, store, ports, profileOf } = await startSignIn()
  const user = await addUser('alice', password, true)
  const ticketNow = async () => (await post('user', alice)).body.ticket ?? ''
  const use = async (ticket: string) => (await post('new-password', { ticket, newPassword })).body.code

  const old = await ticketNow()
  ports.advance(600)
  expect(await use(old)).toBe('TicketExpired')

  const ticket = await ticketNow()
  expect(await use(`${ticket.slice(0, -8)}AAAAAAAA`)).toBe('TicketExpired')
  const profile = await profileOf(user.userId)
  if (profile === undefined) throw new Error('no profile')
  const put = (changed: Partial<typeof profile>) =>
    store.write(accountId, tx => tx.put(loginProfiles, { ...profile, ...changed }))
  // Reset to the very same password within the same millisecond: another hash, and so another password.
  await put({ passwordHash: await ports.passwords.hash(password) })
  expect(await use(ticket)).toBe('TicketExpired')
  await put({ passwordResetRequired: false })
  expect(await use(ticket)).toBe('TicketExpired')
  await put({})
  await store.write(accountId, tx => tx.delete(users, joinKey(accountId, user.userId)))
  expect(await use(ticket)).toBe('TicketExpired')
})

test('a session token is no ticket', async () => {
  const { post, addUser } = await startSignIn()
  await addUser('alice', password)
  const { credentials } = (await post('user', alice)).body
  const reply = await post('new-password', { ticket: credentials?.sessionToken, newPassword })
  expect(reply.body.code).toBe('TicketExpired')
})
