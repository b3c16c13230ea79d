import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccountAliasCommand,
  GetAccountAuthorizationDetailsCommand,
  type GetAccountAuthorizationDetailsCommandOutput,
  GetAccountSummaryCommand,
  ListAccountAliasesCommand,
  ListSAMLProvidersCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { percentEncode } from '../wire/percent-encode.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, assume, createActingUser } from './principals.ts'
import { trusting } from './role-suite.ts'

const document = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}'
const trust =
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}'
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess'

/** Alias, summary and the authorization details, driven by the official SDK over a store. */
export const accountSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`account on ${storeName}`, createStore, ({ env, send }) => {
    test('an alias is set, replaced and deleted', async () => {
      await send(new CreateAccountAliasCommand({ AccountAlias: 'acme' }))
      await send(new CreateAccountAliasCommand({ AccountAlias: 'acme-two' }))
      expect((await send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual(['acme-two'])
      await expect(send(new DeleteAccountAliasCommand({ AccountAlias: 'acme' }))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
      })
      await send(new DeleteAccountAliasCommand({ AccountAlias: 'acme-two' }))
      expect((await send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([])
      await expect(send(new CreateAccountAliasCommand({ AccountAlias: 'A!' }))).rejects.toMatchObject({
        name: 'ValidationError',
      })
    })

    test('an alias that reads like an account id is refused', async () => {
      for (const AccountAlias of ['123456789012', '1234-5678-9012'])
        await expect(send(new CreateAccountAliasCommand({ AccountAlias }))).rejects.toMatchObject({
          name: 'InvalidInputException',
        })
    })

    test('the summary counts what is there', async () => {
      await send(new CreateUserCommand({ UserName: 'u' }))
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      await send(new CreateRoleCommand({ RoleName: 'r', AssumeRolePolicyDocument: trust }))
      await send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: document }))
      expect((await send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
        Users: 1,
        UsersQuota: 5000,
        Groups: 1,
        Roles: 1,
        RolesQuota: 1000,
        Policies: 1,
        PolicyVersionsInUse: 1,
        AccountMFAEnabled: 0,
        AccountAccessKeysPresent: 0,
        AccountPasswordPresent: 1,
      })
    })

    const seed = async () => {
      for (const UserName of ['a', 'b', 'c']) await send(new CreateUserCommand({ UserName }))
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      await send(new AddUserToGroupCommand({ GroupName: 'g', UserName: 'a' }))
      await send(new PutGroupPolicyCommand({ GroupName: 'g', PolicyName: 'gp', PolicyDocument: document }))
      await send(new CreatePolicyCommand({ PolicyName: 'p', PolicyDocument: document }))
      await send(new AttachUserPolicyCommand({ UserName: 'a', PolicyArn: readOnly }))
    }

    const names = (page: GetAccountAuthorizationDetailsCommandOutput) => [
      ...(page.UserDetailList ?? []).map(user => user.UserName),
      ...(page.GroupDetailList ?? []).map(group => group.GroupName),
      ...(page.RoleDetailList ?? []).map(role => role.RoleName),
      ...(page.Policies ?? []).map(policy => policy.PolicyName),
    ]

    test('the authorization details page over users, groups, roles and policies', async () => {
      await seed()
      for (const RoleName of ['r', 's', 't'])
        await send(
          new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trusting({ AWS: env().accountId }) }),
        )
      const pages: (string | undefined)[][] = []
      let Marker: string | undefined
      do {
        const page = await send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 2, Marker }))
        pages.push(names(page))
        Marker = page.Marker
        expect(page.IsTruncated).toBe(Marker !== undefined)
      } while (Marker !== undefined)
      expect(pages.every(page => page.length <= 2)).toBe(true)
      expect(pages.flat().sort()).toEqual(['ReadOnlyAccess', 'a', 'b', 'c', 'g', 'p', 'r', 's', 't'])
    })

    test('the authorization details say who is where and what hangs on whom', async () => {
      await seed()
      const { UserDetailList } = await send(new GetAccountAuthorizationDetailsCommand({ Filter: ['User'] }))
      expect(UserDetailList?.find(user => user.UserName === 'a')).toMatchObject({
        GroupList: ['g'],
        AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly }],
      })
      const groups = await send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Group'] }))
      expect(names(groups)).toEqual(['g'])
      const inline = groups.GroupDetailList?.[0]?.GroupPolicyList?.[0]
      expect(decodeURIComponent(inline?.PolicyDocument ?? '')).toBe(document)
      const aws = await send(new GetAccountAuthorizationDetailsCommand({ Filter: ['AWSManagedPolicy'] }))
      expect(names(aws)).toEqual(['ReadOnlyAccess'])
      expect(aws.Policies?.[0]?.AttachmentCount).toBe(1)
    })

    test('a marker that the authorization details never gave is refused, not answered with an empty page', async () => {
      await seed()
      const { Marker } = await send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 1 }))
      for (const input of [{ Marker: btoa('nothing') }, { Marker, Filter: ['Group' as const] }])
        await expect(send(new GetAccountAuthorizationDetailsCommand(input))).rejects.toMatchObject({
          name: 'ValidationError',
        })
    })

    test('an empty filter leaves nothing out of the authorization details', async () => {
      await seed()
      const page = await send(new GetAccountAuthorizationDetailsCommand({ Filter: [] }))
      expect(names(page).sort()).toEqual(['ReadOnlyAccess', 'a', 'b', 'c', 'g', 'p'])
    })

    test('the authorization details show roles with their policies, profiles, boundary and last use', async () => {
      const PermissionsBoundary = readOnly
      const AssumeRolePolicyDocument = trusting({ AWS: env().accountId })
      const Tags = [{ Key: 'team', Value: 'a' }]
      const role = { RoleName: 'r', InstanceProfileName: 'i' }
      await send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument, PermissionsBoundary, Tags }))
      await send(new PutRolePolicyCommand({ ...role, PolicyName: 'inline', PolicyDocument: document }))
      await send(new AttachRolePolicyCommand({ ...role, PolicyArn: readOnly }))
      await send(new CreateInstanceProfileCommand(role))
      await send(new AddRoleToInstanceProfileCommand(role))
      const actor = await createActingUser(env(), env().root, 'u', allowing('sts:AssumeRole'))
      const RoleArn = `arn:aws:iam::${env().accountId}:role/r`
      const session = await assume(env(), actor, { RoleArn })
      await session.sts.send(new GetCallerIdentityCommand({}))
      const page = await send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'] }))
      expect(page).toMatchObject({
        UserDetailList: [],
        GroupDetailList: [],
        Policies: [],
        IsTruncated: false,
      })
      expect(page.RoleDetailList).toEqual([
        {
          Path: '/',
          RoleName: 'r',
          RoleId: expect.stringMatching(/^AROA/),
          Arn: RoleArn,
          CreateDate: expect.any(Date),
          AssumeRolePolicyDocument: percentEncode(AssumeRolePolicyDocument),
          InstanceProfileList: [expect.objectContaining({ InstanceProfileName: 'i' })],
          RolePolicyList: [{ PolicyName: 'inline', PolicyDocument: percentEncode(document) }],
          AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly }],
          PermissionsBoundary: {
            PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
            PermissionsBoundaryArn: readOnly,
          },
          Tags,
          RoleLastUsed: { LastUsedDate: expect.any(Date), Region: 'us-east-1' },
        },
      ])
      expect((await send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
        Roles: 1,
        RolesQuota: 1000,
        InstanceProfiles: 1,
      })
    })

    test('an operation that is not built says so', async () => {
      await expect(send(new ListSAMLProvidersCommand({}))).rejects.toMatchObject({
        name: 'NotImplemented',
        $metadata: { httpStatusCode: 501 },
      })
      expect(env().logged.at(-1)).toMatchObject({ operation: 'ListSAMLProviders', outcome: 'NotImplemented' })
    })
  })
