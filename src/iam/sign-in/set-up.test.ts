import { expect, test } from 'vitest'
import { accounts } from '../store/collections.ts'
import { createAccount } from './create-account.ts'
import { code, rootPassword, startSignIn } from './test-sign-in.ts'

const request = { code, email: 'Root@New.example', password: rootPassword, accountName: ' New Corporation ' }

test('the code makes the first account, opens its first session, and is gone', async () => {
  const { post, send, signIn, log } = await startSignIn({ empty: true })
  expect((await send('/sign-in/status', {})).body).toEqual({ needsSetUp: true })
  expect(signIn.setUpCode).toBe(code)
  const reply = await post('set-up', { ...request, code: code.toLowerCase().replaceAll('-', '') })
  expect(reply.body).toMatchObject({
    state: 'signed-in',
    account: { name: 'New Corporation' },
    principal: { type: 'root', name: 'root@new.example' },
    mfa: false,
  })
  expect(signIn.setUpCode).toBeUndefined()
  expect((await send('/sign-in/status', {})).body).toEqual({ needsSetUp: false })
  const again = await post('set-up', { ...request, email: 'other@new.example' })
  expect([again.status, again.body.code]).toEqual([409, 'AlreadySetUp'])
  expect((await post('root', { email: request.email, password: rootPassword })).status).toBe(200)
  expect(JSON.stringify(log)).not.toContain(code)
})

test('two set-ups at once make one account and hash one password', async () => {
  const { post, store, ports } = await startSignIn({ empty: true })
  const replies = await Promise.all(
    [1, 2, 3].map(i => post('set-up', { ...request, email: `root${i}@new.example` })),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  for (const { status, body } of replies) if (status === 409) expect(body.code).toBe('AlreadySetUp')
  expect(await store.read(tx => tx.count(accounts, 'key', ''))).toBe(1)
  expect(ports.counts.hashes).toBe(1)
})

test('a set-up that meets an account made by other means is refused', async () => {
  const { post, store, ports, signIn } = await startSignIn({ empty: true })
  const setUp = post('set-up', request)
  await createAccount(store, ports, { name: 'Other', rootEmail: 'root@other.example', password: 'x' })
  expect((await setUp).body.code).toBe('AlreadySetUp')
  expect(signIn.setUpCode).toBeUndefined()
  expect(await store.read(tx => tx.count(accounts, 'key', ''))).toBe(1)
})

test('wrong codes are refused, and then not even the right one is tried', async () => {
  const { post, send, ports } = await startSignIn({ empty: true })
  for (let i = 0; i < 10; i++) {
    const reply = await post('set-up', { ...request, code: 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA' })
    expect([reply.status, reply.body.code]).toEqual([403, 'InvalidSetUpCode'])
  }
  const locked = await post('set-up', request)
  expect([locked.status, locked.body.code, locked.body.retryAfterSeconds]).toEqual([429, 'Throttled', 300])
  expect((await send('/sign-in/status', {})).body).toEqual({ needsSetUp: true })
  ports.advance(300)
  expect((await post('set-up', request)).status).toBe(200)
})

test('with the right code, mistakes in the other fields use no tries up', async () => {
  const { post } = await startSignIn({ empty: true })
  for (let i = 0; i < 12; i++)
    expect((await post('set-up', { ...request, password: 'short' })).status).toBe(400)
  expect((await post('set-up', request)).status).toBe(200)
})

test('without the code nobody learns anything from the other fields, and nothing is hashed', async () => {
  const { post, ports } = await startSignIn({ empty: true })
  const reply = await post('set-up', { ...request, code: 'wrong', email: 'not an address', password: 'x' })
  expect(reply.body.code).toBe('InvalidSetUpCode')
  expect(ports.counts.hashes).toBe(0)
})

test.each([
  [{ email: 'root' }, 'InvalidRequest', '"root" is not an e-mail address. Write it like root@example.com.'],
  [{ email: 'a@b@c' }, 'InvalidRequest', '"a@b@c" is not an e-mail address. Write it like root@example.com.'],
  [
    { accountName: ' \t' },
    'InvalidRequest',
    'The account name must be one line with at least one visible character.',
  ],
  [
    { accountName: 'New\nCorporation' },
    'InvalidRequest',
    'The account name must be one line with at least one visible character.',
  ],
  [{ password: 'short' }, 'PasswordPolicyViolation', 'Password should have a minimum length of 8'],
  [
    { password: 'New Corporation 1', accountName: 'New Corporation 1' },
    'PasswordPolicyViolation',
    'Password should not be identical to the account name or email address',
  ],
])('with %j nothing is made and the code stays good', async (fields, errorCode, message) => {
  const { post, signIn } = await startSignIn({ empty: true })
  const reply = await post('set-up', { ...request, ...fields })
  expect([reply.status, reply.body]).toEqual([400, { code: errorCode, message }])
  expect(signIn.setUpCode).toBe(code)
  expect((await post('set-up', request)).status).toBe(200)
})

test('there is no code where an account exists, not even the one that was given', async () => {
  const { post, signIn } = await startSignIn()
  expect(signIn.setUpCode).toBeUndefined()
  const reply = await post('set-up', request)
  expect([reply.status, reply.body.code]).toEqual([409, 'AlreadySetUp'])
})
