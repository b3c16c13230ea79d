import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeleteRolePermissionsBoundaryCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  ListEntitiesForPolicyCommand,
  type ListEntitiesForPolicyCommandInput,
  ListPoliciesCommand,
  type ListPoliciesCommandInput,
  paginateListPolicies,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, codeOf } from './principals.ts'
import { trusting } from './role-suite.ts'

const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const viewOnly = 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'

/** Who uses which managed policy, asked from both ends, driven by the official SDK over a store. */
export const policyUseSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`uses of policies on ${storeName}`, createStore, ({ env, send }) => {
    const createPolicy = async (PolicyName: string, Path = '/') => {
      const PolicyDocument = allowing('s3:GetObject')
      return (await send(new CreatePolicyCommand({ PolicyName, Path, PolicyDocument }))).Policy?.Arn ?? ''
    }
    const createRole = (RoleName: string, PermissionsBoundary?: string) =>
      send(
        new CreateRoleCommand({
          RoleName,
          Path: '/jobs/',
          PermissionsBoundary,
          AssumeRolePolicyDocument: trusting({ Service: 'lambda.amazonaws.com' }),
        }),
      )
    const namesOf = async (input: ListPoliciesCommandInput) =>
      (await send(new ListPoliciesCommand({ MaxItems: 1000, ...input }))).Policies?.map(
        policy => policy.PolicyName,
      )

    test('a policy that a role uses cannot be deleted', async () => {
      const PolicyArn = await createPolicy('p')
      await createRole('attached')
      await createRole('bound', PolicyArn)
      const role = { RoleName: 'attached', PolicyArn }
      const refusal = {
        name: 'DeleteConflictException',
        message: 'Cannot delete a policy attached to entities.',
      }
      await expect(send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject(refusal)
      await send(new AttachRolePolicyCommand(role))
      await send(new DeleteRolePermissionsBoundaryCommand({ RoleName: 'bound' }))
      await expect(send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject(refusal)
      await send(new DetachRolePolicyCommand(role))
      await send(new DeletePolicyCommand({ PolicyArn }))
    })

    test('the entities of a policy are listed by kind, by use and by path', async () => {
      const PolicyArn = await createPolicy('p')
      await send(new CreateUserCommand({ UserName: 'u' }))
      await send(new CreateUserCommand({ UserName: 'bound-user', PermissionsBoundary: PolicyArn }))
      await send(new CreateGroupCommand({ GroupName: 'g' }))
      await createRole('r')
      await createRole('bound-role', PolicyArn)
      await send(new AttachUserPolicyCommand({ UserName: 'u', PolicyArn }))
      await send(new AttachGroupPolicyCommand({ GroupName: 'g', PolicyArn }))
      for (const RoleName of ['r', 'bound-role'])
        await send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))
      const entities = async (input: Partial<ListEntitiesForPolicyCommandInput>) => {
        const answer = await send(new ListEntitiesForPolicyCommand({ PolicyArn, ...input }))
        return [
          ...(answer.PolicyUsers ?? []).map(user => user.UserName),
          ...(answer.PolicyGroups ?? []).map(group => group.GroupName),
          ...(answer.PolicyRoles ?? []).map(role => role.RoleName),
        ].sort()
      }
      expect(await entities({})).toEqual(['bound-role', 'bound-user', 'g', 'r', 'u'])
      expect(await entities({ EntityFilter: 'Role' })).toEqual(['bound-role', 'r'])
      expect(await entities({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual([
        'bound-role',
        'bound-user',
      ])
      expect(await entities({ PolicyUsageFilter: 'PermissionsPolicy' })).toEqual([
        'bound-role',
        'g',
        'r',
        'u',
      ])
      expect(await entities({ PathPrefix: '/jobs/' })).toEqual(['bound-role', 'r'])
      expect((await send(new GetPolicyCommand({ PolicyArn }))).Policy).toMatchObject({
        AttachmentCount: 4,
        PermissionsBoundaryUsageCount: 2,
      })
    })

    test('policies are listed by every filter, and by several at once', async () => {
      await createPolicy('idle')
      const held = await createPolicy('held', '/team/')
      const bounding = await createPolicy('bounding', '/team/')
      await createRole('r', bounding)
      await createRole('viewer', readOnly)
      for (const PolicyArn of [held, viewOnly])
        await send(new AttachRolePolicyCommand({ RoleName: 'r', PolicyArn }))
      expect(await namesOf({ Scope: 'Local' })).toEqual(['bounding', 'held', 'idle'])
      expect(await namesOf({ OnlyAttached: true })).toEqual(['held', 'ViewOnlyAccess'])
      expect(await namesOf({ OnlyAttached: true, Scope: 'AWS' })).toEqual(['ViewOnlyAccess'])
      expect(await namesOf({ PolicyUsageFilter: 'PermissionsPolicy' })).toEqual(['held', 'ViewOnlyAccess'])
      expect(await namesOf({ PolicyUsageFilter: 'PermissionsBoundary' })).toEqual([
        'bounding',
        'ReadOnlyAccess',
      ])
      expect(await namesOf({ PathPrefix: '/team/' })).toEqual(['bounding', 'held'])
      expect(
        await namesOf({ PathPrefix: '/team/', PolicyUsageFilter: 'PermissionsBoundary', Scope: 'Local' }),
      ).toEqual(['bounding'])
      expect(await namesOf({ PathPrefix: '/team/', OnlyAttached: true, Scope: 'Local' })).toEqual(['held'])
    })

    test('a filter that the API does not know is refused', async () => {
      const wrong = [{ Scope: 'Mine' }, { PolicyUsageFilter: 'Both' }, { PathPrefix: 'team' }]
      for (const input of wrong) {
        // What the SDK's types forbid is what other programs may send.
        const command = new ListPoliciesCommand(input as unknown as ListPoliciesCommandInput)
        expect(await codeOf(send(command)), JSON.stringify(input)).toBe('ValidationError')
      }
    })

    test('policies of both owners page in one order of names, each once', async () => {
      for (const name of ['zebra', 'AmazonS3Own', 'alpha']) await createPolicy(name)
      const names: string[] = []
      for await (const page of paginateListPolicies({ client: env().root.iam, pageSize: 700 }, {}))
        names.push(...(page.Policies ?? []).map(policy => policy.PolicyName ?? ''))
      const folded = names.map(name => name.toLowerCase())
      expect(folded).toEqual([...folded].sort())
      expect(new Set(names).size).toBe(names.length)
      expect(names).toEqual(expect.arrayContaining(['zebra', 'AmazonS3Own', 'alpha', 'ReadOnlyAccess']))
    })
  })
