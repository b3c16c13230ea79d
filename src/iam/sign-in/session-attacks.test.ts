import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam'
import {
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
  type GetSessionTokenCommandOutput,
} from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import type { SignInAnswer } from '../../lib/sign-in-messages.ts'
import { type Credentials, createTestService, requireSignedIn } from '../testing/test-service.ts'
import { recoverRoot } from './recover-root.ts'

const Password = 'Blue-monkey-42'

/** alice, signed in at the console with everything allowed, beside the root user. */
async function startSession() {
  const service = await createTestService()
  const { root, accountId, post, clients } = service
  await root.iam.send(new CreateUserCommand({ UserName: 'alice' }))
  await root.iam.send(new CreateLoginProfileCommand({ UserName: 'alice', Password }))
  const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
  await root.iam.send(
    new PutUserPolicyCommand({
      UserName: 'alice',
      PolicyName: 'all',
      PolicyDocument: JSON.stringify(document),
    }),
  )
  const { body } = await post('user', { account: accountId, userName: 'alice', password: Password })
  const { credentials } = requireSignedIn(body as SignInAnswer)
  const whoIs = (with_: Credentials) => clients(with_).sts.send(new GetCallerIdentityCommand({}))
  const signIn = (password: string) => post('user', { account: accountId, userName: 'alice', password })
  return { ...service, credentials, whoIs, signIn }
}

const invalid = { name: 'InvalidClientTokenId', $metadata: { httpStatusCode: 403 } }

/** What STS gave, as the clients take it. */
const temporary = ({
  Credentials: given,
}: Pick<GetSessionTokenCommandOutput, 'Credentials'>): Credentials => ({
  accessKeyId: given?.AccessKeyId ?? '',
  secretAccessKey: given?.SecretAccessKey ?? '',
  sessionToken: given?.SessionToken,
})

test('an altered session token is refused, wherever it was altered', async () => {
  const { credentials, whoIs } = await startSession()
  const { sessionToken } = credentials
  for (const at of [0, 5, 20, Math.floor(sessionToken.length / 2), sessionToken.length - 1]) {
    const other = sessionToken[at] === 'A' ? 'B' : 'A'
    const altered = `${sessionToken.slice(0, at)}${other}${sessionToken.slice(at + 1)}`
    await expect(whoIs({ ...credentials, sessionToken: altered })).rejects.toMatchObject(invalid)
  }
})

test('a session token with another key, or another key’s secret, is refused', async () => {
  const { root, credentials, whoIs } = await startSession()
  const { AccessKey } = await root.iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }))
  const { accessKeyId, secretAccessKey } = credentials
  const { sessionToken } = root.credentials
  await expect(whoIs({ accessKeyId, secretAccessKey, sessionToken })).rejects.toMatchObject(invalid)
  const longTerm = {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  }
  await expect(whoIs({ ...credentials, ...longTerm })).rejects.toMatchObject(invalid)
  await expect(whoIs({ ...credentials, secretAccessKey: longTerm.secretAccessKey })).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
  })
  await expect(whoIs({ accessKeyId, secretAccessKey })).rejects.toMatchObject(invalid)
})

test('a session is over after twelve hours, from its last second on', async () => {
  const { credentials, whoIs, advance } = await startSession()
  advance(12 * 60 * 60 - 60)
  await whoIs(credentials)
  advance(60)
  await expect(whoIs(credentials)).rejects.toMatchObject({
    name: 'ExpiredToken',
    message: 'The security token included in the request is expired',
  })
})

test('the session of a user who is deleted ends at once, and a namesake does not get it', async () => {
  const { root, credentials, whoIs, clients } = await startSession()
  await whoIs(credentials)
  const { iam } = root
  await iam.send(new DeleteLoginProfileCommand({ UserName: 'alice' }))
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'alice', PolicyName: 'all' }))
  await iam.send(new DeleteUserCommand({ UserName: 'alice' }))
  await expect(whoIs(credentials)).rejects.toMatchObject(invalid)
  await iam.send(new CreateUserCommand({ UserName: 'alice' }))
  await expect(whoIs(credentials)).rejects.toMatchObject(invalid)
  await expect(
    clients(credentials).iam.send(new CreateUserCommand({ UserName: 'mallory' })),
  ).rejects.toMatchObject(invalid)
})

test('a changed or deleted password ends no session, but nobody signs in with it again', async () => {
  const { root, credentials, whoIs, signIn } = await startSession()
  await root.iam.send(new UpdateLoginProfileCommand({ UserName: 'alice', Password: 'Green-monkey-43' }))
  expect((await whoIs(credentials)).Arn).toContain('user/alice')
  expect((await signIn(Password)).status).toBe(401)
  expect((await signIn('Green-monkey-43')).status).toBe(200)
  await root.iam.send(new DeleteLoginProfileCommand({ UserName: 'alice' }))
  expect((await whoIs(credentials)).Arn).toContain('user/alice')
  expect((await signIn('Green-monkey-43')).status).toBe(401)
})

test('a key that is deactivated signs nothing any more; temporary credentials made with it live on', async () => {
  const { root, whoIs, clients } = await startSession()
  const { AccessKey } = await root.iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }))
  const AccessKeyId = AccessKey?.AccessKeyId ?? ''
  const key = { accessKeyId: AccessKeyId, secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
  const token = temporary(await clients(key).sts.send(new GetSessionTokenCommand({})))
  await whoIs(token)
  await root.iam.send(new UpdateAccessKeyCommand({ UserName: 'alice', AccessKeyId, Status: 'Inactive' }))
  await expect(whoIs(key)).rejects.toMatchObject(invalid)
  expect((await whoIs(token)).Arn).toContain('user/alice')
})

test('a recovery of the root user ends what was opened in its name before, and nothing else', async () => {
  const { root, credentials, whoIs, clients, store, ports, accountId, advance } = await startSession()
  const { AccessKey } = await root.iam.send(new CreateAccessKeyCommand({}))
  const key = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
  const getToken = async () => temporary(await clients(key).sts.send(new GetSessionTokenCommand({})))
  const token = await getToken()
  const guest = temporary(await clients(key).sts.send(new GetFederationTokenCommand({ Name: 'guest' })))
  const ofRoot = [root.credentials, token, guest]
  for (const each of ofRoot) await whoIs(each)
  await recoverRoot(store, ports, { accountId, password: 'Green-monkey-43', removeMfa: true })
  for (const each of ofRoot) await expect(whoIs(each)).rejects.toMatchObject(invalid)
  await whoIs(credentials)
  await whoIs(key)
  advance(1)
  await whoIs(await getToken())
})
