import {
  CreateUserCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetAccountSummaryCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListGroupsCommand,
  ListUsersCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam'
import { DecodeAuthorizationMessageCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { beforeAll, expect, test } from 'vitest'
import { createMockService, type MockService } from './mock-service.ts'
import { personas } from './personas.ts'
import { passwordHashes } from './seed/password-hashes.data.ts'
import { acmeId, personaAccessKeyId, personaSecretAccessKey } from './seed/persona-access-key.ts'
import { createTabPorts } from './tab-ports.ts'
import { clientsOf, clientsOfPersona, signIn } from './test-clients.ts'

const now = new Date('2026-03-01T12:00:00Z')
const faults: unknown[] = []
let mock: MockService

beforeAll(async () => {
  mock = await createMockService({
    ports: await createTabPorts({ now: () => now }),
    onFault: fault => faults.push(fault),
  })
})

const as = (userName: string) => clientsOfPersona(mock.fetch, userName, now)

const refusalOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => new Error('the call was allowed'),
    (reason: Error) => reason,
  )
  return `${error.name}: ${error.message.replace(/\. Encoded authorization failure message: .*/, '')}`
}

test('alice may do everything', async () => {
  const { iam } = await as('alice')
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'newcomer' }))
  expect(User?.Arn).toBe(`arn:aws:iam::${acmeId}:user/newcomer`)
  await iam.send(new DeleteUserCommand({ UserName: 'newcomer' }))
})

test('bob is refused by his boundary what his policies allow, and both kinds of refusal name it', async () => {
  const { iam, sts } = await as('bob')
  await iam.send(new ListUsersCommand({}))
  const bob = `arn:aws:iam::${acmeId}:user/bob`
  expect(await refusalOf(iam.send(new CreateUserCommand({ UserName: 'mate' })))).toBe(
    `AccessDenied: User: ${bob} is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${acmeId}:user/mate because no permissions boundary allows the iam:CreateUser action`,
  )
  expect(await refusalOf(iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'bob' })))).toBe(
    `AccessDenied: User: ${bob} is not authorized to perform: iam:DeleteUserPermissionsBoundary on resource: user bob with an explicit deny in a permissions boundary`,
  )
  const encoded = await iam.send(new CreateUserCommand({ UserName: 'mate' })).catch((error: Error) => {
    return /message: (\S+)$/.exec(error.message)?.[1] ?? ''
  })
  const { DecodedMessage } = await sts.send(
    new DecodeAuthorizationMessageCommand({ EncodedMessage: String(encoded) }),
  )
  expect(JSON.parse(DecodedMessage ?? '')).toMatchObject({ allowed: false, explicitDeny: false })
})

test('carol reads everything and changes nothing', async () => {
  const { iam, sts } = await as('carol')
  const { Users } = await iam.send(new ListUsersCommand({}))
  expect(Users?.map(user => user.UserName)).toEqual(expect.arrayContaining(['alice', 'build-bot', 'grace']))
  await iam.send(new ListGroupsCommand({}))
  await iam.send(new GetAccountSummaryCommand({}))
  const refused = iam.send(new CreateUserCommand({ UserName: 'mate' })).catch((error: Error) => error.message)
  const message = String(await refused)
  expect(message).toContain('because no identity-based policy allows the iam:CreateUser action')
  const encoded = /message: (\S+)$/.exec(message)?.[1]
  const decoded = await sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: encoded }))
  expect(decoded.DecodedMessage).toContain('iam:CreateUser')
})

test('dave may do nothing, not even look at himself', async () => {
  const { iam, sts } = await as('dave')
  expect(await refusalOf(iam.send(new GetUserCommand({})))).toBe(
    `AccessDenied: User: arn:aws:iam::${acmeId}:user/dave is not authorized to perform: iam:GetUser on resource: user dave because no identity-based policy allows the iam:GetUser action`,
  )
  expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toMatch(/user\/dave$/)
})

test('erin must choose another password first', async () => {
  const { status, answer } = await signIn(mock.fetch, 'erin')
  expect(status).toBe(200)
  expect(answer).toMatchObject({ state: 'change-password', reason: 'reset-required' })
})

test('frank has to replace his expired password, and has two access keys that are years old, one of them inactive', async () => {
  expect((await signIn(mock.fetch, 'frank')).answer).toMatchObject({
    state: 'change-password',
    reason: 'expired',
  })
  const { iam } = await as('alice')
  const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName: 'frank' }))
  const years = AccessKeyMetadata?.map(key =>
    Math.round((now.getTime() - (key.CreateDate?.getTime() ?? 0)) / (365 * 86_400_000)),
  )
  expect([AccessKeyMetadata?.map(key => key.Status), years]).toEqual([
    ['Active', 'Inactive'],
    [3, 2],
  ])
  await expect(as('frank')).resolves.toBeDefined()
})

test('grace may enrol a device, and without MFA everything else is denied', async () => {
  const { iam } = await as('grace')
  await iam.send(new GetUserCommand({}))
  expect(await refusalOf(iam.send(new ListUsersCommand({})))).toBe(
    `AccessDenied: User: arn:aws:iam::${acmeId}:user/grace is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::${acmeId}:user/ with an explicit deny in an identity-based policy`,
  )
  await iam.send(new ListVirtualMFADevicesCommand({}))
})

test('build-bot is told why it cannot sign in, and its access key works for the API', async () => {
  const { status, answer } = await signIn(mock.fetch, 'build-bot')
  expect([status, answer.code]).toEqual([400, 'AccessKeyNotAccepted'])
  const { sts } = clientsOf(
    mock.fetch,
    { accessKeyId: personaAccessKeyId('build-bot'), secretAccessKey: personaSecretAccessKey('build-bot') },
    now,
  )
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: acmeId,
    Arn: `arn:aws:iam::${acmeId}:user/service/build-bot`,
  })
})

test.each([
  ['root@acme.example', acmeId],
  ['root@acme-dev.example', '444455556666'],
])('%s is root of %s', async (email, account) => {
  const { sts } = await as(email)
  expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:iam::${account}:root`)
})

test('every password of the demo is hashed beforehand, by the very parameters of the service', async () => {
  const known = personas.map(persona => persona.password).filter(password => !password.startsWith('AKIA'))
  expect(Object.keys(passwordHashes)).toEqual(expect.arrayContaining(known))
  for (const [password, hash] of Object.entries(passwordHashes)) {
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await mock.ports.passwords.verify(hash, password), password).toBe(true)
  }
})

test('nothing of it was a fault of the service', () => {
  expect(faults).toEqual([])
})
