import {
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteAccountPasswordPolicyCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  SetSecurityTokenServicePreferencesCommand,
  UpdateAccountPasswordPolicyCommand,
  type UpdateAccountPasswordPolicyCommandInput,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import type { SignInAnswer } from '../../lib/sign-in-messages.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { type Credentials, requireSignedIn } from './test-service.ts'

const password = 'first-Pass-word-1'

const statement = (Effect: 'Allow' | 'Deny', Action: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect, Action, Resource: '*' } })

/** The account's password policy, in the API and wherever a password is set, and its STS preferences. */
export const accountSettingsSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`account settings on ${storeName}`, createStore, ({ env, send }) => {
    const setPolicy = (policy: UpdateAccountPasswordPolicyCommandInput) =>
      send(new UpdateAccountPasswordPolicyCommand(policy))

    const createUser = async (UserName: string, Path = '/') => {
      await send(new CreateUserCommand({ UserName, Path }))
      await send(new CreateLoginProfileCommand({ UserName, Password: password }))
      const { AccessKey } = await send(new CreateAccessKeyCommand({ UserName }))
      return env().clients({
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      }).iam
    }

    const reset = (UserName: string, Password: string, PasswordResetRequired = false) =>
      send(new UpdateLoginProfileCommand({ UserName, Password, PasswordResetRequired }))

    const signIn = async (userName: string, typed: string) =>
      (await env().post('user', { account: env().accountId, userName, password: typed })).body as SignInAnswer

    const violation = (message: string) => ({
      name: 'PasswordPolicyViolationException',
      message,
      $metadata: { httpStatusCode: 400 },
    })

    test('an account without a policy of its own says so, and has nothing to delete', async () => {
      await expect(send(new GetAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: `The Password Policy with domain name ${env().accountId} cannot be found.`,
        $metadata: { httpStatusCode: 404 },
      })
      await expect(send(new DeleteAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: 'The account policy with name PasswordPolicy cannot be found.',
      })
    })

    test('a policy is set as a whole: what is left out goes back to its default', async () => {
      await setPolicy({
        MinimumPasswordLength: 14,
        RequireSymbols: true,
        RequireNumbers: true,
        RequireUppercaseCharacters: true,
        RequireLowercaseCharacters: true,
        AllowUsersToChangePassword: true,
        MaxPasswordAge: 90,
        PasswordReusePrevention: 24,
        HardExpiry: true,
      })
      expect((await send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy).toEqual({
        MinimumPasswordLength: 14,
        RequireSymbols: true,
        RequireNumbers: true,
        RequireUppercaseCharacters: true,
        RequireLowercaseCharacters: true,
        AllowUsersToChangePassword: true,
        ExpirePasswords: true,
        MaxPasswordAge: 90,
        PasswordReusePrevention: 24,
        HardExpiry: true,
      })
      await setPolicy({})
      expect((await send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy).toEqual({
        MinimumPasswordLength: 6,
        RequireSymbols: false,
        RequireNumbers: false,
        RequireUppercaseCharacters: false,
        RequireLowercaseCharacters: false,
        AllowUsersToChangePassword: false,
        ExpirePasswords: false,
      })
      await send(new DeleteAccountPasswordPolicyCommand({}))
      await expect(send(new GetAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
      })
    })

    test.each([
      [{ MinimumPasswordLength: 5 }, 'minimumPasswordLength', 'greater than or equal to 6'],
      [{ MinimumPasswordLength: 129 }, 'minimumPasswordLength', 'less than or equal to 128'],
      [{ MaxPasswordAge: 0 }, 'maxPasswordAge', 'greater than or equal to 1'],
      [{ MaxPasswordAge: 1096 }, 'maxPasswordAge', 'less than or equal to 1095'],
      [{ PasswordReusePrevention: 25 }, 'passwordReusePrevention', 'less than or equal to 24'],
    ])('%j is refused', async (input, member, bound) => {
      await expect(setPolicy(input)).rejects.toMatchObject({
        name: 'ValidationError',
        message: expect.stringMatching(new RegExp(`'${member}' failed .* must have value ${bound}`, 'i')),
      })
    })

    test('every way to set a password holds to the policy, and none to the default besides', async () => {
      const iam = await createUser('u')
      await setPolicy({ MinimumPasswordLength: 10, RequireNumbers: true, AllowUsersToChangePassword: true })
      await expect(reset('u', 'only-letters')).rejects.toMatchObject(
        violation('Password should have at least one number'),
      )
      await send(new CreateUserCommand({ UserName: 'v' }))
      await expect(
        send(new CreateLoginProfileCommand({ UserName: 'v', Password: 'short1' })),
      ).rejects.toMatchObject(violation('Password should have a minimum length of 10'))
      await expect(
        iam.send(new ChangePasswordCommand({ OldPassword: password, NewPassword: 'only-letters' })),
      ).rejects.toMatchObject(violation('Password should have at least one number'))
      // Two kinds of characters are enough here, where the default would want three.
      await reset('u', 'enough now 1', true)
      const asked = await signIn('u', 'enough now 1')
      expect(asked).toMatchObject({
        state: 'change-password',
        passwordPolicy: { minimumLength: 10, required: ['number'] },
      })
      const ticket = asked.state === 'change-password' ? asked.ticket : ''
      expect(await env().post('new-password', { ticket, newPassword: 'only-letters' })).toMatchObject({
        status: 400,
        body: { code: 'PasswordPolicyViolation', message: 'Password should have at least one number' },
      })
      expect(await env().post('new-password', { ticket, newPassword: 'enough 2 now' })).toMatchObject({
        body: { state: 'signed-in' },
      })
    })

    test('a password that stands is never held against a stricter policy', async () => {
      await createUser('u')
      await setPolicy({ MinimumPasswordLength: 40 })
      expect(await signIn('u', password)).toMatchObject({ state: 'signed-in' })
    })

    test('the last passwords are not set again, by whatever way, and the one before them is', async () => {
      const iam = await createUser('u')
      await setPolicy({ PasswordReusePrevention: 2, AllowUsersToChangePassword: true })
      await reset('u', 'second-Pass-2')
      const used = violation('Password should not be one of the last 2 passwords')
      await expect(reset('u', password)).rejects.toMatchObject(used)
      await expect(reset('u', 'second-Pass-2')).rejects.toMatchObject(used)
      await expect(
        iam.send(new ChangePasswordCommand({ OldPassword: 'second-Pass-2', NewPassword: password })),
      ).rejects.toMatchObject(used)
      await send(new UpdateLoginProfileCommand({ UserName: 'u', PasswordResetRequired: true }))
      const asked = await signIn('u', 'second-Pass-2')
      const ticket = asked.state === 'change-password' ? asked.ticket : ''
      expect(await env().post('new-password', { ticket, newPassword: password })).toMatchObject({
        status: 400,
        body: {
          code: 'PasswordPolicyViolation',
          message: 'Password should not be one of the last 2 passwords',
        },
      })
      await reset('u', 'third-Pass-3')
      await reset('u', password)
    })

    test('the policy may let users change their own passwords, and nothing else', async () => {
      const iam = await createUser('u', '/staff/')
      const change = () =>
        iam.send(new ChangePasswordCommand({ OldPassword: password, NewPassword: password }))
      await expect(change()).rejects.toMatchObject({ name: 'AccessDenied' })
      await setPolicy({ AllowUsersToChangePassword: true })
      await change()
      await iam.send(new GetAccountPasswordPolicyCommand({}))
      await expect(iam.send(new GetAccountSummaryCommand({}))).rejects.toMatchObject({
        name: 'AccessDenied',
      })
      await setPolicy({})
      await expect(change()).rejects.toMatchObject({ name: 'AccessDenied' })
    })

    test('an expired password that only an administrator may reset is not changed at the console', async () => {
      const hour = 3600
      const { config } = await createUser('u')
      const { accessKeyId, secretAccessKey } = await config.credentials()
      await setPolicy({ MaxPasswordAge: 1, HardExpiry: true, AllowUsersToChangePassword: true })
      env().advance(20 * hour)
      const { credentials } = requireSignedIn(await signIn('u', password))
      const change = (from: Credentials, NewPassword: string, OldPassword = password) =>
        env().clients(from).iam.send(new ChangePasswordCommand({ OldPassword, NewPassword }))
      env().advance(4 * hour)
      await expect(change(credentials, 'second-Pass-2')).rejects.toMatchObject({
        name: 'AccessDenied',
        message:
          'The password has expired, and the password policy of the account lets an administrator reset it only.',
      })
      // Source: IAM API Reference, UpdateAccountPasswordPolicy, "HardExpiry".
      await change({ accessKeyId, secretAccessKey }, 'second-Pass-2')
      await change(credentials, 'third-Pass-3', 'second-Pass-2')
    })

    test('a Deny and a permissions boundary stand above what the policy lets users do', async () => {
      await setPolicy({ AllowUsersToChangePassword: true })
      const denied = await createUser('denied')
      await send(
        new PutUserPolicyCommand({
          UserName: 'denied',
          PolicyName: 'p',
          PolicyDocument: statement('Deny', 'iam:ChangePassword'),
        }),
      )
      const bounded = await createUser('bounded')
      const { Policy } = await send(
        new CreatePolicyCommand({ PolicyName: 'b', PolicyDocument: statement('Allow', 's3:*') }),
      )
      await send(
        new PutUserPermissionsBoundaryCommand({
          UserName: 'bounded',
          PermissionsBoundary: Policy?.Arn ?? '',
        }),
      )
      for (const iam of [denied, bounded])
        await expect(
          iam.send(new ChangePasswordCommand({ OldPassword: password, NewPassword: password })),
        ).rejects.toMatchObject({ name: 'AccessDenied' })
    })

    test('the version of the global endpoint tokens is kept', async () => {
      const version = async () =>
        (await send(new GetAccountSummaryCommand({}))).SummaryMap?.GlobalEndpointTokenVersion
      expect(await version()).toBe(1)
      await send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: 'v2Token' }))
      expect(await version()).toBe(2)
      const wrong = { GlobalEndpointTokenVersion: 'v3Token' as never }
      await expect(send(new SetSecurityTokenServicePreferencesCommand(wrong))).rejects.toMatchObject({
        name: 'ValidationError',
      })
      expect(await version()).toBe(2)
    })
  })
