import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsWithEntitiesCommand,
  GetUserCommand,
  ListGroupsCommand,
  ListUsersCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, createReporting } from './last-accessed-support.ts'

const readOnly = 'arn:aws:iam::aws:policy/IAMReadOnlyAccess'

/** Reports on what policies allow and what of it was last used, driven by the official SDK over a store. */
export const lastAccessedSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`last accessed information on ${storeName}`, createStore, suite => {
    const { env, send } = suite
    const { arnOf, keyFor, createUser, generate, report } = createReporting(suite)

    const entitiesOf = async (JobId: string, page = {}) => {
      const command = { JobId, ServiceNamespace: 'iam', ...page }
      const answer = await send(new GetServiceLastAccessedDetailsWithEntitiesCommand(command))
      const names = answer.EntityDetailsList?.map(({ EntityInfo, LastAuthenticated }) => [
        EntityInfo?.Name,
        LastAuthenticated !== undefined,
      ])
      return { ...answer, names }
    }

    test('a user: services that it may use in order, and its last attempt, allowed or not', async () => {
      const ann = await createUser('ann', 's3:Get*', 'iam:GetUser', 'iam:ListUsers', 'nosuch:*')
      const before = await report(arnOf('user', 'ann'))
      expect(before).toMatchObject({ JobStatus: 'COMPLETED', JobType: 'SERVICE_LEVEL', IsTruncated: false })
      expect(before.JobCompletionDate).toEqual(before.JobCreationDate)
      expect(before.ServicesLastAccessed).toEqual([
        {
          ServiceName: 'AWS Identity and Access Management (IAM)',
          ServiceNamespace: 'iam',
          TotalAuthenticatedEntities: 0,
        },
        { ServiceName: 'Amazon S3', ServiceNamespace: 's3', TotalAuthenticatedEntities: 0 },
      ])
      await expect(ann.iam.send(new ListGroupsCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' })
      const { ServicesLastAccessed = [] } = await report(arnOf('user', 'ann'))
      expect(ServicesLastAccessed[0]).toEqual({
        ServiceName: 'AWS Identity and Access Management (IAM)',
        ServiceNamespace: 'iam',
        LastAuthenticated: expect.any(Date),
        LastAuthenticatedEntity: arnOf('user', 'ann'),
        LastAuthenticatedRegion: 'us-east-1',
        TotalAuthenticatedEntities: 1,
      })
    })

    test('actions: those that are allowed, with the last attempt at each', async () => {
      const ann = await createUser('ann', 'iam:GetUser', 'iam:ListUsers', 'sts:GetCallerIdentity', 's3:*')
      await ann.iam.send(new GetUserCommand({}))
      await ann.sts.send(new GetCallerIdentityCommand({}))
      const { JobType, ServicesLastAccessed = [] } = await report(arnOf('user', 'ann'), 'ACTION_LEVEL')
      expect(JobType).toBe('ACTION_LEVEL')
      const attempt = {
        LastAccessedEntity: arnOf('user', 'ann'),
        LastAccessedTime: expect.any(Date),
        LastAccessedRegion: 'us-east-1',
      }
      const tracked = ServicesLastAccessed.map(service => service.TrackedActionsLastAccessed)
      expect(tracked).toEqual([
        [{ ActionName: 'GetUser', ...attempt }, { ActionName: 'ListUsers' }],
        undefined,
        [{ ActionName: 'GetCallerIdentity', ...attempt }],
      ])
    })

    test('an operation that needs two permissions is an attempt at both', async () => {
      const ann = await createUser('ann', 'iam:CreateUser', 'iam:TagUser', 'iam:UntagUser')
      await ann.iam.send(new CreateUserCommand({ UserName: 'bob', Tags: [{ Key: 'a', Value: 'b' }] }))
      const { ServicesLastAccessed = [] } = await report(arnOf('user', 'ann'), 'ACTION_LEVEL')
      const used = ServicesLastAccessed[0]?.TrackedActionsLastAccessed?.filter(each => each.LastAccessedTime)
      expect(used?.map(each => each.ActionName)).toEqual(['CreateUser', 'TagUser'])
    })

    test('what is written down is told as what is only noted', async () => {
      const ann = await createUser('ann', 'iam:*')
      await ann.iam.send(new GetUserCommand({}))
      const noted = await report(arnOf('user', 'ann'), 'ACTION_LEVEL')
      await env().service.close()
      const written = await report(arnOf('user', 'ann'), 'ACTION_LEVEL')
      expect(written.ServicesLastAccessed).toEqual(noted.ServicesLastAccessed)
    })

    test('a group: its own policies, the member who came last, and how many came', async () => {
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      await send(new AttachGroupPolicyCommand({ GroupName: 'g', PolicyArn: readOnly }))
      const members = [await createUser('ann', 's3:*'), await createUser('bob'), await createUser('cy')]
      for (const UserName of ['ann', 'bob', 'cy'])
        await send(new AddUserToGroupCommand({ GroupName: 'g', UserName }))
      await members[1]?.iam.send(new ListUsersCommand({}))
      env().advance(60)
      const ann = await keyFor('ann')
      await ann.iam.send(new ListUsersCommand({}))
      const JobId = await generate(arnOf('group', 'g'))
      const { ServicesLastAccessed } = await send(new GetServiceLastAccessedDetailsCommand({ JobId }))
      expect(ServicesLastAccessed).toMatchObject([
        {
          ServiceNamespace: 'iam',
          LastAuthenticatedEntity: arnOf('user', 'ann'),
          TotalAuthenticatedEntities: 2,
        },
      ])
      const all = await entitiesOf(JobId)
      expect(all.names).toEqual([
        ['ann', true],
        ['bob', true],
        ['cy', false],
      ])
      expect(all.EntityDetailsList?.[0]?.EntityInfo).toEqual({
        Arn: arnOf('user', 'ann'),
        Name: 'ann',
        Type: 'USER',
        Id: expect.stringMatching(/^AIDA/),
        Path: '/',
      })
      const first = await entitiesOf(JobId, { MaxItems: 2 })
      expect([first.names?.length, first.IsTruncated]).toEqual([2, true])
      const second = await entitiesOf(JobId, { MaxItems: 2, Marker: first.Marker })
      expect([second.names, second.IsTruncated]).toEqual([[['cy', false]], false])
    })

    test('a policy: whoever has it, itself or through a group, each once', async () => {
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      await send(new AttachGroupPolicyCommand({ GroupName: 'g', PolicyArn: readOnly }))
      for (const UserName of ['ann', 'bob', 'stranger']) await createUser(UserName)
      for (const UserName of ['ann', 'bob'])
        await send(new AddUserToGroupCommand({ GroupName: 'g', UserName }))
      await send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn: readOnly }))
      const { names } = await entitiesOf(await generate(readOnly))
      expect(names).toEqual([
        ['ann', false],
        ['bob', false],
      ])
    })

    test('a role: its sessions count for it, and not for who assumed it', async () => {
      const ann = await createUser('ann', 'sts:AssumeRole', 'iam:*')
      await send(
        new CreateRoleCommand({
          RoleName: 'r',
          AssumeRolePolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: {
              Effect: 'Allow',
              Principal: { AWS: env().accountId },
              Action: 'sts:AssumeRole',
            },
          }),
        }),
      )
      const PolicyDocument = allowing('iam:ListUsers')
      await send(new PutRolePolicyCommand({ RoleName: 'r', PolicyName: 'p', PolicyDocument }))
      const { Credentials: given } = await ann.sts.send(
        new AssumeRoleCommand({ RoleArn: arnOf('role', 'r'), RoleSessionName: 'work' }),
      )
      const session = env().clients({
        accessKeyId: given?.AccessKeyId ?? '',
        secretAccessKey: given?.SecretAccessKey ?? '',
        sessionToken: given?.SessionToken,
      })
      await session.iam.send(new ListUsersCommand({}))
      const ofRole = await report(arnOf('role', 'r'))
      expect(ofRole.ServicesLastAccessed).toMatchObject([
        { ServiceNamespace: 'iam', LastAuthenticatedEntity: arnOf('role', 'r') },
      ])
      const ofUser = await report(arnOf('user', 'ann'))
      expect(ofUser.ServicesLastAccessed).toMatchObject([
        { ServiceNamespace: 'iam', TotalAuthenticatedEntities: 0 },
        { ServiceNamespace: 'sts', TotalAuthenticatedEntities: 1 },
      ])
    })

    test('services come in pages', async () => {
      await createUser('ann', 'a4b:*', 'ec2:*', 's3:*')
      const JobId = await generate(arnOf('user', 'ann'))
      const first = await send(new GetServiceLastAccessedDetailsCommand({ JobId, MaxItems: 2 }))
      expect(first.ServicesLastAccessed?.length).toBe(first.IsTruncated ? 2 : 1)
      const rest = { JobId, MaxItems: 2, Marker: first.Marker }
      const second = await send(new GetServiceLastAccessedDetailsCommand(rest))
      expect(second.ServicesLastAccessed?.map(each => each.ServiceNamespace)).toEqual(['s3'])
      expect([second.IsTruncated, second.Marker]).toEqual([false, undefined])
    })

    test('what is older than the tracking period is not told', async () => {
      const ann = await createUser('ann', 'iam:*')
      await ann.iam.send(new GetUserCommand({}))
      const totalAfter = async (days: number) => {
        env().advance(days * 86_400)
        // Signs with the time of now.
        const { iam } = env().clients(admin.credentials)
        const input = { Arn: arnOf('user', 'ann') }
        const { JobId } = await iam.send(new GenerateServiceLastAccessedDetailsCommand(input))
        const answer = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }))
        return answer.ServicesLastAccessed?.[0]?.TotalAuthenticatedEntities
      }
      const admin = await createUser('admin', 'iam:*')
      expect([await totalAfter(399), await totalAfter(2)]).toEqual([1, 0])
    })
  })
