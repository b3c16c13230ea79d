import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRoleCommand,
  GetUserCommand,
  ListRolesCommand,
  ListUsersCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import {
  AssumeRootCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, assume, codeOf, signInElsewhere } from './principals.ts'
import { createRoleActors } from './role-actors.ts'
import { trusting } from './role-suite.ts'

/** Who may assume a role, and what credentials of STS are good for, driven by the official SDK over a store. */
export const assumeRoleSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`assuming roles on ${storeName}`, createStore, ({ env, send }) => {
    const { roleArn, createRole, user, listUsers, tryAssume } = createRoleActors(env)

    test('a user acts under a role, and has nothing but what the role has', async () => {
      await createRole()
      const alice = await user('alice', allowing('sts:AssumeRole', 'iam:ListRoles'))
      const { AssumedRoleUser, Credentials, PackedPolicySize } = await tryAssume(alice)
      const { Role } = await send(new GetRoleCommand({ RoleName: 'Lister' }))
      const Arn = `arn:aws:sts::${env().accountId}:assumed-role/Lister/session`
      expect(AssumedRoleUser).toEqual({ AssumedRoleId: `${Role?.RoleId}:session`, Arn })
      expect(Credentials?.AccessKeyId).toMatch(/^ASIA/)
      expect(PackedPolicySize).toBeUndefined()
      const acting = await assume(env(), alice, { RoleArn: roleArn() })
      expect(await acting.sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
        Account: env().accountId,
        UserId: `${Role?.RoleId}:session`,
        Arn,
      })
      expect(await listUsers(acting)).toBe('ok')
      const refused = acting.iam.send(new ListRolesCommand({}))
      await expect(refused).rejects.toThrow(
        `User: ${Arn} is not authorized to perform: iam:ListRoles on resource: arn:aws:iam::${env().accountId}:role/ because no identity-based policy allows the iam:ListRoles action`,
      )
    })

    test('the trust policy and the identity of its account both count', async () => {
      const nobody = await user('nobody')
      const alice = await user('alice', allowing('sts:AssumeRole'))
      await createRole(trusting({ AWS: env().accountId }))
      await expect(tryAssume(nobody)).rejects.toThrow(
        `User: arn:aws:iam::${env().accountId}:user/nobody is not authorized to perform: sts:AssumeRole on resource: ${roleArn()} because no identity-based policy allows the sts:AssumeRole action`,
      )
      const trust = (document: string) =>
        send(new UpdateAssumeRolePolicyCommand({ RoleName: 'Lister', PolicyDocument: document }))
      await trust(trusting({ AWS: `arn:aws:iam::${env().accountId}:user/nobody` }))
      // Whom the trust policy names needs no more, whom it does not name may be allowed assuming.
      expect(await codeOf(tryAssume(nobody))).toBe('ok')
      await expect(tryAssume(alice)).rejects.toThrow(
        'because no role trust policy allows the sts:AssumeRole action',
      )
      await trust(trusting({ AWS: '*' }).replace('Allow', 'Deny'))
      await expect(tryAssume(alice)).rejects.toThrow('with an explicit deny in the role trust policy')
      expect(await codeOf(tryAssume(env().root))).toBe('AccessDenied')
      expect(await codeOf(tryAssume(alice, { RoleArn: 'not an arn at all' }))).toBe('ValidationError')
    })

    test('whom their own policies do not allow it cannot find out which roles there are', async () => {
      const nobody = await user('nobody')
      await createRole(trusting({ AWS: env().accountId }))
      await createRole(trusting({ Service: 'ec2.amazonaws.com' }), { RoleName: 'Machine' })
      const sentenceFor = async (name: string): Promise<string> => {
        const error: unknown = await tryAssume(nobody, { RoleArn: roleArn(name) }).catch(thrown => thrown)
        return String(error).replaceAll(name, 'X').split('. Encoded')[0] ?? ''
      }
      const sentences = new Set([
        await sentenceFor('Lister'),
        await sentenceFor('Machine'),
        await sentenceFor('Absent'),
      ])
      expect(sentences.size).toBe(1)
    })

    test('an external id that is wrong or missing is refused', async () => {
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const document = JSON.parse(trusting({ AWS: env().accountId })) as { Statement: object[] }
      Object.assign(document.Statement[0] ?? {}, {
        Condition: { StringEquals: { 'sts:ExternalId': 'right' } },
      })
      await createRole(JSON.stringify(document))
      expect(await codeOf(tryAssume(alice))).toBe('AccessDenied')
      expect(await codeOf(tryAssume(alice, { ExternalId: 'wrong' }))).toBe('AccessDenied')
      expect(await codeOf(tryAssume(alice, { ExternalId: 'right' }))).toBe('ok')
    })

    test('another account lets in whom its role trusts and whom their own account allows, and tells no more', async () => {
      const other = await signInElsewhere(env())
      const { Account = '' } = await other.sts.send(new GetCallerIdentityCommand({}))
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const nobody = await user('nobody')
      const theirs = { RoleArn: roleArn('Lister', Account) }
      const refusal = `User: arn:aws:iam::${env().accountId}:user/alice is not authorized to perform: sts:AssumeRole on resource: ${theirs.RoleArn}`
      await expect(tryAssume(alice, theirs)).rejects.toMatchObject({ message: refusal })
      await createRole(trusting({ AWS: Account }), { root: other })
      await expect(tryAssume(alice, theirs)).rejects.toMatchObject({ message: refusal })
      const trust = (document: string) =>
        other.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'Lister', PolicyDocument: document }))
      await trust(trusting({ AWS: `arn:aws:iam::${env().accountId}:user/nobody` }))
      expect(await codeOf(tryAssume(nobody, theirs))).toBe('AccessDenied')
      await trust(trusting({ AWS: env().accountId }))
      const acting = await assume(env(), alice, theirs)
      expect((await acting.sts.send(new GetCallerIdentityCommand({}))).Account).toBe(Account)
      await other.iam.send(new CreateUserCommand({ UserName: 'theirs' }))
      const { Users } = await acting.iam.send(new ListUsersCommand({}))
      expect(Users?.map(each => each.UserName)).toEqual(['theirs'])
    })

    test('a session ends with its role, and its use is noted', async () => {
      await createRole()
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const acting = await assume(env(), alice, { RoleArn: roleArn() })
      expect(await listUsers(acting)).toBe('ok')
      const { Role } = await send(new GetRoleCommand({ RoleName: 'Lister' }))
      expect(Role?.RoleLastUsed).toEqual({ LastUsedDate: expect.any(Date), Region: 'us-east-1' })
      await send(new DeleteRolePolicyCommand({ RoleName: 'Lister', PolicyName: 'p' }))
      expect(await listUsers(acting)).toBe('AccessDenied')
      await send(new DeleteRoleCommand({ RoleName: 'Lister' }))
      await createRole()
      expect(await listUsers(acting)).toBe('InvalidClientTokenId')
    })

    test('sessions that began before a date are revoked by a policy, later ones are not', async () => {
      await createRole()
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const before = await assume(env(), alice, { RoleArn: roleArn() })
      env().advance(60)
      const at = new Date(Date.now() + 30_000).toISOString()
      const revoke = JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Action: ['*'],
            Resource: ['*'],
            Condition: { DateLessThan: { 'aws:TokenIssueTime': at } },
          },
        ],
      })
      await send(
        new PutRolePolicyCommand({
          RoleName: 'Lister',
          PolicyName: 'AWSRevokeOlderSessions',
          PolicyDocument: revoke,
        }),
      )
      expect(await listUsers(env().clients(before.credentials))).toBe('AccessDenied')
      const again = env().clients(alice.credentials)
      expect(await listUsers(await assume(env(), again, { RoleArn: roleArn() }))).toBe('ok')
    })

    test('who acts under a role is no user, and no root user either', async () => {
      await createRole(undefined, { policy: allowing('iam:*') })
      const alice = await user('alice', allowing('sts:AssumeRole'))
      const acting = await assume(env(), alice, { RoleArn: roleArn() })
      const sentence = {
        name: 'ValidationError',
        message: 'Must specify userName when calling with non-User credentials',
      }
      await expect(acting.iam.send(new GetUserCommand({}))).rejects.toMatchObject(sentence)
      await expect(acting.iam.send(new CreateAccessKeyCommand({}))).rejects.toMatchObject(sentence)
      expect(await codeOf(acting.sts.send(new GetSessionTokenCommand({})))).toBe('AccessDenied')
      expect(await codeOf(acting.sts.send(new GetFederationTokenCommand({ Name: 'guest' })))).toBe(
        'AccessDenied',
      )
    })

    test('a federated user learns who it is and opens nothing here', async () => {
      const alice = await user('alice', allowing('sts:GetFederationToken', 'iam:*'))
      const made = await alice.sts.send(
        new GetFederationTokenCommand({ Name: 'guest', Policy: allowing('iam:*'), DurationSeconds: 900 }),
      )
      const Arn = `arn:aws:sts::${env().accountId}:federated-user/guest`
      expect(made.FederatedUser).toEqual({ FederatedUserId: `${env().accountId}:guest`, Arn })
      const guest = env().clients({
        accessKeyId: made.Credentials?.AccessKeyId ?? '',
        secretAccessKey: made.Credentials?.SecretAccessKey ?? '',
        sessionToken: made.Credentials?.SessionToken,
      })
      expect((await guest.sts.send(new GetCallerIdentityCommand({}))).Arn).toBe(Arn)
      expect(await listUsers(guest)).toBe('InvalidClientTokenId')
      expect(await codeOf(tryAssume(guest))).toBe('AccessDenied')
    })

    test('root sessions are refused where there is no organization', async () => {
      const arn = 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials'
      const request = new AssumeRootCommand({
        TargetPrincipal: env().accountId,
        TaskPolicyArn: { arn },
      })
      await expect(env().root.sts.send(request)).rejects.toMatchObject({
        name: 'AccessDenied',
        $metadata: { httpStatusCode: 403 },
      })
    })
  })
