import {
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  GetAccessKeyLastUsedCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam'
import {
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import type { SignInAnswer } from '../../lib/sign-in-messages.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { requireSignedIn } from './test-service.ts'

const allowAll = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
const password = 'first-Pass-word-1'

/** Access keys, passwords and sessions, driven by the official SDK over a store. */
export const credentialSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`credentials on ${storeName}`, createStore, ({ env, send }) => {
    const createUser = async (UserName = 'u') => {
      await send(new CreateUserCommand({ UserName }))
      await send(new PutUserPolicyCommand({ UserName, PolicyName: 'all', PolicyDocument: allowAll }))
    }

    const createKey = async (UserName = 'u') => {
      const { AccessKey } = await send(new CreateAccessKeyCommand({ UserName }))
      return env().clients({
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      })
    }

    const signIn = async (userName: string, typed: string) =>
      (await env().post('user', { account: env().accountId, userName, password: typed })).body as SignInAnswer

    test('a new access key signs requests until it is deactivated', async () => {
      await createUser()
      const { sts, iam, credentials } = await createKey()
      const AccessKeyId = credentials.accessKeyId
      expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
        Account: env().accountId,
        Arn: `arn:aws:iam::${env().accountId}:user/u`,
        UserId: expect.stringMatching(/^AIDA/),
      })
      expect((await iam.send(new GetUserCommand({}))).User?.UserName).toBe('u')
      await send(new UpdateAccessKeyCommand({ UserName: 'u', AccessKeyId, Status: 'Inactive' }))
      await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
        name: 'InvalidClientTokenId',
        $metadata: { httpStatusCode: 403 },
      })
      expect((await send(new ListAccessKeysCommand({ UserName: 'u' }))).AccessKeyMetadata).toMatchObject([
        { UserName: 'u', AccessKeyId, Status: 'Inactive' },
      ])
      await send(new UpdateAccessKeyCommand({ UserName: 'u', AccessKeyId, Status: 'Active' }))
      await sts.send(new GetCallerIdentityCommand({}))
      await send(new DeleteAccessKeyCommand({ UserName: 'u', AccessKeyId }))
      await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
        name: 'InvalidClientTokenId',
      })
    })

    test('a wrong secret is refused', async () => {
      await createUser()
      const { credentials } = await createKey()
      const { sts } = env().clients({ ...credentials, secretAccessKey: 'x'.repeat(40) })
      await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
        name: 'SignatureDoesNotMatch',
        $metadata: { httpStatusCode: 403 },
      })
    })

    test('two keys at most, and a user with keys cannot be deleted', async () => {
      await send(new CreateUserCommand({ UserName: 'u' }))
      await createKey()
      await createKey()
      await expect(send(new CreateAccessKeyCommand({ UserName: 'u' }))).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for AccessKeysPerUser: 2',
      })
      await expect(send(new DeleteUserCommand({ UserName: 'u' }))).rejects.toMatchObject({
        message: 'Cannot delete entity, must delete access keys first.',
      })
    })

    test("another user's key is not found under one's own name", async () => {
      await createUser('u')
      await createUser('v')
      const { credentials } = await createKey('v')
      await expect(
        send(new DeleteAccessKeyCommand({ UserName: 'u', AccessKeyId: credentials.accessKeyId })),
      ).rejects.toMatchObject({
        message: `The Access Key with id ${credentials.accessKeyId} cannot be found.`,
      })
    })

    test('the last use of a key is known at once, by service and region', async () => {
      await createUser()
      const { iam, credentials } = await createKey()
      const lastUsed = async () =>
        (await send(new GetAccessKeyLastUsedCommand({ AccessKeyId: credentials.accessKeyId })))
          .AccessKeyLastUsed
      expect(await lastUsed()).toMatchObject({ ServiceName: 'N/A', Region: 'N/A' })
      await iam.send(new ListUsersCommand({}))
      expect(await lastUsed()).toMatchObject({
        ServiceName: 'iam',
        Region: 'us-east-1',
        LastUsedDate: expect.any(Date),
      })
    })

    test('a password signs in, and its use is noted', async () => {
      await createUser()
      await send(new CreateLoginProfileCommand({ UserName: 'u', Password: password }))
      const { credentials, principal } = requireSignedIn(await signIn('U', password))
      expect(principal).toMatchObject({ type: 'user', name: 'u' })
      const { sts } = env().clients(credentials)
      expect((await sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(principal.arn)
      expect((await send(new GetUserCommand({ UserName: 'u' }))).User?.PasswordLastUsed).toBeInstanceOf(Date)
    })

    test('a login profile is read, reset, and deleted', async () => {
      await createUser()
      await expect(send(new GetLoginProfileCommand({ UserName: 'u' }))).rejects.toMatchObject({
        message: 'Login Profile for User u cannot be found.',
      })
      await expect(
        send(new CreateLoginProfileCommand({ UserName: 'u', Password: 'short' })),
      ).rejects.toMatchObject({
        name: 'PasswordPolicyViolationException',
        $metadata: { httpStatusCode: 400 },
      })
      await send(new CreateLoginProfileCommand({ UserName: 'u', Password: password }))
      await expect(
        send(new CreateLoginProfileCommand({ UserName: 'u', Password: password })),
      ).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' })
      await send(new UpdateLoginProfileCommand({ UserName: 'u', PasswordResetRequired: true }))
      expect((await send(new GetLoginProfileCommand({ UserName: 'u' }))).LoginProfile).toMatchObject({
        UserName: 'u',
        PasswordResetRequired: true,
      })
      expect(await signIn('u', password)).toMatchObject({ state: 'change-password' })
      await expect(send(new DeleteUserCommand({ UserName: 'u' }))).rejects.toMatchObject({
        name: 'DeleteConflictException',
      })
      await send(new DeleteLoginProfileCommand({ UserName: 'u' }))
      expect((await env().post('user', { account: env().accountId, userName: 'u', password })).status).toBe(
        401,
      )
    })

    test('ChangePassword takes the old password, and guesses at it are limited', async () => {
      await createUser()
      await send(new CreateLoginProfileCommand({ UserName: 'u', Password: password }))
      const { iam, credentials } = await createKey()
      const change = (OldPassword: string, NewPassword: string) =>
        iam.send(new ChangePasswordCommand({ OldPassword, NewPassword }))
      await change(password, 'second-Pass-word-2')
      expect(await signIn('u', 'second-Pass-word-2')).toMatchObject({ state: 'signed-in' })
      for (let i = 0; i < 10; i++)
        await expect(change(`wrong-Guess-${i}`, 'third-Pass-word-3')).rejects.toMatchObject({
          name: 'AccessDenied',
        })
      await expect(change('second-Pass-word-2', 'third-Pass-word-3')).rejects.toMatchObject({
        name: 'Throttling',
      })
      env().advance(301)
      await env()
        .clients(credentials)
        .iam.send(
          new ChangePasswordCommand({ OldPassword: 'second-Pass-word-2', NewPassword: 'third-Pass-word-3' }),
        )
    })

    test('the root user has no ChangePassword', async () => {
      await expect(
        send(new ChangePasswordCommand({ OldPassword: 'a', NewPassword: 'b' })),
      ).rejects.toMatchObject({ name: 'InvalidUserTypeException' })
    })

    test('GetSessionToken gives temporary credentials with the limits of AWS', async () => {
      await createUser()
      const { sts, credentials } = await createKey()
      const { Credentials: given } = await sts.send(new GetSessionTokenCommand({ DurationSeconds: 900 }))
      expect(given?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
      const session = env().clients({
        accessKeyId: given?.AccessKeyId ?? '',
        secretAccessKey: given?.SecretAccessKey ?? '',
        sessionToken: given?.SessionToken,
      })
      expect((await session.sts.send(new GetCallerIdentityCommand({}))).Arn).toMatch(/user\/u$/)
      await expect(session.iam.send(new GetUserCommand({}))).rejects.toMatchObject({
        name: 'InvalidClientTokenId',
      })
      await expect(session.sts.send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
        name: 'AccessDenied',
        message: 'Cannot call GetSessionToken with session credentials',
      })
      const other = env().clients({ ...session.credentials, accessKeyId: credentials.accessKeyId })
      await expect(other.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
        name: 'InvalidClientTokenId',
      })
      env().advance(901)
      const later = env().clients(session.credentials)
      await expect(later.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
        name: 'ExpiredToken',
      })
    })

    test('an access key is not set to a status that only the service gives', async () => {
      await createUser()
      const { credentials } = await createKey()
      const { accessKeyId: AccessKeyId } = credentials
      await expect(
        send(new UpdateAccessKeyCommand({ UserName: 'u', AccessKeyId, Status: 'Expired' })),
      ).rejects.toMatchObject({ name: 'InvalidInputException' })
      const { AccessKeyMetadata } = await send(new ListAccessKeysCommand({ UserName: 'u' }))
      expect(AccessKeyMetadata?.map(key => key.Status)).toEqual(['Active'])
    })

    test('the account of a key can be told', async () => {
      await createUser()
      const { credentials } = await createKey()
      const { sts } = env().root
      expect(
        (await sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: credentials.accessKeyId }))).Account,
      ).toBe(env().accountId)
    })

    test('the sessions of a deleted user end', async () => {
      await send(new CreateUserCommand({ UserName: 'u' }))
      await send(new CreateLoginProfileCommand({ UserName: 'u', Password: password }))
      const { credentials } = requireSignedIn(await signIn('u', password))
      await send(new DeleteLoginProfileCommand({ UserName: 'u' }))
      await send(new DeleteUserCommand({ UserName: 'u' }))
      await send(new CreateUserCommand({ UserName: 'u' }))
      await expect(
        env().clients(credentials).sts.send(new GetCallerIdentityCommand({})),
      ).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
    })
  })
