import { expect, test } from 'vitest'
import { companyOf } from '../../../api/account-company.ts'
import type { AccountDetails } from '../../../api/queries/account-details.ts'
import { admits, askedRole, verdictOn } from './verdict.ts'

const accountId = '111122223333'
const now = new Date('2026-03-01T12:00:00Z')
const roleArn = `arn:aws:iam::${accountId}:role/Auditor`
const policyArn = (name: string): string => `arn:aws:iam::${accountId}:policy/${name}`

const encoded = (statement: object): string =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }))

const assume = { Action: 'sts:AssumeRole', Resource: roleArn }

const managed = (name: string, statement: object) => ({
  Arn: policyArn(name),
  PolicyVersionList: [{ IsDefaultVersion: true, Document: encoded(statement) }],
})

const user = (name: string, more: object = {}) => ({
  UserName: name,
  UserId: `AIDA${name.toUpperCase()}`,
  Arn: `arn:aws:iam::${accountId}:user/${name}`,
  ...more,
})

const details: AccountDetails = {
  users: [
    user('alice', { GroupList: ['Admins'] }),
    user('bob', {
      AttachedManagedPolicies: [{ PolicyArn: policyArn('Assume') }],
      PermissionsBoundary: { PermissionsBoundaryArn: policyArn('OnlyS3') },
    }),
    user('carol'),
    user('dave', {
      AttachedManagedPolicies: [{ PolicyArn: policyArn('Assume') }],
      UserPolicyList: [{ PolicyName: 'Never', PolicyDocument: encoded({ Effect: 'Deny', ...assume }) }],
    }),
    user('erin', {
      UserPolicyList: [
        {
          PolicyName: 'FromHome',
          PolicyDocument: encoded({
            Effect: 'Allow',
            ...assume,
            Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
          }),
        },
      ],
    }),
  ],
  groups: [{ GroupName: 'Admins', AttachedManagedPolicies: [{ PolicyArn: policyArn('Everything') }] }],
  roles: [
    {
      RoleName: 'Deployer',
      RoleId: 'AROADEPLOYER',
      Arn: `arn:aws:iam::${accountId}:role/ops/Deployer`,
      AttachedManagedPolicies: [{ PolicyArn: policyArn('Assume') }],
    },
  ],
  policies: [
    managed('Assume', { Effect: 'Allow', ...assume }),
    managed('Everything', { Effect: 'Allow', Action: '*', Resource: '*' }),
    managed('OnlyS3', { Effect: 'Allow', Action: 's3:*', Resource: '*' }),
  ],
}

const verdicts = (statement: object): Readonly<Record<string, readonly [string, string]>> => {
  const role = askedRole(roleArn, accountId, decodeURIComponent(encoded(statement)))
  return Object.fromEntries(
    companyOf(details, accountId).members.map(candidate => {
      const { may, why } = verdictOn(candidate, role, now)
      return [candidate.name, [may, why]]
    }),
  )
}

const trust = (Principal: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...(Condition === undefined ? {} : { Condition }),
})

test('through the account: the policies of each decide, and the verdict names them', () => {
  expect(verdicts(trust({ AWS: accountId }))).toEqual({
    alice: [
      'Yes',
      'The trust policy lets the account decide, and the policy Everything of the group Admins allows it.',
    ],
    bob: ['No', 'The permissions boundary OnlyS3 does not allow sts:AssumeRole on this role.'],
    carol: [
      'No',
      'The trust policy lets the account decide, but no policy of the user allows sts:AssumeRole on this role.',
    ],
    dave: ['No', 'The policy Never denies it.'],
    erin: [
      'No',
      'The trust policy lets the account decide, but FromHome allows it only if the caller’s address is in “192.0.2.0/24”.',
    ],
    Deployer: ['Yes', 'The trust policy lets the account decide, and the policy Assume allows it.'],
  })
})

