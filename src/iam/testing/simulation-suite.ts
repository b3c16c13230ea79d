import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserCommand,
  type EvaluationResult,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, createActingUser, signInElsewhere } from './principals.ts'
import { trusting } from './role-suite.ts'

const statement = (Effect: string, Action: string, over: object = {}) => ({
  Effect,
  Action,
  Resource: '*',
  ...over,
})
const document = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const a = 'arn:aws:s3:::b/a'
const z = 'arn:aws:s3:::b/z'

/** `allowed user_alice_Own PolicyInputList.1`: a decision and the policies that made it. */
const told = ({ EvalDecision, MatchedStatements }: EvaluationResult): string =>
  [EvalDecision, ...(MatchedStatements ?? []).map(each => each.SourcePolicyId)].join(' ')

/** SimulatePrincipalPolicy on users, groups and roles, driven by the official SDK over a store. */
export const simulationSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`simulation of principals on ${storeName}`, createStore, ({ env, send }) => {
    const arnOf = (entity: string) => `arn:aws:iam::${env().accountId}:${entity}`

    /** alice, of Staff, and Worker; each has an inline policy, and Staff's managed policy reaches alice twice. */
    const populate = async (): Promise<string> => {
      await send(
        new CreateUserCommand({ UserName: 'alice', Path: '/team/', Tags: [{ Key: 'cost', Value: '1' }] }),
      )
      await send(new CreateGroupCommand({ GroupName: 'Staff' }))
      await send(new AddUserToGroupCommand({ UserName: 'alice', GroupName: 'Staff' }))
      await send(
        new CreateRoleCommand({
          RoleName: 'Worker',
          AssumeRolePolicyDocument: trusting({ AWS: env().accountId }),
        }),
      )
      const { Policy } = await send(
        new CreatePolicyCommand({
          PolicyName: 'Managed',
          Path: '/p/',
          PolicyDocument: JSON.stringify(
            JSON.parse(document(statement('Allow', 's3:DeleteObject'))),
            null,
            2,
          ),
        }),
      )
      const PolicyArn = Policy?.Arn ?? ''
      await send(new AttachUserPolicyCommand({ UserName: 'alice', PolicyArn }))
      await send(new AttachGroupPolicyCommand({ GroupName: 'Staff', PolicyArn }))
      const own = document(statement('Allow', 's3:GetObject', { Resource: a }))
      await send(new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'Own', PolicyDocument: own }))
      await send(
        new PutGroupPolicyCommand({
          GroupName: 'Staff',
          PolicyName: 'Shared',
          PolicyDocument: document(statement('Allow', 's3:PutObject')),
        }),
      )
      await send(
        new PutRolePolicyCommand({
          RoleName: 'Worker',
          PolicyName: 'Own',
          PolicyDocument: allowing('s3:Get*'),
        }),
      )
      return PolicyArn
    }

    const simulate = async (input: Partial<SimulatePrincipalPolicyCommandInput> = {}) =>
      (
        await send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn: arnOf('user/team/alice'),
            ActionNames: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
            ...input,
          }),
        )
      ).EvaluationResults ?? []

    test('a user has its own policies and those of its groups, each named as AWS names it', async () => {
      await populate()
      const results = await simulate({ ResourceArns: [a, z] })
      expect(results.map(told)).toEqual([
        'implicitDeny user_alice_Own',
        'allowed group_Staff_Shared',
        'allowed Managed',
      ])
      const [get, , remove] = results
      expect(
        get?.ResourceSpecificResults?.map(each => [each.EvalResourceName, each.EvalResourceDecision]),
      ).toEqual([
        [a, 'allowed'],
        [z, 'implicitDeny'],
      ])
      expect(remove?.MatchedStatements).toEqual([
        {
          SourcePolicyId: 'Managed',
          SourcePolicyType: 'IAM Policy',
          StartPosition: { Line: 3, Column: 17 },
          EndPosition: { Line: 8, Column: 6 },
        },
      ])
    })

    test('a group has what it brings, a role its own, and all resources are meant where none is named', async () => {
      await populate()
      const group = await simulate({ PolicySourceArn: arnOf('group/Staff') })
      expect(group.map(told)).toEqual(['implicitDeny', 'allowed group_Staff_Shared', 'allowed Managed'])
      expect(group[1]).toMatchObject({ EvalActionName: 's3:PutObject', EvalResourceName: '*' })
      expect(group[1]).not.toHaveProperty('ResourceSpecificResults')
      const role = await simulate({ PolicySourceArn: arnOf('role/Worker') })
      expect(role.map(told)).toEqual(['allowed role_Worker_Own', 'implicitDeny', 'implicitDeny'])
    })

    test('what the request adds counts beside what is stored, and only in this simulation', async () => {
      await populate()
      const PolicyInputList = [document(statement('Deny', 's3:PutObject')), allowing('s3:*')]
      expect((await simulate({ PolicyInputList })).map(told)).toEqual([
        'allowed PolicyInputList.2',
        'explicitDeny PolicyInputList.1',
        'allowed Managed PolicyInputList.2',
      ])
      expect((await simulate()).map(told)).toContain('allowed group_Staff_Shared')
    })

    test('a boundary limits, another one takes its place, and it is said whether it allows', async () => {
      const PolicyArn = await populate()
      await send(new PutUserPermissionsBoundaryCommand({ UserName: 'alice', PermissionsBoundary: PolicyArn }))
      const outcomes = async (input: Partial<SimulatePrincipalPolicyCommandInput>) =>
        (await simulate(input)).map(each => [
          told(each),
          each.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
        ])
      expect(await outcomes({ ResourceArns: [a] })).toEqual([
        ['implicitDeny', false],
        ['implicitDeny', false],
        ['allowed Managed', true],
      ])
      const boundary = document(statement('Allow', 's3:PutObject'), statement('Deny', 's3:Delete*'))
      expect(await outcomes({ PermissionsBoundaryPolicyInputList: [boundary] })).toEqual([
        ['implicitDeny', false],
        ['allowed group_Staff_Shared', true],
        ['explicitDeny PermissionsBoundaryPolicyInputList.1', false],
      ])
      expect(await outcomes({ PolicyExclusionList: [{ PolicyType: 'permission-boundary' }] })).toEqual([
        ['implicitDeny', undefined],
        ['allowed group_Staff_Shared', undefined],
        ['allowed Managed', undefined],
      ])
    })

    test('policies are left out by type, by ARN and by name', async () => {
      const PolicyArn = await populate()
      const without = async (
        PolicyExclusionList: SimulatePrincipalPolicyCommandInput['PolicyExclusionList'],
      ) =>
        (await simulate({ ResourceArns: [a], PolicyExclusionList }))
          .map(each => each.EvalDecision?.slice(0, 1))
          .join('')
      expect(await without([])).toBe('aaa')
      expect(await without([{ PolicyType: 'inline' }])).toBe('iia')
      expect(await without([{ PolicyType: 'user-managed' }])).toBe('aai')
      expect(await without([{ PolicyType: 'aws-managed' }, { PolicyType: 'rcp' }])).toBe('aaa')
      expect(await without([{ PolicyArn }])).toBe('aai')
      expect(await without([{ PolicyArn: arnOf('policy/Man*') }])).toBe('aai')
      const inline = { PolicyName: 'Own', AttachmentType: 'user', AttachmentName: 'al?c*' } as const
      expect(await without([{ InlinePolicyIdentifier: inline }])).toBe('iaa')
      await expect(without([{ PolicyArn: 'arn:aws:iam::*:policy/x' }])).rejects.toMatchObject({
        name: 'InvalidInputException',
      })
    })

    test('the caller is known to conditions, unless the request says otherwise', async () => {
      await populate()
      const known = (key: string, value: string) =>
        document(statement('Allow', 'sqs:*', { Condition: { StringEquals: { [key]: value } } }))
      const decide = async (
        PolicyInputList: string[],
        input: Partial<SimulatePrincipalPolicyCommandInput> = {},
      ) =>
        (await simulate({ ActionNames: ['sqs:SendMessage'], PolicyInputList, ...input })).map(each => [
          each.EvalDecision,
          each.MissingContextValues,
        ])
      for (const [key, value] of [
        ['aws:username', 'alice'],
        ['aws:PrincipalArn', arnOf('user/team/alice')],
        ['aws:PrincipalAccount', env().accountId],
        ['aws:PrincipalTag/Cost', '1'],
      ] as const)
        expect(await decide([known(key, value)])).toEqual([['allowed', []]])
      expect(await decide([known('aws:SourceVpc', 'vpc-1')])).toEqual([['implicitDeny', ['aws:SourceVpc']]])
      expect(
        await decide([known('aws:username', 'bob')], {
          ContextEntries: [
            { ContextKeyName: 'AWS:UserName', ContextKeyType: 'string', ContextKeyValues: ['bob'] },
          ],
        }),
      ).toEqual([['allowed', []]])
      expect(await decide([known('aws:username', 'bob')], { CallerArn: arnOf('user/bob') })).toEqual([
        ['allowed', []],
      ])
    })

    test('who is gone, is elsewhere or is no user, group or role is refused in the words of AWS', async () => {
      await send(new CreateUserCommand({ UserName: 'gone' }))
      await send(new DeleteUserCommand({ UserName: 'gone' }))
      const missing = {
        message: 'Unable to retrieve specified IAM entity.',
        $metadata: { httpStatusCode: 404 },
      }
      for (const entity of ['user/gone', 'group/gone', 'role/gone'])
        await expect(simulate({ PolicySourceArn: arnOf(entity) })).rejects.toMatchObject({
          name: 'NoSuchEntityException',
          ...missing,
        })
      for (const arn of [arnOf('root'), 'arn:aws:sts::111122223333:assumed-role/r/s', 'not-an-arn-but-long'])
        await expect(simulate({ PolicySourceArn: arn.padEnd(20, 'x') })).rejects.toMatchObject({
          name: 'InvalidInputException',
          message: `Invalid ARN provided in the request: ${arn.padEnd(20, 'x')}`,
        })
      const { iam } = await signInElsewhere(env())
      await send(new CreateUserCommand({ UserName: 'here' }))
      await expect(
        iam.send(
          new SimulatePrincipalPolicyCommand({
            PolicySourceArn: arnOf('user/here'),
            ActionNames: ['s3:GetObject'],
          }),
        ),
      ).rejects.toMatchObject({
        name: 'InvalidInputException',
        message: expect.stringMatching(
          `^Invalid Policy Source Arn: caller's account \\d{12} does not have access to policies in account ${env().accountId}\\.$`,
        ),
      })
    })

    test('whoever may simulate some principals learns nothing of others', async () => {
      await populate()
      const policy = document({
        Effect: 'Allow',
        Action: 'iam:SimulatePrincipalPolicy',
        Resource: arnOf('user/team/*'),
      })
      const { iam } = await createActingUser(env(), env().root, 'tester', policy)
      const simulateAs = (PolicySourceArn: string) =>
        iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: ['s3:GetObject'] }))
      expect((await simulateAs(arnOf('user/team/alice'))).EvaluationResults).toHaveLength(1)
      await expect(simulateAs(arnOf('role/Worker'))).rejects.toMatchObject({
        message: expect.stringContaining(
          `iam:SimulatePrincipalPolicy on resource: ${arnOf('role/Worker')} because`,
        ),
      })
      const tagged = document(
        statement('Allow', 'iam:Simulate*', { Condition: { StringEquals: { 'aws:ResourceTag/cost': '1' } } }),
      )
      const other = await createActingUser(env(), env().root, 'tagger', tagged)
      const command = { PolicySourceArn: arnOf('user/team/alice'), ActionNames: ['s3:GetObject'] }
      expect(
        (await other.iam.send(new SimulatePrincipalPolicyCommand(command))).EvaluationResults,
      ).toHaveLength(1)
      // The path that was asked for does not open a user of another path.
      await send(new CreateUserCommand({ UserName: 'secret', Path: '/far/' }))
      await expect(simulateAs(arnOf('user/team/secret'))).rejects.toMatchObject({ name: 'AccessDenied' })
    })
  })
