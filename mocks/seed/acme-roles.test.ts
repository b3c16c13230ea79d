import {
  DeleteRoleCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam'
import { AssumeRoleCommand } from '@aws-sdk/client-sts'
import { beforeAll, expect, test } from 'vitest'
import { createMockService, type MockService } from '../mock-service.ts'
import { createTabPorts } from '../tab-ports.ts'
import { clientsOfPersona } from '../test-clients.ts'
import { acmeDevId, acmeId } from './persona-access-key.ts'

const now = new Date('2026-03-01T12:00:00Z')
let mock: MockService

beforeAll(async () => {
  mock = await createMockService({ ports: await createTabPorts({ now: () => now }) })
})

/** The ARN of the session, or the code of the refusal. */
const assume = async (userName: string, role: string, accountId = acmeId): Promise<string> => {
  const { sts } = await clientsOfPersona(mock.fetch, userName, now)
  const command = new AssumeRoleCommand({
    RoleArn: `arn:aws:iam::${accountId}:role/${role}`,
    RoleSessionName: userName,
  })
  return sts.send(command).then(
    answer => answer.AssumedRoleUser?.Arn ?? '',
    (error: Error) => error.name,
  )
}

const session = (role: string, userName: string, accountId = acmeId) =>
  `arn:aws:sts::${accountId}:assumed-role/${role}/${userName}`

test('whom the roles let in: by name, through the account, and across accounts', async () => {
  expect(await assume('bob', 'DeveloperSandbox')).toBe(session('DeveloperSandbox', 'bob'))
  expect(await assume('frank', 'Auditor')).toBe(session('Auditor', 'frank'))
  expect(await assume('carol', 'Auditor')).toBe('AccessDenied')
  expect(await assume('alice', 'AccountAdmin')).toBe(session('AccountAdmin', 'alice'))
  expect(await assume('bob', 'AccountAdmin')).toBe('AccessDenied')
  for (const role of ['SandboxOperator', 'ReadOnly'])
    expect(await assume('alice', role, acmeDevId)).toBe(session(role, 'alice', acmeDevId))
  expect(await assume('bob', 'SandboxOperator', acmeDevId)).toBe('AccessDenied')
})

test('of a user who is gone the trust policy shows the unique id', async () => {
  const { iam } = await clientsOfPersona(mock.fetch, 'root@acme.example', now)
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'nightly-export' }))
  const trust = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')
  expect(trust).toContain(`arn:aws:iam::${acmeId}:user/service/build-bot`)
  expect(trust).toMatch(/"AIDA[A-Z2-7]{17}"/)
  expect(trust).not.toContain('walter')
})

test('services have brought their roles, and what EC2 uses cannot be deleted', async () => {
  const { iam } = await clientsOfPersona(mock.fetch, 'root@acme.example', now)
  const { Roles } = await iam.send(new ListRolesCommand({ PathPrefix: '/aws-service-role/' }))
  expect(Roles?.map(role => role.RoleName)).toEqual([
    'AWSServiceRoleForECS',
    'AWSServiceRoleForSupport',
    'AWSServiceRoleForTrustedAdvisor',
  ])
  const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'AWSServiceRoleForECS' }))
  expect(attached.AttachedPolicies).toHaveLength(1)
  await expect(iam.send(new DeleteRoleCommand({ RoleName: 'web-server' }))).rejects.toMatchObject({
    message: 'Cannot delete entity, must remove roles from instance profile first.',
  })
})
