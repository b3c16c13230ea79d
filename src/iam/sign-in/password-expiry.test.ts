import { expect, test } from 'vitest'
import type { AccountPasswordPolicy } from '../store/account-settings.ts'
import {
  accounts,
  inlinePolicies,
  loginProfiles,
  managedPolicies,
  policyVersions,
  users,
} from '../store/collections.ts'
import { accountId, rootPassword, startSignIn } from './test-sign-in.ts'

const password = 'Blue-monkey-42'
const newPassword = 'Green-monkey-43'
const alice = { account: 'acme', userName: 'alice', password }
const days = (count: number) => count * 24 * 60 * 60

const policy: AccountPasswordPolicy = {
  minimumLength: 8,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercase: false,
  requireLowercase: false,
  allowUsersToChange: true,
  maxAge: 30,
}

const statement = (Effect: 'Allow' | 'Deny', Condition?: object) => ({
  Effect,
  Action: 'iam:ChangePassword',
  Resource: `arn:aws:iam::${accountId}:user/staff/\${aws:username}`,
  ...(Condition && { Condition }),
})
const withMfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }

/** The account with a password policy, and alice with policies of her own, thirty days later. */
async function startExpired(changes: Partial<AccountPasswordPolicy> = {}, ...statements: readonly object[]) {
  const started = await startSignIn()
  const { store, addUser, ports } = started
  const user = await addUser('alice', password)
  const setPolicy = (passwordPolicy: AccountPasswordPolicy) =>
    store.write(accountId, async tx => {
      const account = await tx.get(accounts, accountId)
      if (account === undefined) throw new Error('no account')
      await tx.put(accounts, { ...account, passwordPolicy })
    })
  await setPolicy({ ...policy, ...changes })
  await store.write(accountId, async tx => {
    if (statements.length === 0) return
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statements })
    const entity = { accountId, entityType: 'User', entityId: user.userId } as const
    await tx.put(inlinePolicies, { ...entity, policyName: 'own', document })
  })
  ports.advance(days(30))
  return { ...started, user, setPolicy }
}

const refused = {
  code: 'PasswordExpired',
  message:
    'Your password has expired, and you may not change it yourself. Ask your administrator to reset it.',
}

test('a password signs in until the last second of its age, and then has to be changed', async () => {
  const { post, ports, profileOf, user } = await startExpired()
  ports.advance(-1)
  expect((await post('user', alice)).body.state).toBe('signed-in')
  ports.advance(1)
  const { body } = await post('user', alice)
  expect(body).toMatchObject({ state: 'change-password', reason: 'expired' })
  const { ticket } = body
  const short = await post('new-password', { ticket, newPassword: 'short' })
  expect(short.body.message).toBe('Password should have a minimum length of 8')
  const same = await post('new-password', { ticket, newPassword: password })
  expect(same.body.code).toBe('PasswordPolicyViolation')
  const changed = await post('new-password', { ticket, newPassword })
  expect(changed.body).toMatchObject({ state: 'signed-in', principal: { name: 'alice' } })
  expect((await profileOf(user.userId))?.passwordChangedAt).toBe(ports.now().toISOString())
  expect((await post('user', { ...alice, password: newPassword })).body.state).toBe('signed-in')
})

test('the age holds for passwords that are older than the policy', async () => {
  const { post, setPolicy } = await startExpired({ maxAge: undefined })
  expect((await post('user', alice)).body.state).toBe('signed-in')
  await setPolicy({ ...policy, maxAge: 1 })
  expect((await post('user', alice)).body.reason).toBe('expired')
})

