import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  GetAccountSummaryCommand,
  GetInstanceProfileCommand,
  ListInstanceProfilesCommand,
  ListInstanceProfilesForRoleCommand,
  ListInstanceProfileTagsCommand,
  paginateListInstanceProfiles,
  RemoveRoleFromInstanceProfileCommand,
  TagInstanceProfileCommand,
  UntagInstanceProfileCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { defaultQuotas } from '../operations/quotas.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { codeOf, createActingUser, signInElsewhere } from './principals.ts'
import { trusting } from './role-suite.ts'
import { createTestService } from './test-service.ts'

const InstanceProfileName = 'Web'
const web = { InstanceProfileName }
const RoleName = 'Server'
const both = { InstanceProfileName, RoleName }

/** The operations on instance profiles, driven by the official SDK over a store. */
export const instanceProfileSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`instance profiles on ${storeName}`, createStore, ({ env, send }) => {
    const createRole = (name = RoleName) =>
      send(
        new CreateRoleCommand({
          RoleName: name,
          Path: '/ec2/',
          AssumeRolePolicyDocument: trusting({ Service: 'ec2.amazonaws.com' }),
        }),
      )
    const namesIn = (answer: { InstanceProfiles?: { InstanceProfileName?: string | undefined }[] }) =>
      answer.InstanceProfiles?.map(profile => profile.InstanceProfileName)

    test('an instance profile is created, read and deleted', async () => {
      const { InstanceProfile: made } = await send(
        new CreateInstanceProfileCommand({ ...web, Path: '/site/', Tags: [{ Key: 'Cost', Value: '1' }] }),
      )
      expect(made).toEqual({
        Path: '/site/',
        InstanceProfileName: 'Web',
        InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/),
        Arn: `arn:aws:iam::${env().accountId}:instance-profile/site/Web`,
        CreateDate: expect.any(Date),
        Roles: [],
        Tags: [{ Key: 'Cost', Value: '1' }],
      })
      const { InstanceProfile } = await send(new GetInstanceProfileCommand({ InstanceProfileName: 'WEB' }))
      expect(InstanceProfile).toEqual(made)
      expect((await send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({
        InstanceProfiles: 1,
        InstanceProfilesQuota: 1000,
      })
      await send(new DeleteInstanceProfileCommand(web))
      await expect(send(new GetInstanceProfileCommand(web))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: 'Instance Profile Web cannot be found.',
        $metadata: { httpStatusCode: 404 },
      })
    })

    test('names are unique without regard to case, and limited in number', async () => {
      await send(new CreateInstanceProfileCommand(web))
      await expect(
        send(new CreateInstanceProfileCommand({ InstanceProfileName: 'WEB' })),
      ).rejects.toMatchObject({
        name: 'EntityAlreadyExistsException',
        message: 'Instance Profile WEB already exists.',
        $metadata: { httpStatusCode: 409 },
      })
      expect(await codeOf(send(new CreateInstanceProfileCommand({ InstanceProfileName: 'a b' })))).toBe(
        'ValidationError',
      )
      const quotas = { ...defaultQuotas, instanceProfiles: 1 }
      const small = await createTestService({ store: await createStore(), quotas })
      await small.root.iam.send(new CreateInstanceProfileCommand(web))
      await expect(
        small.root.iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'Two' })),
      ).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for InstanceProfilesPerAccount: 1',
      })
      await small.store.close()
    })

    test('one role is put in and taken out, and neither can be deleted meanwhile', async () => {
      const { Role } = await createRole()
      await createRole('Other')
      await send(new CreateInstanceProfileCommand(web))
      await send(new AddRoleToInstanceProfileCommand({ ...both, RoleName: 'SERVER' }))
      const { InstanceProfile } = await send(new GetInstanceProfileCommand(web))
      expect(InstanceProfile?.Roles).toEqual([Role])
      for (const name of [RoleName, 'Other'])
        await expect(
          send(new AddRoleToInstanceProfileCommand({ ...web, RoleName: name })),
        ).rejects.toMatchObject({
          name: 'LimitExceededException',
          message: 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1',
          $metadata: { httpStatusCode: 409 },
        })
      for (const request of [
        send(new DeleteRoleCommand({ RoleName })),
        send(new DeleteInstanceProfileCommand(web)),
      ])
        await expect(request).rejects.toMatchObject({
          name: 'DeleteConflictException',
          message: 'Cannot delete entity, must remove roles from instance profile first.',
        })
      expect(
        await codeOf(send(new RemoveRoleFromInstanceProfileCommand({ ...web, RoleName: 'Other' }))),
      ).toBe('NoSuchEntity')
      await send(new RemoveRoleFromInstanceProfileCommand(both))
      expect(await codeOf(send(new RemoveRoleFromInstanceProfileCommand(both)))).toBe('NoSuchEntity')
      await send(new DeleteRoleCommand({ RoleName }))
      await send(new DeleteInstanceProfileCommand(web))
    })

    test('what does not exist is put into nothing', async () => {
      await createRole()
      await send(new CreateInstanceProfileCommand(web))
      const requests = [
        { ...both, RoleName: 'absent' },
        { ...both, InstanceProfileName: 'absent' },
      ]
      for (const input of requests)
        expect(await codeOf(send(new AddRoleToInstanceProfileCommand(input)))).toBe('NoSuchEntity')
      expect(await codeOf(send(new ListInstanceProfilesForRoleCommand({ RoleName: 'absent' })))).toBe(
        'NoSuchEntity',
      )
    })

    test('lists page by name, filter by path, and know the profiles of a role', async () => {
      await createRole()
      for (const name of ['charlie', 'Bravo', 'alpha']) {
        const Path = name === 'Bravo' ? '/far/' : '/near/'
        await send(new CreateInstanceProfileCommand({ InstanceProfileName: name, Path }))
        await send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: name, RoleName }))
      }
      const pages: unknown[] = []
      for await (const page of paginateListInstanceProfiles({ client: env().root.iam, pageSize: 2 }, {}))
        pages.push(namesIn(page))
      expect(pages).toEqual([['alpha', 'Bravo'], ['charlie']])
      expect(namesIn(await send(new ListInstanceProfilesCommand({ PathPrefix: '/near/' })))).toEqual([
        'alpha',
        'charlie',
      ])
      const first = await send(new ListInstanceProfilesForRoleCommand({ RoleName, MaxItems: 2 }))
      const second = await send(
        new ListInstanceProfilesForRoleCommand({ RoleName, MaxItems: 2, Marker: first.Marker }),
      )
      expect([namesIn(first), namesIn(second)]).toEqual([['alpha', 'Bravo'], ['charlie']])
      expect(first.InstanceProfiles?.[0]?.Roles?.[0]?.RoleName).toBe(RoleName)
    })

    test('tags are put, listed and removed, and lists of profiles leave them out', async () => {
      await send(new CreateInstanceProfileCommand({ ...web, Tags: [{ Key: 'a', Value: '1' }] }))
      await send(new TagInstanceProfileCommand({ ...web, Tags: [{ Key: 'b', Value: '2' }] }))
      await send(new UntagInstanceProfileCommand({ ...web, TagKeys: ['A'] }))
      expect((await send(new ListInstanceProfileTagsCommand(web))).Tags).toEqual([{ Key: 'b', Value: '2' }])
      const { InstanceProfiles } = await send(new ListInstanceProfilesCommand({}))
      expect(InstanceProfiles?.[0]).not.toHaveProperty('Tags')
    })

    test('whoever puts a role into a profile must be allowed to pass it to EC2', async () => {
      await createRole()
      await send(new CreateInstanceProfileCommand(web))
      const passing = (service: string) =>
        JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'iam:AddRoleToInstanceProfile', Resource: '*' },
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: `arn:aws:iam::${env().accountId}:role/ec2/*`,
              Condition: {
                StringEquals: { 'iam:PassedToService': service },
                ArnLike: { 'iam:AssociatedResourceArn': `arn:aws:ec2:*:${env().accountId}:instance/*` },
              },
            },
          ],
        })
      const lambda = await createActingUser(env(), env().root, 'lambda', passing('lambda.amazonaws.com'))
      await expect(lambda.iam.send(new AddRoleToInstanceProfileCommand(both))).rejects.toMatchObject({
        name: expect.stringMatching(/^AccessDenied/),
        message: expect.stringContaining('not authorized to perform: iam:PassRole on resource: role Server'),
      })
      const ec2 = await createActingUser(env(), env().root, 'ec2', passing('ec2.amazonaws.com'))
      await ec2.iam.send(new AddRoleToInstanceProfileCommand(both))
    })

    test('nothing of it reaches another account', async () => {
      await createRole()
      await send(new CreateInstanceProfileCommand(web))
      const { iam } = await signInElsewhere(env())
      expect(namesIn(await iam.send(new ListInstanceProfilesCommand({})))).toEqual([])
      expect(await codeOf(iam.send(new GetInstanceProfileCommand(web)))).toBe('NoSuchEntity')
      await iam.send(new CreateInstanceProfileCommand(web))
      expect(await codeOf(iam.send(new AddRoleToInstanceProfileCommand(both)))).toBe('NoSuchEntity')
    })
  })
