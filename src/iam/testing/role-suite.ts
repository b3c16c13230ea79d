import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  type CreateRoleCommandInput,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, codeOf, signInElsewhere } from './principals.ts'

export const trusting = (Principal: unknown, Action: unknown = 'sts:AssumeRole'): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action }] }, undefined, 2)

const lambda = trusting({ Service: 'lambda.amazonaws.com' })

/** The operations on roles, driven by the official SDK over a store. */
export const roleSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`roles on ${storeName}`, createStore, ({ env, send }) => {
    const create = (input: Partial<CreateRoleCommandInput> = {}) =>
      send(new CreateRoleCommand({ RoleName: 'Runner', AssumeRolePolicyDocument: lambda, ...input }))
    const trustOf = async (RoleName: string): Promise<string> =>
      decodeURIComponent((await send(new GetRoleCommand({ RoleName }))).Role?.AssumeRolePolicyDocument ?? '')

    test('a role is created, read, changed and deleted', async () => {
      const { Role: made } = await create({
        Path: '/jobs/',
        Description: 'Runs jobs',
        MaxSessionDuration: 7200,
        Tags: [{ Key: 'Cost', Value: '1' }],
      })
      expect(made).toEqual({
        Path: '/jobs/',
        RoleName: 'Runner',
        RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
        Arn: `arn:aws:iam::${env().accountId}:role/jobs/Runner`,
        CreateDate: expect.any(Date),
        AssumeRolePolicyDocument: encodeURIComponent(lambda),
        Tags: [{ Key: 'Cost', Value: '1' }],
      })
      const { Role: read } = await send(new GetRoleCommand({ RoleName: 'RUNNER' }))
      expect(read).toEqual({ ...made, Description: 'Runs jobs', MaxSessionDuration: 7200, RoleLastUsed: {} })
      await send(new UpdateRoleDescriptionCommand({ RoleName: 'Runner', Description: 'Waits' }))
      await send(new UpdateRoleCommand({ RoleName: 'Runner', MaxSessionDuration: 43_200 }))
      const { Roles } = await send(new ListRolesCommand({ PathPrefix: '/jobs/' }))
      expect(Roles).toMatchObject([{ Description: 'Waits', MaxSessionDuration: 43_200 }])
      expect(Roles?.[0]).not.toHaveProperty('Tags')
      await send(new DeleteRoleCommand({ RoleName: 'Runner' }))
      await expect(send(new GetRoleCommand({ RoleName: 'Runner' }))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: 'The role with name Runner cannot be found.',
      })
    })

    test('UpdateRole sets the duration that is left out to one hour; UpdateRoleDescription keeps it', async () => {
      await create({ Description: 'Runs jobs', MaxSessionDuration: 7200 })
      const read = async () => (await send(new GetRoleCommand({ RoleName: 'Runner' }))).Role
      await send(new UpdateRoleDescriptionCommand({ RoleName: 'Runner', Description: 'Waits' }))
      expect(await read()).toMatchObject({ Description: 'Waits', MaxSessionDuration: 7200 })
      await send(new UpdateRoleCommand({ RoleName: 'Runner', Description: 'Idle' }))
      expect(await read()).toMatchObject({ Description: 'Idle', MaxSessionDuration: 3600 })
      await send(new UpdateRoleCommand({ RoleName: 'Runner', MaxSessionDuration: 10_800 }))
      expect(await read()).toMatchObject({ Description: 'Idle', MaxSessionDuration: 10_800 })
    })

    test('names are unique without regard to case, and durations have bounds', async () => {
      await create()
      await expect(create({ RoleName: 'RUNNER' })).rejects.toMatchObject({
        name: 'EntityAlreadyExistsException',
        message: 'Role with name RUNNER already exists.',
      })
      for (const MaxSessionDuration of [3599, 43_201])
        expect(await codeOf(create({ RoleName: 'r', MaxSessionDuration }))).toBe('ValidationError')
      expect(await codeOf(create({ RoleName: 'r', Path: '/aws-service-role/x/' }))).toBe('ValidationError')
    })

    test.each([
      ['no JSON', '{', 'This policy contains invalid Json'],
      [
        'a resource',
        trusting({ AWS: '*' }).replace('"Action"', '"Resource": "*", "Action"'),
        'Has prohibited field Resource',
      ],
      [
        'another action',
        trusting({ AWS: '*' }, 's3:GetObject'),
        'AssumeRole policy may only specify STS AssumeRole actions.',
      ],
      [
        'a user that does not exist',
        trusting({ AWS: 'arn:aws:iam::ACCOUNT:user/nobody' }),
        'Invalid principal in policy: "AWS":"arn:aws:iam::ACCOUNT:user/nobody"',
      ],
      [
        'a role under another path',
        trusting({ AWS: 'arn:aws:iam::ACCOUNT:role/x/Here' }),
        'Invalid principal in policy: "AWS":"arn:aws:iam::ACCOUNT:role/x/Here"',
      ],
      [
        'an account that does not exist',
        trusting({ AWS: '999999999999' }),
        'Invalid principal in policy: "AWS":"999999999999"',
      ],
      [
        'a group',
        trusting({ AWS: 'arn:aws:iam::ACCOUNT:group/g' }),
        'Invalid principal in policy: "AWS":"arn:aws:iam::ACCOUNT:group/g"',
      ],
      [
        'what is no service',
        trusting({ Service: 'lambda' }),
        'Invalid principal in policy: "Service":"lambda"',
      ],
    ])('a trust policy with %s is refused', async (_what, document, message) => {
      await create({ RoleName: 'Here' })
      const fill = (text: string): string => text.replaceAll('ACCOUNT', env().accountId)
      const refusal = { name: 'MalformedPolicyDocumentException', message: fill(message) }
      await expect(create({ AssumeRolePolicyDocument: fill(document) })).rejects.toMatchObject(refusal)
      await expect(
        send(new UpdateAssumeRolePolicyCommand({ RoleName: 'Here', PolicyDocument: fill(document) })),
      ).rejects.toMatchObject(refusal)
      expect(await trustOf('Here')).toBe(lambda)
    })

    test('a trust policy over the quota is refused, white space not counted', async () => {
      const long = (length: number) =>
        trusting({ AWS: '*' })
          .replace('2012', `2012${' '.repeat(5)}`)
          .replace('{', `{"Id":"${'x'.repeat(length)}",`)
      await expect(create({ AssumeRolePolicyDocument: long(2048) })).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for ACLSizePerRole: 2048',
      })
      await create({ AssumeRolePolicyDocument: lambda + ' '.repeat(4000) })
      // But not without end: every list of roles reads it out.
      const blown = create({ RoleName: 'r', AssumeRolePolicyDocument: lambda + ' '.repeat(20_000) })
      expect(await codeOf(blown)).toBe('LimitExceeded')
    })

    test('who was trusted and is gone shows as a unique id, and who follows under the name is not trusted', async () => {
      const { User } = await send(new CreateUserCommand({ UserName: 'ann', Path: '/team/' }))
      const arn = User?.Arn ?? ''
      await create({ AssumeRolePolicyDocument: trusting({ AWS: [arn, env().accountId] }) })
      expect(await trustOf('Runner')).toBe(trusting({ AWS: [arn, env().accountId] }))
      await send(new UpdateUserCommand({ UserName: 'ann', NewUserName: 'anna' }))
      expect(await trustOf('Runner')).toContain('user/team/anna"')
      await send(new UpdateUserCommand({ UserName: 'anna', NewUserName: 'ann' }))
      await send(new DeleteUserCommand({ UserName: 'ann' }))
      await send(new CreateUserCommand({ UserName: 'ann', Path: '/team/' }))
      expect(await trustOf('Runner')).toBe(trusting({ AWS: [User?.UserId, env().accountId] }))
    })

    test('a principal of another account must exist there', async () => {
      const other = await signInElsewhere(env())
      const { User } = await other.iam.send(new CreateUserCommand({ UserName: 'bob' }))
      const AWS = User?.Arn ?? ''
      await create({ AssumeRolePolicyDocument: trusting({ AWS }) })
      expect(
        await codeOf(create({ RoleName: 'r2', AssumeRolePolicyDocument: trusting({ AWS: `${AWS}2` }) })),
      ).toBe('MalformedPolicyDocument')
      await other.iam.send(new DeleteUserCommand({ UserName: 'bob' }))
      expect(await trustOf('Runner')).toBe(trusting({ AWS: User?.UserId }))
    })

    test('policies are attached and written inline, and must go before the role', async () => {
      await create()
      const RoleName = 'Runner'
      const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
      const inline = { RoleName, PolicyName: 'Inline' }
      await send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))
      await send(new PutRolePolicyCommand({ ...inline, PolicyDocument: allowing('s3:GetObject') }))
      const { AttachedPolicies } = await send(new ListAttachedRolePoliciesCommand({ RoleName }))
      expect(AttachedPolicies).toEqual([{ PolicyName: 'ReadOnlyAccess', PolicyArn }])
      expect((await send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(['Inline'])
      const { PolicyDocument = '' } = await send(new GetRolePolicyCommand(inline))
      expect(decodeURIComponent(PolicyDocument)).toBe(allowing('s3:GetObject'))
      await expect(send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
        name: 'DeleteConflictException',
        message: 'Cannot delete entity, must detach all policies first.',
      })
      await send(new DetachRolePolicyCommand({ RoleName, PolicyArn }))
      await expect(send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({
        message: 'Cannot delete entity, must delete policies first.',
      })
      await send(new DeleteRolePolicyCommand(inline))
      await send(new DeleteRoleCommand({ RoleName }))
    })

    test('an eleventh policy and inline policies over the quota are refused', async () => {
      await create()
      for (let i = 0; i <= 10; i++) {
        const PolicyDocument = allowing('s3:GetObject')
        const { Policy } = await send(new CreatePolicyCommand({ PolicyName: `p${i}`, PolicyDocument }))
        const attach = send(new AttachRolePolicyCommand({ RoleName: 'Runner', PolicyArn: Policy?.Arn }))
        if (i < 10) await attach
        else
          await expect(attach).rejects.toMatchObject({
            name: 'LimitExceededException',
            message: 'Cannot exceed quota for PoliciesPerRole: 10',
          })
      }
      const put = (PolicyName: string, length: number) =>
        send(
          new PutRolePolicyCommand({
            RoleName: 'Runner',
            PolicyName,
            PolicyDocument: allowing(`s3:${'a'.repeat(length)}`),
          }),
        )
      await put('one', 100)
      await expect(put('two', 10_140)).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Maximum policy size of 10240 bytes exceeded for role Runner',
      })
    })

    test('a boundary must exist, and is shown by GetRole alone', async () => {
      await create()
      const RoleName = 'Runner'
      const put = (name: string) =>
        send(
          new PutRolePermissionsBoundaryCommand({
            RoleName,
            PermissionsBoundary: `arn:aws:iam::aws:policy/${name}`,
          }),
        )
      expect(await codeOf(put('NoSuchPolicy'))).toBe('NoSuchEntity')
      await put('ReadOnlyAccess')
      const { Role } = await send(new GetRoleCommand({ RoleName }))
      expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe('arn:aws:iam::aws:policy/ReadOnlyAccess')
      expect((await send(new ListRolesCommand({}))).Roles?.[0]).not.toHaveProperty('PermissionsBoundary')
      await send(new DeleteRolePermissionsBoundaryCommand({ RoleName }))
      expect(await codeOf(send(new DeleteRolePermissionsBoundaryCommand({ RoleName })))).toBe('NoSuchEntity')
    })

    test('tags are put, replaced without regard to case, listed and removed', async () => {
      await create({ Tags: [{ Key: 'a', Value: '1' }] })
      const RoleName = 'Runner'
      await send(
        new TagRoleCommand({
          RoleName,
          Tags: [
            { Key: 'A', Value: '2' },
            { Key: 'b', Value: '' },
          ],
        }),
      )
      const { Tags } = await send(new ListRoleTagsCommand({ RoleName }))
      expect(Tags).toEqual([
        { Key: 'A', Value: '2' },
        { Key: 'b', Value: '' },
      ])
      await send(new UntagRoleCommand({ RoleName, TagKeys: ['a', 'absent'] }))
      expect((await send(new ListRoleTagsCommand({ RoleName }))).Tags).toEqual([{ Key: 'b', Value: '' }])
      const many = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' }))
      expect(await codeOf(send(new TagRoleCommand({ RoleName, Tags: many })))).toBe('LimitExceeded')
    })

    test('roles page in the order of their names', async () => {
      for (const RoleName of ['c', 'A', 'b']) await create({ RoleName })
      const first = await send(new ListRolesCommand({ MaxItems: 2 }))
      expect(first.Roles?.map(role => role.RoleName)).toEqual(['A', 'b'])
      expect(first.IsTruncated).toBe(true)
      const second = await send(new ListRolesCommand({ MaxItems: 2, Marker: first.Marker }))
      expect(second.Roles?.map(role => role.RoleName)).toEqual(['c'])
    })
  })
