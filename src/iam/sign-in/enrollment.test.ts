import { expect, test } from 'vitest'
import { encodeBase64url } from '../../lib/base64url.ts'
import { createSoftwareAuthenticator } from '../mfa/testing/software-authenticator.ts'
import { users } from '../store/collections.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
import { joinKey } from '../store/port.ts'
import { issueCredentials } from './session-token.ts'
import { allow, enroll, ownDevices, signedPost } from './test-enrollment.ts'
import { accountId, origin, rootPassword, startSignIn } from './test-sign-in.ts'

const password = 'Blue-monkey-42'

/** alice, who may enrol for herself, signed in. */
async function startEnrolling(...statements: readonly object[]) {
  const started = await startSignIn()
  const user = await started.addUser('alice', password)
  await allow(started, user, ...(statements.length > 0 ? statements : [ownDevices]))
  const again = () => started.post('user', { account: 'acme', userName: 'alice', password })
  const { credentials } = (await again()).body
  if (credentials === undefined) throw new Error('not signed in')
  const devices = () =>
    started.store.read(async tx => (await tx.page(mfaDevices, 'key', { prefix: '', limit: 100 })).items)
  return { ...started, user, credentials, devices, again }
}

test('a user registers a passkey, and is asked for it at the next sign-in', async () => {
  const started = await startEnrolling()
  const { credentials, devices, again, post, user, ports, log } = started
  const authenticator = await createSoftwareAuthenticator(3)
  const { status, body } = await enroll(started, credentials, 'laptop', authenticator)
  expect(status).toBe(200)
  expect(body.serialNumber).toMatch(/^arn:aws:iam::111122223333:u2f\/user\/alice\/laptop-[A-Z2-7]{26}$/)
  expect(await devices()).toEqual([
    {
      kind: 'passkey',
      accountId,
      principalId: user.userId,
      serialNumber: body.serialNumber,
      name: 'laptop',
      enableDate: ports.now().toISOString(),
      tags: [],
      origin,
      credentialId: authenticator.credentialId,
      publicKey: expect.any(String),
      counter: 3,
      transports: ['internal'],
    },
  ])
  expect(log.at(-1)).toEqual({
    operation: 'sign-in:enroll-passkey',
    caller: `arn:aws:iam::${accountId}:user/staff/alice`,
    outcome: 'enrolled',
    status: 200,
  })
  const first = (await again()).body
  expect(first.devices).toEqual([{ serialNumber: body.serialNumber, kind: 'passkey', name: 'laptop' }])
  const asked = (await post('passkey-options', { ticket: first.ticket })).body
  if (asked.options === undefined) throw new Error('no options')
  const response = await authenticator.get(asked.options, { origin })
  expect((await post('passkey', { ticket: asked.ticket, response })).body.state).toBe('signed-in')
})

test('the root user registers one, too', async () => {
  const started = await startEnrolling()
  const { credentials } = (await started.post('root', { email: 'root@acme.example', password: rootPassword }))
    .body
  if (credentials === undefined) throw new Error('not signed in')
  const { body } = await enroll(started, credentials, 'safe')
  expect(body.serialNumber).toMatch(/^arn:aws:iam::111122223333:u2f\/root\/safe-[A-Z2-7]{26}$/)
})

test('the browser is told who it is, and which passkeys there are', async () => {
  const started = await startEnrolling()
  const { credentials, user } = started
  const authenticator = await createSoftwareAuthenticator()
  await enroll(started, credentials, 'laptop', authenticator)
  const { body } = await signedPost(started, credentials, 'enroll-passkey-options', { deviceName: 'phone' })
  expect(body.options).toMatchObject({
    rp: { id: 'console.acme.example' },
    user: { id: encodeBase64url(new TextEncoder().encode(user.userId)), name: 'alice' },
    excludeCredentials: [{ id: authenticator.credentialId, type: 'public-key' }],
  })
  // A browser that does not keep to it is stopped here.
  const twice = await enroll(started, credentials, 'phone', authenticator)
  expect(twice.body.code).toBe('NotEnrolled')
})

