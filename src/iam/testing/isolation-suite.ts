import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GenerateCredentialReportCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetPolicyCommand,
  GetUserCommand,
  ListAccountAliasesCommand,
  ListPoliciesCommand,
  ListUsersCommand,
  PutUserPermissionsBoundaryCommand,
  SetSecurityTokenServicePreferencesCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam'
import {
  DecodeAuthorizationMessageCommand,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'
import { chosenKeyId, codeOf, signInElsewhere } from './principals.ts'

const document = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'

/** Two accounts in one store: neither root user reaches anything of the other's. */
export const isolationSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`two accounts on ${storeName}`, createStore, ({ env, send }) => {
    test('access keys of another account are not found, whatever is asked of them', async () => {
      await send(new CreateUserCommand({ UserName: 'u' }))
      const { AccessKey } = await send(new CreateAccessKeyCommand({ UserName: 'u' }))
      const { iam } = await signInElsewhere(env())
      await iam.send(new CreateUserCommand({ UserName: 'u' }))
      const key = { UserName: 'u', AccessKeyId: AccessKey?.AccessKeyId ?? '' }
      expect(await codeOf(iam.send(new UpdateAccessKeyCommand({ ...key, Status: 'Inactive' })))).toBe(
        'NoSuchEntity',
      )
      expect(await codeOf(iam.send(new DeleteAccessKeyCommand(key)))).toBe('NoSuchEntity')
      expect(await codeOf(iam.send(new GetAccessKeyLastUsedCommand(key)))).toBe('NoSuchEntity')
    })

    test('policies of another account can be neither read nor attached', async () => {
      const { Policy } = await send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: document }))
      const PolicyArn = Policy?.Arn ?? ''
      const { iam } = await signInElsewhere(env())
      await iam.send(new CreateUserCommand({ UserName: 'u' }))
      await iam.send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: document }))
      expect(await codeOf(iam.send(new GetPolicyCommand({ PolicyArn })))).toBe('NoSuchEntity')
      expect(await codeOf(iam.send(new AttachUserPolicyCommand({ UserName: 'u', PolicyArn })))).toBe(
        'NoSuchEntity',
      )
      const boundary = { UserName: 'u', PermissionsBoundary: PolicyArn }
      expect(await codeOf(iam.send(new PutUserPermissionsBoundaryCommand(boundary)))).toBe('NoSuchEntity')
    })

    test('markers that try to leave the account lead nowhere', async () => {
      for (const UserName of ['a', 'b', 'c']) await send(new CreateUserCommand({ UserName }))
      await send(new CreatePolicyCommand({ PolicyName: 'secret', PolicyDocument: document }))
      const { iam } = await signInElsewhere(env())
      const { accountId } = env()
      for (const place of [
        '',
        '\0',
        '\t',
        '../',
        `\t${accountId}\ta`,
        `User\n\t${accountId}\t`,
        'User\n\0',
      ]) {
        const Marker = btoa(encodeURIComponent(place)) || 'IA=='
        const users = await iam.send(new ListUsersCommand({ Marker })).catch(() => ({ Users: [] }))
        expect(users.Users).toEqual([])
        const policies = await iam.send(new ListPoliciesCommand({ Marker, Scope: 'Local' })).catch(() => null)
        expect(policies?.Policies ?? []).toEqual([])
        const details = await iam
          .send(new GetAccountAuthorizationDetailsCommand({ Marker }))
          .catch(() => null)
        expect(details?.UserDetailList ?? []).toEqual([])
      }
    })

    test('the account of a key whose id was chosen by the host can be told', async () => {
      const { sts } = await signInElsewhere(env())
      const { Account } = await sts.send(new GetCallerIdentityCommand({}))
      const info = await sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: chosenKeyId }))
      expect(info.Account).toBe(Account)
    })

    test('a refusal of another account is not decoded', async () => {
      await send(new CreateUserCommand({ UserName: 'u' }))
      const { AccessKey } = await send(new CreateAccessKeyCommand({ UserName: 'u' }))
      const user = env().clients({
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      })
      const error: unknown = await user.iam.send(new GetUserCommand({})).catch((thrown: unknown) => thrown)
      const EncodedMessage = /failure message: (\S+)/.exec(String(error))?.[1]
      const decode = new DecodeAuthorizationMessageCommand({ EncodedMessage })
      expect(await codeOf(env().root.sts.send(decode))).toBe('ok')
      const { sts } = await signInElsewhere(env())
      expect(await codeOf(sts.send(decode))).toBe('InvalidAuthorizationMessage')
    })

    test("one account's session token opens nothing with the other's key", async () => {
      const other = await signInElsewhere(env())
      const mixed = env().clients({
        ...env().root.credentials,
        sessionToken: other.credentials.sessionToken,
      })
      expect(await codeOf(mixed.sts.send(new GetCallerIdentityCommand({})))).toBe('InvalidClientTokenId')
    })

    test('of two accounts that want one alias at once, one gets it', async () => {
      const other = await signInElsewhere(env())
      const wish = new CreateAccountAliasCommand({ AccountAlias: 'wanted' })
      const codes = await Promise.all([codeOf(send(wish)), codeOf(other.iam.send(wish))])
      expect(codes.sort()).toEqual(['EntityAlreadyExists', 'ok'])
      const lists = await Promise.all([
        send(new ListAccountAliasesCommand({})),
        other.iam.send(new ListAccountAliasesCommand({})),
      ])
      expect(lists.flatMap(list => list.AccountAliases)).toEqual(['wanted'])
    })

    test('settings and credential reports are each account’s own', async () => {
      await send(new CreateUserCommand({ UserName: 'here' }))
      await send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 30 }))
      await send(new SetSecurityTokenServicePreferencesCommand({ GlobalEndpointTokenVersion: 'v2Token' }))
      const { iam } = await signInElsewhere(env())
      expect(await codeOf(iam.send(new GetAccountPasswordPolicyCommand({})))).toBe('NoSuchEntity')
      const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}))
      expect(SummaryMap).toMatchObject({ Users: 0, GlobalEndpointTokenVersion: 1 })
      await iam.send(new CreateUserCommand({ UserName: 'there' }))
      await iam.send(new CreateLoginProfileCommand({ UserName: 'there', Password: 'there-Pass-1' }))

      expect((await send(new GenerateCredentialReportCommand({}))).State).toBe('STARTED')
      await expect
        .poll(async () => (await send(new GenerateCredentialReportCommand({}))).State)
        .toBe('COMPLETE')
      expect(await codeOf(iam.send(new GetCredentialReportCommand({})))).toBe('CredentialReportNotPresent')
      await iam.send(new GenerateCredentialReportCommand({}))
      await expect
        .poll(async () => (await iam.send(new GenerateCredentialReportCommand({}))).State)
        .toBe('COMPLETE')
      const { Content } = await iam.send(new GetCredentialReportCommand({}))
      const lines = new TextDecoder().decode(Content).split('\n')
      expect(lines.slice(1).map(line => line.split(',')[0])).toEqual(['<root_account>', 'there'])
    })
  })
