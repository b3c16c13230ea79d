import {
  AttachUserPolicyCommand,
  type ContextEntry,
  CreatePolicyCommand,
  CreateUserCommand,
  GetContextKeysForCustomPolicyCommand,
  GetContextKeysForPrincipalPolicyCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  paginateSimulateCustomPolicy,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing } from './principals.ts'

const document = (...Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const bob = 'arn:aws:iam::111122223333:user/bob'
const resource = 'arn:aws:s3:::b/a'
const opened = (AWS: string, Effect = 'Allow') =>
  document({ Effect, Action: 's3:*', Resource: 'arn:aws:s3:::b/*', Principal: { AWS } })

type Input = Partial<SimulateCustomPolicyCommandInput>

/** SimulateCustomPolicy and the context keys, driven by the official SDK over a store. */
export const customSimulationSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`simulation of texts on ${storeName}`, createStore, ({ env, send }) => {
    const simulate = (input: Input = {}) =>
      send(
        new SimulateCustomPolicyCommand({
          PolicyInputList: [allowing('s3:*')],
          ActionNames: ['s3:GetObject'],
          ...input,
        }),
      )
    const only = async (input: Input) => (await simulate(input)).EvaluationResults?.[0]

    test('a resource may open itself to its own account, and needs the other side elsewhere', async () => {
      const own = { PolicyInputList: [], CallerArn: bob, ResourceArns: [resource] }
      const boundary = { PermissionsBoundaryPolicyInputList: [allowing('iam:*')] }
      expect(await only({ ...own, ...boundary, ResourcePolicy: opened(bob) })).toMatchObject({
        EvalDecision: 'allowed',
        MatchedStatements: [{ SourcePolicyId: 'ResourcePolicy', SourcePolicyType: 'Resource Policy' }],
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
        EvalDecisionDetails: {},
      })
      const elsewhere = { ResourceOwner: 'arn:aws:iam::444455556666:root', ResourcePolicy: opened(bob) }
      const details = {
        'IAM Policy': 'implicitDeny',
        'Resource Policy': 'allowed',
        'Permissions Boundary Policy': 'implicitDeny',
      }
      expect(await only({ ...own, ...boundary, ...elsewhere })).toMatchObject({
        EvalDecision: 'implicitDeny',
        MatchedStatements: [],
        EvalDecisionDetails: details,
        ResourceSpecificResults: [{ EvalResourceDecision: 'implicitDeny', EvalDecisionDetails: details }],
      })
      const both = await only({ ...own, ...elsewhere, PolicyInputList: [allowing('s3:*')] })
      expect(both?.EvalDecision).toBe('allowed')
      const refused = { ...own, ResourcePolicy: opened(bob, 'Deny'), PolicyInputList: [allowing('s3:*')] }
      expect((await only(refused))?.EvalDecision).toBe('explicitDeny')
    })

    test('a resource knows a role by its sessions, and a group not at all', async () => {
      const role = 'arn:aws:iam::111122223333:role/p/r'
      const asked = { PolicyInputList: [], ResourceArns: [resource] }
      const decide = async (CallerArn: string, ResourcePolicy: string) =>
        (await only({ ...asked, CallerArn, ResourcePolicy }))?.EvalDecision
      expect(await decide(role, opened(role))).toBe('allowed')
      expect(await decide('arn:aws:iam::111122223333:group/g', opened(bob))).toBe('implicitDeny')
      expect(await decide(bob, opened(role))).toBe('implicitDeny')
    })

    test('the policies of an organization limit, and it is told only that they do', async () => {
      const decide = (...levels: readonly (readonly string[])[]) =>
        only({
          OrderedOrganizationPolicyInputList: levels.map(each => ({
            ServiceControlPolicyInputList: [...each],
          })),
        })
      expect(await decide([allowing('*')], [allowing('ec2:*'), allowing('s3:*')])).toMatchObject({
        EvalDecision: 'allowed',
        OrganizationsDecisionDetail: { AllowedByOrganizations: true },
      })
      expect(await decide([allowing('*')], [allowing('ec2:*')])).toMatchObject({
        EvalDecision: 'implicitDeny',
        MatchedStatements: [],
        OrganizationsDecisionDetail: { AllowedByOrganizations: false },
      })
      expect(await only({})).not.toHaveProperty('OrganizationsDecisionDetail')
      await expect(decide([])).rejects.toMatchObject({ name: 'InvalidInputException' })
    })

    test.each<readonly [title: string, input: Input, message: string]>([
      [
        'an action without a service',
        { ActionNames: ['GetObject'] },
        'The action is invalid since it is missing names',
      ],
      [
        'a resource that is no ARN',
        { ResourceArns: ['b/a'] },
        'ResourceNames are not in a valid ARN format: b/a.',
      ],
      [
        'all resources beside one',
        { ResourceArns: ['*', resource] },
        'ResourceNames are not in a valid ARN format: *.',
      ],
      [
        'a resource policy without a caller',
        { ResourcePolicy: opened('*'), ResourceArns: [resource] },
        'Invalid caller - Caller cannot be null or empty.',
      ],
      [
        'a resource policy on all resources',
        { ResourcePolicy: opened('*'), CallerArn: bob },
        'Invalid Entity Arn: * does not clearly define entity type and name.',
      ],
      [
        'a session as caller',
        { CallerArn: 'arn:aws:sts::111122223333:assumed-role/r/s' },
        'Invalid caller - Caller must be an IAM user, role or group in this context.',
      ],
      [
        'an owner by number',
        { ResourceOwner: '111122223333' },
        "'111122223333' is not a valid as a Resource Owner.",
      ],
      [
        'a text that is no policy',
        { PolicyInputList: [allowing('*'), '{'] },
        'Policy input list item 2 has invalid content',
      ],
      [
        'an operator that does not exist',
        {
          PolicyInputList: [
            document({ Effect: 'Allow', Action: '*', Resource: '*', Condition: { Equals: { a: 'b' } } }),
          ],
        },
        'Policy input list item 1 has invalid content',
      ],
      [
        'two boundaries',
        { PermissionsBoundaryPolicyInputList: [allowing('*'), allowing('*')] },
        'The list of Permissions Boundary policies cannot exceed 1 items.',
      ],
      [
        'a resource policy that names nobody',
        { ResourcePolicy: allowing('*'), CallerArn: bob, ResourceArns: [resource] },
        'Resource policy has invalid content',
      ],
      [
        'a scenario of another action',
        { ResourceHandlingOption: 'EC2-VPC-EBS' },
        'Invalid input resource handling options. Action does not support resource handling options: s3:GetObject.',
      ],
      ['a marker that nobody gave', { Marker: 'x' }, 'Invalid marker for pagination.'],
    ])('%s is refused', async (_, input, message) => {
      await expect(simulate(input)).rejects.toMatchObject({
        name: 'InvalidInputException',
        message,
        $metadata: { httpStatusCode: 400 },
      })
    })

    const entry = (
      ContextKeyType: ContextEntry['ContextKeyType'],
      ...ContextKeyValues: string[]
    ): ContextEntry => ({
      ContextKeyName: 'a:key',
      ContextKeyType,
      ContextKeyValues,
    })

    test.each<readonly [entries: ContextEntry[], message: string]>([
      [[entry('string', 'a', 'b')], 'Context key string expected a single value, but received 2.'],
      [[entry('string')], 'Context values for context key a:key cannot be null or empty.'],
      [[entry('numeric', '0x10')], 'Invalid context value for key a:key: expected numeric format.'],
      [[entry('dateList', '2026', 'soon')], 'Invalid context value for key a:key: expected DateTime format.'],
      [[entry('ip', '999.0.0.1')], 'Invalid context value for key a:key: expected IP address.'],
      [
        [entry('binary', '!')],
        'Invalid context value for key a:key: expected base-64 encoded binary format.',
      ],
      [
        [entry('string', 'a'), { ...entry('string', 'b'), ContextKeyName: 'A:Key' }],
        'Duplicate context key: A:Key.',
      ],
      [[{ ContextKeyName: 'a:key', ContextKeyValues: ['a'] }], 'Context key a:key has invalid type null.'],
      [[{ ContextKeyType: 'string', ContextKeyValues: ['a'] }], 'ContextKeyName cannot be null or empty.'],
    ])('the context %j is refused', async (ContextEntries, message) => {
      await expect(simulate({ ContextEntries })).rejects.toMatchObject({
        name: 'InvalidInputException',
        message,
      })
    })

    test.each<readonly [operator: string, value: string, given: ContextEntry, decision: string]>([
      ['NumericEquals', '100', entry('numeric', '1e2'), 'allowed'],
      ['Bool', 'true', entry('boolean', 'TRUE'), 'allowed'],
      ['IpAddress', '192.0.2.0/24', entry('ip', '192.0.2.9'), 'allowed'],
      ['DateLessThan', '2026-01-01', entry('date', '2025-12-31T23:59:59Z'), 'allowed'],
      ['ForAnyValue:StringEquals', 'b', entry('stringList', 'a', 'b'), 'allowed'],
      ['ForAllValues:StringEquals', 'b', entry('stringList', 'a', 'b'), 'implicitDeny'],
      ['StringEquals', 'b', entry('stringList', 'a', 'b'), 'implicitDeny'],
    ])('%s %s is tested with %j', async (operator, value, given, decision) => {
      const Condition = { [operator]: { 'A:KEY': value } }
      const PolicyInputList = [document({ Effect: 'Allow', Action: '*', Resource: '*', Condition })]
      expect(await only({ PolicyInputList, ContextEntries: [given] })).toMatchObject({
        EvalDecision: decision,
        MissingContextValues: [],
      })
    })

    test('actions page in their order, with all their resources', async () => {
      const ActionNames = ['s3:PutObject', 'iam:GetUser', 'S3:getobject', 's3:PutObject', 's3:*']
      const input = {
        PolicyInputList: [allowing('s3:*')],
        ActionNames,
        ResourceArns: [resource, `${resource}/b`],
      }
      const pages: string[][] = []
      for await (const page of paginateSimulateCustomPolicy({ client: env().root.iam, pageSize: 2 }, input)) {
        expect(page.EvaluationResults?.every(each => each.ResourceSpecificResults?.length === 2)).toBe(true)
        pages.push((page.EvaluationResults ?? []).map(each => `${each.EvalActionName} ${each.EvalDecision}`))
      }
      expect(pages).toEqual([
        ['s3:PutObject allowed', 'iam:GetUser implicitDeny'],
        ['S3:getobject allowed', 's3:PutObject allowed'],
        ['s3:* allowed'],
      ])
    })

    test('context keys are those of conditions and variables, each once and sorted', async () => {
      const PolicyInputList = [
        document({
          Effect: 'Allow',
          Action: '*',
          Resource: `arn:aws:s3:::b/\${aws:UserName}`,
          Condition: { StringEquals: { 's3:prefix': `\${aws:userid}`, __proto__x: 'a' } },
        }),
        document({
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { Null: { 'S3:Prefix': 'true' } },
        }),
      ]
      const { ContextKeyNames } = await send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList }))
      expect(ContextKeyNames).toEqual(['__proto__x', 'aws:userid', 'aws:UserName', 's3:prefix'])
      await expect(
        send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList: ['[]'] })),
      ).rejects.toMatchObject({ name: 'InvalidInputException' })
    })

    test('context keys of a user are those of all that decides about it', async () => {
      const testing = (key: string) =>
        document({ Effect: 'Allow', Action: '*', Resource: '*', Condition: { Null: { [key]: 'true' } } })
      await send(new CreateUserCommand({ UserName: 'u' }))
      await send(
        new PutUserPolicyCommand({ UserName: 'u', PolicyName: 'p', PolicyDocument: testing('b:own') }),
      )
      const create = async (PolicyName: string, key: string) =>
        (await send(new CreatePolicyCommand({ PolicyName, PolicyDocument: testing(key) }))).Policy?.Arn ?? ''
      await send(new AttachUserPolicyCommand({ UserName: 'u', PolicyArn: await create('m', 'a:managed') }))
      await send(
        new PutUserPermissionsBoundaryCommand({
          UserName: 'u',
          PermissionsBoundary: await create('b', 'c:bound'),
        }),
      )
      const PolicySourceArn = `arn:aws:iam::${env().accountId}:user/u`
      const { ContextKeyNames } = await send(
        new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn, PolicyInputList: [testing('B:OWN')] }),
      )
      expect(ContextKeyNames).toEqual(['a:managed', 'b:own', 'c:bound'])
      await expect(
        send(new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn: `${PolicySourceArn}-2` })),
      ).rejects.toMatchObject({ name: 'NoSuchEntityException' })
    })
  })
