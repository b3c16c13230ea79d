import {
  CreatePolicyCommand,
  DeletePolicyCommand,
  GetUserCommand,
  ListRolesCommand,
  TagRoleCommand,
} from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, assume, codeOf } from './principals.ts'
import { assuming, createRoleActors } from './role-actors.ts'

import { trusting } from './role-suite.ts'

/** What a session of a role carries: policies, tags, source identity and its end; by the official SDK over a store. */
export const roleSessionSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`sessions of roles on ${storeName}`, createStore, ({ env, send }) => {
    const { roleArn, createRole, user, listUsers, tryAssume } = createRoleActors(env)

    test('a session policy takes away and never gives', async () => {
      await createRole(undefined, { policy: allowing('iam:List*') })
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const RoleArn = roleArn()
      const narrow = await assume(env(), alice, { RoleArn, Policy: allowing('iam:ListUsers', 'iam:GetUser') })
      expect(await listUsers(narrow)).toBe('ok')
      await expect(narrow.iam.send(new ListRolesCommand({}))).rejects.toThrow(
        'because no session policy allows the iam:ListRoles action',
      )
      expect(await codeOf(narrow.iam.send(new GetUserCommand({ UserName: 'alice' })))).toBe('AccessDenied')
      const PolicyArns = [{ arn: 'arn:aws:iam::aws:policy/IAMReadOnlyAccess' }]
      const managed = await assume(env(), alice, { RoleArn, PolicyArns })
      expect(await codeOf(managed.iam.send(new ListRolesCommand({})))).toBe('ok')
      const { PackedPolicySize } = await tryAssume(alice, { Policy: allowing('iam:ListUsers'), PolicyArns })
      expect(PackedPolicySize).toBeGreaterThan(0)
    })

    test('session policies that are broken, too long or of nobody are refused', async () => {
      await createRole()
      const alice = await user('alice', allowing('sts:AssumeRole'))
      expect(await codeOf(tryAssume(alice, { Policy: '{' }))).toBe('MalformedPolicyDocument')
      const long = allowing(...Array.from({ length: 300 }, (_, i) => `s3:Action${i}`))
      expect(await codeOf(tryAssume(alice, { Policy: long }))).toBe('ValidationError')
      const arn = 'arn:aws:iam::aws:policy/NoSuchPolicy'
      expect(await codeOf(tryAssume(alice, { PolicyArns: [{ arn }] }))).toBe('ValidationError')
      const eleven = Array.from({ length: 11 }, () => ({ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }))
      expect(await codeOf(tryAssume(alice, { PolicyArns: eleven }))).toBe('ValidationError')
    })

    test('durations end with the role, and with an hour in a chain', async () => {
      await createRole(undefined, { hours: 2, policy: allowing('sts:AssumeRole') })
      const alice = await user('alice', allowing('sts:AssumeRole'))
      expect(await codeOf(tryAssume(alice, { DurationSeconds: 7200 }))).toBe('ok')
      await expect(tryAssume(alice, { DurationSeconds: 7201 })).rejects.toMatchObject({
        name: 'ValidationError',
        message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
      })
      expect(await codeOf(tryAssume(alice, { DurationSeconds: 899 }))).toBe('ValidationError')
      const first = await assume(env(), alice, { RoleArn: roleArn() })
      expect(await codeOf(tryAssume(first, { DurationSeconds: 3600 }))).toBe('ok')
      await expect(tryAssume(first, { DurationSeconds: 3601 })).rejects.toMatchObject({
        message:
          'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      })
      env().advance(3601)
      const late = env().clients(first.credentials)
      expect(await codeOf(late.sts.send(new GetCallerIdentityCommand({})))).toBe('ExpiredToken')
    })

    test('session tags decide, win over those of the role, and go on when they are transitive', async () => {
      const byTeam = JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'iam:ListUsers',
            Resource: '*',
            Condition: { StringEquals: { 'aws:PrincipalTag/Team': 'red' } },
          },
          { Effect: 'Allow', Action: assuming, Resource: '*' },
        ],
      })
      await createRole(undefined, { policy: byTeam })
      await send(new TagRoleCommand({ RoleName: 'Lister', Tags: [{ Key: 'team', Value: 'blue' }] }))
      const alice = await user('alice', allowing(...assuming))
      const Tags = [{ Key: 'Team', Value: 'red' }]
      const RoleArn = roleArn()
      expect(await listUsers(await assume(env(), alice, { RoleArn }))).toBe('AccessDenied')
      const red = await assume(env(), alice, { RoleArn, Tags, TransitiveTagKeys: ['team'] })
      expect(await listUsers(red)).toBe('ok')
      expect(await listUsers(await assume(env(), red, { RoleArn }))).toBe('ok')
      expect(await codeOf(tryAssume(red, { Tags }))).toBe('ValidationError')
      const plain = await assume(env(), alice, { RoleArn, Tags })
      expect(await listUsers(await assume(env(), plain, { RoleArn }))).toBe('AccessDenied')
      expect(await codeOf(tryAssume(alice, { TransitiveTagKeys: ['x'] }))).toBe('ValidationError')
      const twice = [...Tags, { Key: 'team', Value: 'x' }]
      expect(await codeOf(tryAssume(alice, { Tags: twice }))).toBe('InvalidParameterValue')
      const untagging = await user('untagging', allowing('sts:AssumeRole'))
      await expect(tryAssume(untagging, { Tags })).rejects.toThrow(
        'not authorized to perform: sts:TagSession',
      )
    })

    test('as many tags as there may be still fit into a token, or are refused by their size', async () => {
      await createRole()
      const alice = await user('alice', allowing(...assuming))
      const tags = (length: number) =>
        Array.from({ length: 50 }, (_, i) => ({ Key: `key-${i}`, Value: random(length, i) }))
      const acting = await assume(env(), alice, { RoleArn: roleArn(), Tags: tags(20) })
      expect(await listUsers(acting)).toBe('ok')
      await expect(tryAssume(alice, { Tags: tags(250) })).rejects.toMatchObject({
        name: 'PackedPolicyTooLargeException',
      })
    })

    test('a role that lets no tags in is not entered with inherited ones', async () => {
      await createRole(undefined, { policy: allowing(...assuming) })
      await createRole(trusting({ AWS: env().accountId }), { RoleName: 'Untagged' })
      const alice = await user('alice', allowing(...assuming))
      const tagged = await assume(env(), alice, {
        RoleArn: roleArn(),
        Tags: [{ Key: 'team', Value: 'admins' }],
        TransitiveTagKeys: ['team'],
      })
      await expect(tryAssume(tagged, { RoleArn: roleArn('Untagged') })).rejects.toThrow(
        'is not authorized to perform: sts:TagSession',
      )
      const plain = await assume(env(), alice, { RoleArn: roleArn() })
      expect(await codeOf(tryAssume(plain, { RoleArn: roleArn('Untagged') }))).toBe('ok')
    })

    test('tags do not add up over a chain without end', async () => {
      await createRole(undefined, { policy: allowing(...assuming) })
      const alice = await user('alice', allowing(...assuming))
      const thirty = (prefix: string) =>
        Array.from({ length: 30 }, (_, i) => ({ Key: `${prefix}${i}`, Value: '' }))
      const keys = thirty('a').map(tag => tag.Key)
      const first = await assume(env(), alice, {
        RoleArn: roleArn(),
        Tags: thirty('a'),
        TransitiveTagKeys: keys,
      })
      expect(await codeOf(tryAssume(first, { Tags: thirty('b') }))).toBe('ValidationError')
    })

    test('white space counts in a session policy, so that no token unpacks to megabytes', async () => {
      await createRole()
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const Policy = allowing('iam:ListUsers') + ' '.repeat(2048)
      expect(await codeOf(tryAssume(alice, { Policy }))).toBe('ValidationError')
    })

    test('a session of a managed policy that is deleted later may do nothing any more', async () => {
      await createRole()
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const PolicyDocument = allowing('iam:ListUsers')
      const { Policy } = await send(new CreatePolicyCommand({ PolicyName: 'limit', PolicyDocument }))
      const arn = Policy?.Arn ?? ''
      const acting = await assume(env(), alice, {
        RoleArn: roleArn(),
        Policy: allowing('iam:*'),
        PolicyArns: [{ arn }],
      })
      expect(await listUsers(acting)).toBe('ok')
      await send(new DeletePolicyCommand({ PolicyArn: arn }))
      expect(await listUsers(acting)).toBe('AccessDenied')
    })

    test('the source identity stays through a chain and cannot be changed', async () => {
      await createRole(undefined, { policy: allowing(...assuming) })
      const alice = await user('alice', allowing(...assuming))
      const first = await assume(env(), alice, { RoleArn: roleArn(), SourceIdentity: 'alice' })
      expect((await tryAssume(first)).SourceIdentity).toBe('alice')
      expect(await codeOf(tryAssume(first, { SourceIdentity: 'alice' }))).toBe('ok')
      expect(await codeOf(tryAssume(first, { SourceIdentity: 'bob' }))).toBe('AccessDenied')
    })
  })

/** Text that compresses badly, the same every time. */
const random = (length: number, seed: number): string => {
  let state = seed + 1
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(97 + (state % 26))
  }).join('')
}
