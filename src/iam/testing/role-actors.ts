import { CreateRoleCommand, ListUsersCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, type AssumeRoleCommandInput } from '@aws-sdk/client-sts'
import { allowing, codeOf, createActingUser } from './principals.ts'
import { trusting } from './role-suite.ts'
import type { Clients, TestService } from './test-service.ts'

/** All that goes along with assuming a role. */
export const assuming = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']

/** A role called Lister, users who assume it, and what they try, in the service of the test that is running. */
export const createRoleActors = (env: () => TestService) => {
  const roleArn = (name = 'Lister', accountId = env().accountId): string =>
    `arn:aws:iam::${accountId}:role/${name}`
  /** A role that may list users, trusted as said, or by all of its account. */
  const createRole = async (
    trust = trusting({ AWS: env().accountId }, assuming),
    { root = env().root, RoleName = 'Lister', policy = allowing('iam:ListUsers'), hours = 1 } = {},
  ): Promise<void> => {
    await root.iam.send(
      new CreateRoleCommand({
        RoleName,
        AssumeRolePolicyDocument: trust,
        MaxSessionDuration: hours * 3600,
      }),
    )
    await root.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: policy }))
  }
  const user = (name: string, policy?: string) => createActingUser(env(), env().root, name, policy)
  const listUsers = (clients: Clients) => codeOf(clients.iam.send(new ListUsersCommand({})))
  const tryAssume = (clients: Clients, input: Partial<AssumeRoleCommandInput> = {}) =>
    clients.sts.send(new AssumeRoleCommand({ RoleArn: roleArn(), RoleSessionName: 'session', ...input }))
  return { roleArn, createRole, user, listUsers, tryAssume }
}
