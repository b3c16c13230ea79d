import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
  GetServiceLastAccessedDetailsWithEntitiesCommand,
  GetUserCommand,
  ListPoliciesGrantingServiceAccessCommand,
  PutGroupPolicyCommand,
  PutUserPermissionsBoundaryCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { type AccessReport, accessRecords, accessReports } from '../store/last-accessed.ts'
import { joinKey } from '../store/port.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, createReporting } from './last-accessed-support.ts'

const awsPolicy = (name: string): string => `arn:aws:iam::aws:policy/${name}`

/** The jobs of last accessed reports, the policies that grant access, and what both refuse. */
export const accessJobSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`jobs of last accessed reports on ${storeName}`, createStore, suite => {
    const { env, send } = suite
    const { arnOf, createUser, generate } = createReporting(suite)
    const recordsOf = async () => {
      const prefix = joinKey(env().accountId, '')
      const page = await env().store.read(tx => tx.page(accessRecords, 'key', { prefix, limit: 100 }))
      return page.items
    }

    test('a report is read by whoever asked for it, and by nobody else', async () => {
      const ann = await createUser('ann', 'iam:*')
      const bob = await createUser('bob', 'iam:*')
      const { JobId = '' } = await ann.iam.send(
        new GenerateServiceLastAccessedDetailsCommand({ Arn: arnOf('user', 'ann') }),
      )
      const read = new GetServiceLastAccessedDetailsCommand({ JobId })
      expect((await ann.iam.send(read)).JobStatus).toBe('COMPLETED')
      for (const { iam } of [bob, env().root]) {
        await expect(iam.send(read)).rejects.toMatchObject({
          name: 'NoSuchEntityException',
          message: `The job with id ${JobId} cannot be found.`,
          $metadata: { httpStatusCode: 404 },
        })
        await expect(
          iam.send(new GetServiceLastAccessedDetailsWithEntitiesCommand({ JobId, ServiceNamespace: 'iam' })),
        ).rejects.toMatchObject({ name: 'NoSuchEntityException' })
      }
    })

    test('a report shows what was known when it was asked for', async () => {
      const ann = await createUser('ann', 'iam:*')
      const JobId = await generate(arnOf('user', 'ann'))
      await ann.iam.send(new GetUserCommand({}))
      const { ServicesLastAccessed } = await send(new GetServiceLastAccessedDetailsCommand({ JobId }))
      expect(ServicesLastAccessed).toMatchObject([{ TotalAuthenticatedEntities: 0 }])
    })

    test('a report lasts a day', async () => {
      const admin = await createUser('admin', 'iam:*')
      const { JobId } = await admin.iam.send(
        new GenerateServiceLastAccessedDetailsCommand({ Arn: arnOf('user', 'admin') }),
      )
      const readLater = async (seconds: number) => {
        env().advance(seconds)
        const { iam } = env().clients(admin.credentials)
        return iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }))
      }
      expect((await readLater(86_000)).JobStatus).toBe('COMPLETED')
      await expect(readLater(500)).rejects.toMatchObject({ name: 'NoSuchEntityException' })
    })

    test('a thousand reports are kept, and the oldest make room', async () => {
      const { accountId } = env()
      const old = (index: number, createDate: string): AccessReport => ({
        accountId,
        jobId: String(index).padStart(36, '0'),
        arn: '',
        requestedBy: accountId,
        createDate,
        granularity: 'SERVICE_LEVEL',
        services: [],
        attempts: {},
        actions: [],
        actionAttempts: {},
      })
      const count = () => env().store.read(tx => tx.count(accessReports, 'byAge', joinKey(accountId, '')))
      await env().store.write(accountId, async tx => {
        for (let index = 0; index < 1_005; index++)
          await tx.put(accessReports, old(index, new Date(Date.now() - 60_000 + index).toISOString()))
      })
      await generate(awsPolicy('ReadOnlyAccess'))
      expect(await count()).toBe(1_000)
      const read = (index: number) =>
        send(new GetServiceLastAccessedDetailsCommand({ JobId: String(index).padStart(36, '0') }))
      await expect(read(5)).rejects.toMatchObject({ name: 'NoSuchEntityException' })
      expect((await read(6)).JobStatus).toBe('COMPLETED')
    })

    test('a deleted user leaves no record, and another of its name none of its use', async () => {
      const ann = await createUser('ann', 'iam:*')
      await ann.iam.send(new GetUserCommand({}))
      await env().service.close()
      expect(await recordsOf()).toHaveLength(2)
      await send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }))
      const { accessKeyId: AccessKeyId } = ann.credentials
      await send(new DeleteAccessKeyCommand({ UserName: 'ann', AccessKeyId }))
      await send(new DeleteUserCommand({ UserName: 'ann' }))
      expect((await recordsOf()).map(record => record.principalId)).toEqual([env().accountId])
    })

    test('the policies that grant access to a service, each with where it hangs', async () => {
      const access = async (Arn: string, ...ServiceNamespaces: string[]) => {
        const command = new ListPoliciesGrantingServiceAccessCommand({ Arn, ServiceNamespaces })
        return (await send(command)).PoliciesGrantingServiceAccess
      }
      await createUser('ann', 'iam:GetUser', 's3:GetObject')
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      await send(new AddUserToGroupCommand({ GroupName: 'g', UserName: 'ann' }))
      const inline = { GroupName: 'g', PolicyName: 'own', PolicyDocument: allowing('iam:List*') }
      await send(new PutGroupPolicyCommand(inline))
      const PolicyArn = awsPolicy('IAMReadOnlyAccess')
      await send(new AttachGroupPolicyCommand({ GroupName: 'g', PolicyArn }))
      await send(new AttachUserPolicyCommand({ UserName: 'ann', PolicyArn }))
      const PermissionsBoundary = awsPolicy('AdministratorAccess')
      await send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary }))
      const managed = { PolicyName: 'IAMReadOnlyAccess', PolicyType: 'MANAGED', PolicyArn }
      const ofGroup = { PolicyName: 'own', PolicyType: 'INLINE', EntityType: 'GROUP', EntityName: 'g' }
      const ofUser = { PolicyName: 'own', PolicyType: 'INLINE', EntityType: 'USER', EntityName: 'ann' }
      expect(await access(arnOf('user', 'ann'), 's3', 'iam', 'ec2', 'iam')).toEqual([
        { ServiceNamespace: 'ec2', Policies: [] },
        { ServiceNamespace: 'iam', Policies: [managed, ofGroup, ofUser] },
        { ServiceNamespace: 's3', Policies: [ofUser] },
      ])
      expect(await access(arnOf('group', 'g'), 'iam')).toEqual([
        { ServiceNamespace: 'iam', Policies: [managed, ofGroup] },
      ])
    })

    test('more services than a page has come in pages', async () => {
      await createUser('ann', '*')
      const JobId = await generate(arnOf('user', 'ann'))
      const report = await send(new GetServiceLastAccessedDetailsCommand({ JobId, MaxItems: 101 }))
      const ServiceNamespaces = report.ServicesLastAccessed?.flatMap(each => each.ServiceNamespace ?? [])
      const input = { Arn: arnOf('user', 'ann'), ServiceNamespaces }
      const first = await send(new ListPoliciesGrantingServiceAccessCommand(input))
      const rest = { ...input, Marker: first.Marker }
      const second = await send(new ListPoliciesGrantingServiceAccessCommand(rest))
      const pages = [first, second].map(page => [
        page.PoliciesGrantingServiceAccess?.length,
        page.IsTruncated,
      ])
      expect(pages).toEqual([
        [100, true],
        [1, false],
      ])
    })

    const accountless = 'arn:aws:iam::999988887777:user/ann'
    test.each([
      ['a user that is not there', 'user/nobody', 'The user with name nobody cannot be found.'],
      ['a user of another path', 'user/team/ann', 'The user with name ann cannot be found.'],
      ['a group that is not there', 'group/none', 'The group with name none cannot be found.'],
      ['a role that is not there', 'role/none', 'The role with name none cannot be found.'],
      ['a policy that is not there', 'policy/none', 'Policy ARN was not found.'],
    ])('%s is not found', async (_name, resource, message) => {
      await createUser('ann')
      const Arn = `arn:aws:iam::${env().accountId}:${resource}`
      await expect(generate(Arn)).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: message.replace('ARN', Arn),
      })
    })

    test.each(['arn:aws:iam::111122223333:root', 'arn:aws:s3:::some-bucket', 'arn:aws:iam::1:user/ann/'])(
      'the ARN %s is not valid',
      async Arn => {
        const error = { name: 'InvalidInputException', message: `ARN ${Arn} is not valid.` }
        await expect(generate(Arn)).rejects.toMatchObject(error)
        const list = new ListPoliciesGrantingServiceAccessCommand({ Arn, ServiceNamespaces: ['iam'] })
        await expect(send(list)).rejects.toMatchObject(error)
      },
    )

    test('what is no ARN, no service, no identity or no job id is refused', async () => {
      await createUser('ann')
      await expect(generate(accountless)).rejects.toMatchObject({ name: 'NoSuchEntityException' })
      const list = (input: { Arn: string; ServiceNamespaces: string[] }) =>
        send(new ListPoliciesGrantingServiceAccessCommand(input))
      const unknown = { Arn: arnOf('user', 'ann'), ServiceNamespaces: ['iam', 'imagined'] }
      await expect(list(unknown)).rejects.toMatchObject({
        name: 'InvalidInputException',
        message: 'The service namespace imagined is not valid.',
      })
      const policy = { Arn: awsPolicy('ReadOnlyAccess'), ServiceNamespaces: ['iam'] }
      await expect(list(policy)).rejects.toMatchObject({ name: 'InvalidInputException' })
      const JobId = await generate(arnOf('user', 'ann'))
      const entities = { JobId, ServiceNamespace: 'imagined' }
      await expect(
        send(new GetServiceLastAccessedDetailsWithEntitiesCommand(entities)),
      ).rejects.toMatchObject({ name: 'InvalidInputException' })
      await expect(send(new GetServiceLastAccessedDetailsCommand({ JobId: 'short' }))).rejects.toMatchObject({
        name: 'ValidationError',
      })
    })
  })