test.each([
  ['nothing allows it', { allowUsersToChange: false }, []],
  ['only an administrator may', { hardExpiry: true }, []],
  ['only an administrator may, whatever a policy allows', { hardExpiry: true }, [statement('Allow')]],
  ['a policy denies what the account allows', {}, [statement('Deny')]],
  ['a policy allows it with MFA only', { allowUsersToChange: false }, [statement('Allow', withMfa)]],
])('an expired password is refused with the reason when %s', async (_why, changes, statements) => {
  const { post } = await startExpired(changes, ...statements)
  const reply = await post('user', alice)
  expect([reply.status, reply.body]).toEqual([403, refused])
  // Whoever has not got the password does not learn it.
  expect((await post('user', { ...alice, password: 'wrong' })).body.code).toBe('AuthenticationFailed')
})

test('a policy of one’s own gives the right to change an expired password', async () => {
  const { post } = await startExpired({ allowUsersToChange: false }, statement('Allow'))
  expect((await post('user', alice)).body.reason).toBe('expired')
})

test('a permissions boundary that leaves the change out takes the right away', async () => {
  const { post, store, user } = await startExpired({}, statement('Allow'))
  const boundary = 'arn:aws:iam::111122223333:policy/boundary'
  await store.write(accountId, async tx => {
    const createDate = '2026-03-01T12:00:00.000Z'
    const ids = { accountId, policyId: 'ANPABOUNDARY' }
    await tx.put(managedPolicies, {
      ...ids,
      policyName: 'boundary',
      path: '/',
      createDate,
      updateDate: createDate,
      defaultVersionId: 'v1',
      nextVersion: 2,
      tags: [],
    })
    const document = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
    })
    await tx.put(policyVersions, { ...ids, versionId: 'v1', document, createDate })
    await tx.put(users, { ...user, permissionsBoundary: boundary })
  })
  expect((await post('user', alice)).body).toEqual(refused)
})

test('the right is looked at again when the new password comes', async () => {
  const { post, setPolicy } = await startExpired()
  const { ticket } = (await post('user', alice)).body
  await setPolicy({ ...policy, allowUsersToChange: false })
  expect((await post('new-password', { ticket, newPassword })).body).toEqual(refused)
  await setPolicy({ ...policy, maxAge: undefined })
  expect((await post('new-password', { ticket, newPassword })).body.code).toBe('TicketExpired')
})

test('a change that the administrator demands needs no permission, expired or not', async () => {
  const { post, store, profileOf, user } = await startExpired(
    { allowUsersToChange: false },
    statement('Deny'),
  )
  const profile = await profileOf(user.userId)
  if (profile === undefined) throw new Error('no profile')
  await store.write(accountId, tx => tx.put(loginProfiles, { ...profile, passwordResetRequired: true }))
  const { ticket, reason } = (await post('user', alice)).body
  expect(reason).toBe('reset-required')
  expect((await post('new-password', { ticket, newPassword })).status).toBe(200)
})

test('the password of the root user does not expire', async () => {
  const { post } = await startExpired({ hardExpiry: true })
  const { body } = await post('root', { email: 'root@acme.example', password: rootPassword })
  expect(body.state).toBe('signed-in')
})

test('a stricter policy leaves the passwords alone that exist, and holds for the next', async () => {
  const { post, store, setPolicy, user, profileOf } = await startExpired({ maxAge: undefined })
  await setPolicy({
    ...policy,
    maxAge: undefined,
    minimumLength: 20,
    requireSymbols: true,
    reusePrevention: 2,
  })
  expect((await post('user', alice)).body.state).toBe('signed-in')
  const profile = await profileOf(user.userId)
  if (profile === undefined) throw new Error('no profile')
  await store.write(accountId, tx => tx.put(loginProfiles, { ...profile, passwordResetRequired: true }))
  const { ticket, passwordPolicy } = (await post('user', alice)).body
  expect(passwordPolicy).toEqual({ minimumLength: 20, required: ['symbol'], notOfLast: 2 })
  const tooShort = await post('new-password', { ticket, newPassword })
  expect(tooShort.body.message).toBe('Password should have a minimum length of 20')
  const long = await post('new-password', { ticket, newPassword: `${newPassword}-and-more` })
  expect(long.body.state).toBe('signed-in')
})
