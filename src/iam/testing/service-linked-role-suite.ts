import {
  AddRoleToInstanceProfileCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  type CreateServiceLinkedRoleCommandInput,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteServiceLinkedRoleCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { linkedRoleDeletions } from '../store/linked-role-deletions.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, codeOf, createActingUser, signInElsewhere } from './principals.ts'
import { trusting } from './role-suite.ts'

const RoleName = 'AWSServiceRoleForECS'
const ecs = 'ecs.amazonaws.com'
const ecsPolicy = 'arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy'

/** Roles that belong to services, driven by the official SDK over a store. */
export const serviceLinkedRoleSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`service-linked roles on ${storeName}`, createStore, ({ env, send }) => {
    const create = (AWSServiceName = ecs, more: Partial<CreateServiceLinkedRoleCommandInput> = {}) =>
      send(new CreateServiceLinkedRoleCommand({ AWSServiceName, ...more }))
    const statusOf = (DeletionTaskId: string | undefined) =>
      send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }))

    test('a role is made as its service wants it', async () => {
      const { Role: made } = await create()
      expect(made).toEqual({
        Path: '/aws-service-role/ecs.amazonaws.com/',
        RoleName,
        RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
        Arn: `arn:aws:iam::${env().accountId}:role/aws-service-role/ecs.amazonaws.com/${RoleName}`,
        CreateDate: expect.any(Date),
        AssumeRolePolicyDocument: encodeURIComponent(
          `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"${ecs}"},"Action":"sts:AssumeRole"}]}`,
        ),
      })
      const { Role: read } = await send(new GetRoleCommand({ RoleName }))
      expect(read).toMatchObject({
        Description: 'Policy to enable Amazon ECS to manage your EC2 instances and related resources.',
        MaxSessionDuration: 3600,
      })
      const attached = await send(new ListAttachedRolePoliciesCommand({ RoleName }))
      expect(attached.AttachedPolicies).toEqual([
        { PolicyName: 'AmazonECSServiceRolePolicy', PolicyArn: ecsPolicy },
      ])
      const { PolicyRoles } = await send(new ListEntitiesForPolicyCommand({ PolicyArn: ecsPolicy }))
      expect(PolicyRoles).toEqual([{ RoleName, RoleId: made?.RoleId }])
    })

    test('a suffix makes several roles of the services that allow it', async () => {
      await create('autoscaling.amazonaws.com', { Description: 'Mine' })
      const { Role } = await create('autoscaling.amazonaws.com', { CustomSuffix: 'debug' })
      expect(Role?.RoleName).toBe('AWSServiceRoleForAutoScaling_debug')
      const { Roles } = await send(new ListRolesCommand({ PathPrefix: '/aws-service-role/' }))
      expect(Roles?.map(role => [role.RoleName, role.Description?.slice(0, 7)])).toEqual([
        ['AWSServiceRoleForAutoScaling', 'Mine'],
        ['AWSServiceRoleForAutoScaling_debug', 'Default'],
      ])
    })

    test.each([
      [
        'a service twice',
        { AWSServiceName: ecs },
        'Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.',
      ],
      [
        'a suffix where there is none',
        { AWSServiceName: ecs, CustomSuffix: 'two' },
        'Custom suffix is not allowed for ecs.amazonaws.com',
      ],
      [
        'a service that there is not',
        { AWSServiceName: 'nothing.amazonaws.com' },
        'Service linked roles are not supported for the service nothing.amazonaws.com.',
      ],
      [
        'a service in another case',
        { AWSServiceName: 'ECS.amazonaws.com' },
        'Service linked roles are not supported for the service ECS.amazonaws.com.',
      ],
      [
        'a suffix that is too long',
        { AWSServiceName: 'autoscaling.amazonaws.com', CustomSuffix: 'x'.repeat(64) },
        `The role name AWSServiceRoleForAutoScaling_${'x'.repeat(64)} is longer than 64 characters.`,
      ],
    ])('%s is refused', async (_what, input, message) => {
      await create()
      await expect(send(new CreateServiceLinkedRoleCommand(input))).rejects.toMatchObject({
        name: 'InvalidInputException',
        message,
        $metadata: { httpStatusCode: 400 },
      })
    })

    test('only description and tags can be changed', async () => {
      await create()
      await send(new CreateInstanceProfileCommand({ InstanceProfileName: 'i' }))
      const role = { RoleName }
      const refused = [
        send(new DeleteRoleCommand(role)),
        send(new UpdateRoleCommand({ ...role, MaxSessionDuration: 7200 })),
        send(new UpdateAssumeRolePolicyCommand({ ...role, PolicyDocument: trusting({ Service: ecs }) })),
        send(
          new PutRolePolicyCommand({ ...role, PolicyName: 'p', PolicyDocument: allowing('s3:GetObject') }),
        ),
        send(new AttachRolePolicyCommand({ ...role, PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })),
        send(new DetachRolePolicyCommand({ ...role, PolicyArn: ecsPolicy })),
        send(
          new PutRolePermissionsBoundaryCommand({
            ...role,
            PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
          }),
        ),
        send(new AddRoleToInstanceProfileCommand({ ...role, InstanceProfileName: 'i' })),
      ]
      for (const request of refused)
        await expect(request).rejects.toMatchObject({
          name: 'UnmodifiableEntityException',
          message: `Cannot perform the operation on the protected role '${RoleName}' - this role is only modifiable by AWS`,
          $metadata: { httpStatusCode: 400 },
        })
      await send(new UpdateRoleCommand({ ...role, Description: 'one' }))
      await send(new UpdateRoleDescriptionCommand({ ...role, Description: 'two' }))
      expect((await send(new GetRoleCommand(role))).Role?.Description).toBe('two')
      const Tags = ['a', 'b'].map(Key => ({ Key, Value: '1' }))
      await send(new TagRoleCommand({ ...role, Tags }))
      await send(new UntagRoleCommand({ ...role, TagKeys: ['a'] }))
      expect((await send(new ListRoleTagsCommand(role))).Tags).toEqual([{ Key: 'b', Value: '1' }])
    })

    test('its policy can be attached to nobody else', async () => {
      const PolicyArn = ecsPolicy
      await send(new CreateUserCommand({ UserName: 'u' }))
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      const role = { RoleName: 'r', AssumeRolePolicyDocument: trusting({ Service: ecs }) }
      await send(new CreateRoleCommand(role))
      const attempts = {
        Role: send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn })),
        User: send(new AttachUserPolicyCommand({ UserName: 'u', PolicyArn })),
        Group: send(new AttachGroupPolicyCommand({ GroupName: 'g', PolicyArn })),
      }
      for (const [kind, attempt] of Object.entries(attempts))
        await expect(attempt).rejects.toMatchObject({
          name: 'PolicyNotAttachableException',
          message: `Cannot attach a Service Role Policy to a Customer ${kind}.`,
          $metadata: { httpStatusCode: 400 },
        })
      const boundary = send(
        new PutRolePermissionsBoundaryCommand({ RoleName: 'r', PermissionsBoundary: PolicyArn }),
      )
      expect(await codeOf(boundary)).toBe('NoSuchEntity')
    })

    test('deleting gives a task whose status can be asked for, and frees the name', async () => {
      const { Role } = await create()
      const { DeletionTaskId } = await send(
        new DeleteServiceLinkedRoleCommand({ RoleName: RoleName.toLowerCase() }),
      )
      expect(DeletionTaskId).toMatch(
        /^task\/aws-service-role\/ecs\.amazonaws\.com\/AWSServiceRoleForECS\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      )
      expect((await statusOf(DeletionTaskId)).Status).toBe('SUCCEEDED')
      expect(await codeOf(send(new GetRoleCommand({ RoleName })))).toBe('NoSuchEntity')
      expect(await codeOf(send(new DeleteServiceLinkedRoleCommand({ RoleName })))).toBe('NoSuchEntity')
      const { PolicyRoles } = await send(new ListEntitiesForPolicyCommand({ PolicyArn: ecsPolicy }))
      expect(PolicyRoles).toEqual([])
      const again = await create()
      expect(again.Role?.RoleId).not.toBe(Role?.RoleId)
      expect((await statusOf(DeletionTaskId)).Status).toBe('SUCCEEDED')
    })

    test('what nobody asks about any more is forgotten with the next deletion', async () => {
      const taskId = `task/aws-service-role/${ecs}/${RoleName}/12345678-1234-1234-1234-123456789012`
      const { accountId, store } = env()
      const task = { accountId, taskId, date: '2020-01-01T00:00:00.000Z' }
      await store.write(accountId, tx => tx.put(linkedRoleDeletions, task))
      expect((await statusOf(taskId)).Status).toBe('SUCCEEDED')
      await create()
      await send(new DeleteServiceLinkedRoleCommand({ RoleName }))
      expect(await codeOf(statusOf(taskId))).toBe('NoSuchEntity')
    })

    test('a role of one’s own is not deleted so, and a task must be one that was given', async () => {
      const role = { RoleName: 'r', AssumeRolePolicyDocument: trusting({ Service: ecs }) }
      await send(new CreateRoleCommand(role))
      await expect(send(new DeleteServiceLinkedRoleCommand({ RoleName: 'r' }))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: 'The role with name r is not linked to a service; use DeleteRole instead.',
      })
      expect(await codeOf(statusOf('task/r/1'))).toBe('InvalidInput')
      const id = '12345678-1234-1234-1234-123456789012'
      expect(await codeOf(statusOf(`task/aws-service-role/${ecs}/${RoleName}/${id}`))).toBe('NoSuchEntity')
    })

    test('tasks of one account are not those of another', async () => {
      await create()
      const { DeletionTaskId } = await send(new DeleteServiceLinkedRoleCommand({ RoleName }))
      const { iam } = await signInElsewhere(env())
      const command = new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId })
      expect(await codeOf(iam.send(command))).toBe('NoSuchEntity')
    })

    test('whoever may create the roles of one service may not create those of another', async () => {
      const policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'iam:CreateServiceLinkedRole',
          Resource: `arn:aws:iam::${env().accountId}:role/aws-service-role/*`,
          Condition: { StringEquals: { 'iam:AWSServiceName': ecs } },
        },
      })
      const { iam } = await createActingUser(env(), env().root, 'u', policy)
      await expect(
        iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: 'rds.amazonaws.com' })),
      ).rejects.toMatchObject({
        name: expect.stringMatching(/^AccessDenied/),
        message: expect.stringContaining(
          'role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS because no identity-based policy',
        ),
      })
      expect(await codeOf(iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName: ecs })))).toBe('ok')
    })
  })