test('names are unique for a person, in any case, and eight devices are the most', async () => {
  const started = await startEnrolling()
  const { credentials } = started
  await enroll(started, credentials, 'laptop')
  const taken = await enroll(started, credentials, 'Laptop')
  expect([taken.status, taken.body]).toEqual([
    409,
    { code: 'NotEnrolled', message: 'You have a device named "Laptop" already. Choose another name.' },
  ])
  for (let i = 2; i <= 8; i++) expect((await enroll(started, credentials, `key${i}`)).status).toBe(200)
  const ninth = await enroll(started, credentials, 'key9')
  expect([ninth.status, ninth.body.code]).toEqual([409, 'NotEnrolled'])
})

test.each(['', 'a b', 'x'.repeat(65), '<script>alert(1)</script>', 'ä', 'a/b'])(
  'the name %j is refused, quoted as text',
  async deviceName => {
    const started = await startEnrolling()
    const { status, body } = await enroll(started, started.credentials, deviceName)
    expect([status, body.code]).toEqual([400, 'InvalidRequest'])
  },
)

test('whom no policy allows it is told in the words of the API', async () => {
  const started = await startEnrolling({ Effect: 'Allow', Action: 's3:*', Resource: '*' })
  const { status, body } = await enroll(started, started.credentials, 'laptop')
  expect([status, body.code]).toEqual([403, 'AccessDenied'])
  expect(body.message).toContain(
    'User: arn:aws:iam::111122223333:user/staff/alice is not authorized to perform: iam:EnableMFADevice on resource: user alice because no identity-based policy allows the iam:EnableMFADevice action',
  )
})

test('policies can tell both halves of a registration apart', async () => {
  const only = (state: string) => ({
    ...ownDevices,
    Condition: { StringEquals: { 'iam:RegisterSecurityKey': state } },
  })
  const [create, activate] = [await startEnrolling(only('Create')), await startEnrolling(only('Activate'))]
  const begun = await signedPost(create, create.credentials, 'enroll-passkey-options', { deviceName: 'a' })
  expect(begun.status).toBe(200)
  expect((await enroll(create, create.credentials, 'laptop')).body.code).toBe('AccessDenied')
  const refused = await signedPost(activate, activate.credentials, 'enroll-passkey-options', {
    deviceName: 'a',
  })
  expect(refused.body.code).toBe('AccessDenied')
})

test('a permission that is withdrawn in between counts, and so does a deletion', async () => {
  const started = await startEnrolling()
  const { credentials, user, store } = started
  const authenticator = await createSoftwareAuthenticator()
  const begin = async () => {
    const { body } = await signedPost(started, credentials, 'enroll-passkey-options', { deviceName: 'a' })
    if (body.options === undefined) throw new Error('no options')
    return { ticket: body.ticket, response: await authenticator.create(body.options, { origin }) }
  }
  const message = await begin()
  await allow(started, user, { Effect: 'Deny', Action: 'iam:EnableMFADevice', Resource: '*' })
  expect((await signedPost(started, credentials, 'enroll-passkey', message)).body.code).toBe('AccessDenied')
  await store.write(accountId, tx => tx.delete(users, joinKey(accountId, user.userId)))
  const gone = await signedPost(started, credentials, 'enroll-passkey', message)
  expect([gone.status, gone.body]).toEqual([
    403,
    { code: 'AccessDenied', message: 'The security token included in the request is invalid.' },
  ])
})

test('sessions of roles, of federated users, and without MFA where it takes MFA, enrol nothing', async () => {
  const started = await startEnrolling()
  const { ports, user } = started
  const of = { accountId, principalId: user.userId, durationSeconds: 900 }
  const federated = await issueCredentials(ports, { ...of, kind: 'federation', name: 'visitor' })
  const { body, status } = await enroll(started, federated, 'laptop')
  expect([status, body.code]).toEqual([403, 'AccessDenied'])
  expect(body.message).toContain('Only an IAM user or the root user registers a passkey')
  const plain = await issueCredentials(ports, { ...of, kind: 'session-token' })
  expect((await enroll(started, plain, 'laptop')).body.code).toBe('AccessDenied')
  const mfaAt = ports.now().getTime() / 1000
  const withMfa = await issueCredentials(ports, { ...of, kind: 'session-token', mfaAt })
  expect((await enroll(started, withMfa, 'laptop')).status).toBe(200)
})