test('whom the trust policy names itself needs no policy, only what the conditions ask', () => {
  const named = verdicts(
    trust(
      { AWS: [`arn:aws:iam::${accountId}:user/bob`, `arn:aws:iam::${accountId}:user/dave`] },
      { StringEquals: { 'sts:ExternalId': 'x-1' }, Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    ),
  )
  expect(named.bob).toEqual([
    'On conditions',
    'The trust policy names the user itself. Only if they signed in with MFA and they send the external ID “x-1”.',
  ])
  expect(named.dave).toEqual(['No', 'The policy Never denies it.'])
  expect(named.alice).toEqual(['No', 'The trust policy names neither the user nor its account.'])
})

const mfaKey = 'aws:MultiFactorAuthPresent'

test.each([
  [
    'asked for if it is there lets in long-term keys without it',
    { BoolIfExists: { [mfaKey]: 'true' } },
    ' Only if they signed in with MFA or use a long-term access key, which needs none.',
    ' Only if they signed in with MFA.',
  ],
  [
    'forbidden lets in only who signed in without it',
    { Bool: { [mfaKey]: 'false' } },
    ' Only if they signed in without MFA.',
    ' Only if they signed in without MFA.',
  ],
  [
    'forbidden if it is there lets in all others',
    { BoolIfExists: { [mfaKey]: 'false' } },
    ' Only if they did not sign in with MFA.',
    ' Only if they signed in without MFA.',
  ],
  [
    'that has to be known lets in temporary credentials',
    { Null: { [mfaKey]: 'false' } },
    ' Only if they use temporary credentials.',
    '',
  ],
])('MFA %s', (_, condition, ofUser, ofRole) => {
  const named = verdicts(
    trust(
      {
        AWS: [`arn:aws:iam::${accountId}:user/carol`, `arn:aws:iam::${accountId}:role/ops/Deployer`],
      },
      condition,
    ),
  )
  expect(named.carol?.[1]).toBe(`The trust policy names the user itself.${ofUser}`)
  expect(named.Deployer?.[1]).toBe(`The trust policy names the role itself.${ofRole}`)
})

test('a session must not hold MFA: only a long-term key is left, and a role has none', () => {
  const named = verdicts(
    trust(
      { AWS: [`arn:aws:iam::${accountId}:user/carol`, `arn:aws:iam::${accountId}:role/ops/Deployer`] },
      { Null: { [mfaKey]: 'true' } },
    ),
  )
  expect(named.carol).toEqual([
    'On conditions',
    'The trust policy names the user itself. Only if they use a long-term access key.',
  ])
  expect(named.Deployer?.[0]).toBe('No')
})

test('MFA or else an external ID: neither is needed, but one of them is', () => {
  const carol = { AWS: `arn:aws:iam::${accountId}:user/carol` }
  const document = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      trust(carol, { Bool: { [mfaKey]: 'true' } }),
      trust(carol, { StringEquals: { 'sts:ExternalId': 'x-1' } }),
    ],
  })
  const asked = askedRole(roleArn, accountId, document)
  const [verdict] = companyOf(details, accountId)
    .members.filter(({ name }) => name === 'carol')
    .map(candidate => verdictOn(candidate, asked, now))
  expect(verdict?.why).toBe(
    'The trust policy names the user itself. Only if they signed in with MFA, or they send the external ID “x-1”.',
  )
})

test('a condition that nobody can foresee is named', () => {
  const condition = { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }
  expect(verdicts(trust({ AWS: accountId }, condition)).alice).toEqual([
    'No',
    'The trust policy lets the user in only if the caller’s address is in “198.51.100.0/24”.',
  ])
})

test('a trust policy that denies refuses whom another statement lets in', () => {
  expect(verdicts({ ...trust('*'), Effect: 'Deny' }).alice).toEqual(['No', 'The trust policy denies it.'])
})

test('whether a trust policy lets somebody in, whatever their own policies say', () => {
  const alice = { arn: `arn:aws:iam::${accountId}:user/alice`, accountId }
  const lets = (principal: unknown, condition?: object): boolean =>
    admits(
      askedRole(roleArn, accountId, decodeURIComponent(encoded(trust(principal, condition)))),
      alice,
      now,
    )
  expect(lets({ AWS: accountId })).toBe(true)
  expect(lets({ AWS: alice.arn })).toBe(true)
  expect(lets({ AWS: accountId }, { Null: { [mfaKey]: 'true' } })).toBe(true)
  expect(lets({ AWS: '444455556666' })).toBe(false)
  expect(lets({ Service: 'ec2.amazonaws.com' })).toBe(false)
})

test('of several external IDs each lets in whom it is for', () => {
  const statement = (name: string, externalId: string) => ({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${accountId}:user/${name}` },
    Action: 'sts:AssumeRole',
    Condition: { StringLike: { 'sts:ExternalId': externalId } },
  })
  const trust = JSON.stringify({
    Version: '2012-10-17',
    Statement: [statement('carol', 'one'), statement('erin', 'two-*')],
  })
  const asked = askedRole(roleArn, accountId, trust)
  const verdicts = companyOf(details, accountId)
    .members.filter(({ name }) => name === 'carol' || name === 'erin')
    .map(candidate => verdictOn(candidate, asked, now))
  expect(verdicts.map(({ may }) => may)).toEqual(['On conditions', 'On conditions'])
  expect(verdicts.map(({ why }) => /external ID “(.*)”/.exec(why)?.[1])).toEqual(['one', 'two-'])
})
