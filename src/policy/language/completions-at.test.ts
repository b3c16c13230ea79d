import { describe, expect, test } from 'vitest'
import { offered } from '../testing/language.ts'
import type { PolicyType } from '../validate/rule.ts'

const inStatement = (rest: string) => `{"Statement": [{${rest}`
const withAction = (action: string, rest: string) => inStatement(`"Action": "${action}", ${rest}`)
const underKeys = (rest: string, action = 's3:GetObject') => withAction(action, `"Condition": {${rest}`)

const labels = (source: string, type?: PolicyType, service?: string) =>
  offered(source, type, service).map(({ label }) => label)

describe('elements', () => {
  test.each<[PolicyType, string, string[]]>([
    ['identity', '|', ['Policy']],
    ['identity', '{|', ['Version', 'Statement', 'Id']],
    ['identity', '{"Version": "2012-10-17", "|"}', ['Statement', 'Id']],
    ['identity', '{"Ver|sion": "2012-10-17"}', ['Version', 'Statement', 'Id']],
    [
      'identity',
      inStatement('|'),
      ['Sid', 'Effect', 'Action', 'Resource', 'Condition', 'NotAction', 'NotResource'],
    ],
    [
      'identity',
      inStatement('"Action": "s3:*", "Effect": "Deny", |'),
      ['Sid', 'Resource', 'Condition', 'NotResource'],
    ],
    [
      'identity',
      inStatement('"NotAction": "s3:*", "Effect": "Deny", "R|"'),
      ['Sid', 'Resource', 'Condition', 'NotResource'],
    ],
    ['trust', inStatement('|'), ['Sid', 'Effect', 'Principal', 'Action', 'Condition']],
    [
      'resource',
      inStatement('"Effect": "Allow", |'),
      ['Sid', 'Principal', 'Action', 'Resource', 'Condition', 'NotAction', 'NotResource', 'NotPrincipal'],
    ],
    [
      'rcp',
      inStatement('|'),
      ['Sid', 'Effect', 'Principal', 'Action', 'Resource', 'Condition', 'NotResource'],
    ],
    ['scp', inStatement('"Effect": "Deny", "Resource": "*", |'), ['Sid', 'Action', 'Condition', 'NotAction']],
    ['identity', '{"Statement": [|]}', ['Allow statement', 'Deny statement']],
    ['rcp', '{"Statement": [{}, |]}', ['Deny statement']],
    ['identity', inStatement('"Effect": "|"'), ['Allow', 'Deny']],
    ['rcp', inStatement('"Effect": |'), ['Deny']],
    ['identity', '{"Version": "|"', ['2012-10-17', '2008-10-17']],
    ['identity', inStatement('"Sid": "|"'), []],
    ['identity', inStatement('"Effect": | {}'), []],
  ])('of a policy of type %s at %s', (type, source, expected) => {
    expect(labels(source, type)).toEqual(expected)
  })
})

/** Labels in this order before all others. */
const firstLabels: readonly (readonly [PolicyType, string, readonly string[]])[] = [
  // Services, those that the policy names before the others.
  ['identity', inStatement('"Action": "|"'), ['a2c', 'a4b']],
  ['identity', inStatement('"Action": ["s3:GetObject", "iam:GetUser", "|"]'), ['iam', 's3', 'a2c']],
  ['identity', inStatement('"Action": "s|'), ['a2c']],
  ['identity', inStatement('"Action": "|s3:Get"'), ['s3', 'a2c']],
  [
    'trust',
    inStatement('"Action": "|"'),
    ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
  ],
  ['rcp', inStatement('"Action": "|"'), ['aoss']],
  // Actions.
  ['identity', inStatement('"Action": "sqs:|"'), ['sqs:AddPermission', 'sqs:CancelMessageMoveTask']],
  ['identity', inStatement('"Action": "SQS:|"'), ['sqs:AddPermission']],
  ['identity', inStatement('"Action": ["sqs:AddPermission", "sqs:|"]'), ['sqs:CancelMessageMoveTask']],
  ['identity', inStatement('"NotAction": sqs:|'), ['sqs:AddPermission']],
  // Resources: of the actions, with what the account says.
  [
    'identity',
    withAction('s3:GetObject', '"Resource": "|"'),
    [
      `arn:aws:s3:::\${BucketName}/\${ObjectName}`,
      `arn:aws:s3:\${Region}:111122223333:accesspoint/\${AccessPointName}/object/\${ObjectName}`,
      '*',
    ],
  ],
  ['identity', withAction('s3:ListAllMyBuckets', '"Resource": "|"'), ['*']],
  [
    'identity',
    withAction('s3:GetObject', '"Resource": "arn:aws:s3:::reports/|"'),
    [`arn:aws:s3:::reports/\${ObjectName}`, '*'],
  ],
  [
    'identity',
    withAction('sqs:*', '"Resource": "arn:aws:sqs:eu-west-1:|"'),
    [`arn:aws:sqs:eu-west-1:111122223333:\${QueueName}`, '*'],
  ],
  [
    'identity',
    withAction('iam:GetUser', '"Resource": ["|"]'),
    [
      'arn:aws:iam::111122223333:user/ann',
      'arn:aws:iam::111122223333:user/team/bob',
      `arn:aws:iam::111122223333:user/\${UserNameWithPath}`,
    ],
  ],
  [
    'identity',
    withAction('iam:GetUser', '"Resource": "BOB|"'),
    ['arn:aws:iam::111122223333:user/team/bob', '*'],
  ],
  [
    'identity',
    inStatement('"Resource": "arn:aws:kms:|"'),
    [`arn:aws:kms:\${Region}:111122223333:alias/\${Alias}`],
  ],
  ['identity', inStatement('"Resource": "arn:|"'), ['arn:aws:a2c:', 'arn:aws:a4b:']],
  ['resource', inStatement('"Resource": "|"'), [`arn:aws:s3:::\${BucketName}`]],
  // Principals.
  ['trust', inStatement('"Principal": |'), ['AWS', 'Service', 'Federated']],
  ['resource', inStatement('"Principal": |'), ['AWS', 'Service', 'Federated', 'CanonicalUser', '*']],
  ['rcp', inStatement('"Principal": |'), ['*']],
  ['resource', inStatement('"Principal": {"AWS": "x", "|"'), ['Service', 'Federated', 'CanonicalUser']],
  ['resource', inStatement('"NotPrincipal": {"|'), ['AWS', 'Service']],
  [
    'trust',
    inStatement('"Principal": {"AWS": "|"'),
    [
      'arn:aws:iam::111122223333:root',
      'arn:aws:iam::111122223333:role/ops/deploy',
      'arn:aws:iam::111122223333:user/ann',
    ],
  ],
  ['trust', inStatement('"Principal": {"Service": ["|'), ['access-analyzer.amazonaws.com']],
  [
    'trust',
    inStatement('"Principal": {"Service": ["access-analyzer.amazonaws.com", "|'),
    ['airflow-env.amazonaws.com'],
  ],
  [
    'identity',
    withAction('iam:GetUser', '"Resource": ["arn:aws:iam::111122223333:user/ann", "|"]'),
    ['arn:aws:iam::111122223333:user/team/bob'],
  ],
  [
    'trust',
    inStatement('"Principal": {"Federated": "|"'),
    [
      `arn:aws:iam::111122223333:saml-provider/\${ProviderName}`,
      `arn:aws:iam::111122223333:oidc-provider/\${ProviderUrl}`,
    ],
  ],
  // Conditions.
  ['identity', underKeys('|'), ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase']],
  ['identity', underKeys('"StringEquals": {}, "|"'), ['StringNotEquals']],
  ['identity', underKeys('"|": {"aws:MultiFactorAuthPresent": "true"}'), ['Bool', 'Null', 'BoolIfExists']],
  ['identity', underKeys('"|": {"aws:SourceArn": "x"}'), ['StringEquals', 'StringNotEquals']],
  ['identity', underKeys('"F|": {"aws:TagKeys": "x"}'), ['Null', 'ForAnyValue:StringEquals']],
  ['identity', inStatement('"Condition": |'), ['StringEquals']],
  [
    'identity',
    underKeys('"StringEquals": {"|"'),
    [`aws:ResourceTag/\${TagKey}`, 's3:AccessGrantsInstanceArn'],
  ],
  ['identity', underKeys('"StringEquals": |'), [`aws:ResourceTag/\${TagKey}`]],
  ['identity', underKeys('"Bool": {"|"', 'iam:CreateUser'), ['aws:AssumedRoot', 'aws:IsMcpServiceAction']],
  ['identity', underKeys('"NumericLessThan": {"|"', 's3:ListBucket'), ['s3:TlsVersion', 's3:max-keys']],
  [
    'trust',
    inStatement('"Principal": {"Federated": "accounts.google.com"}, "Condition": {"StringEquals": {"|'),
    ['accounts.google.com:aud', 'accounts.google.com:sub'],
  ],
  // Values.
  ['identity', underKeys('"StringEquals": {"aws:RequestedRegion": "|"'), ['af-south-1', 'ap-east-1']],
  ['identity', underKeys('"StringEquals": {"AWS:requestedregion": ["af-south-1", "|"]'), ['ap-east-1']],
  ['identity', underKeys('"Bool": {"aws:SecureTransport": |'), ['true', 'false']],
  ['identity', underKeys('"Null": {"aws:username": "|"'), ['true', 'false']],
  ['identity', underKeys('"StringEquals": {"aws:PrincipalAccount": "|"'), ['111122223333']],
  [
    'identity',
    underKeys('"ArnEquals": {"aws:PrincipalArn": "dep|"'),
    ['arn:aws:iam::111122223333:role/ops/deploy'],
  ],
  ['identity', underKeys('"StringEquals": {"aws:username": ["|"]'), ['ann', 'bob']],
  ['identity', underKeys('"StringEquals": {"iam:PassedToService": "|"'), ['access-analyzer.amazonaws.com']],
  [
    'identity',
    underKeys('"DateGreaterThan": {"aws:CurrentTime": "|"'),
    [`\${Year}-\${Month}-\${Day}T00:00:00Z`],
  ],
  ['identity', underKeys('"DateGreaterThan": {"aws:CurrentTime": "2026-0|"'), [`2026-0-\${Day}T00:00:00Z`]],
  ['identity', underKeys('"IpAddress": {"aws:SourceIp": "|"'), [`\${Address}/32`, `\${Network}/24`]],
  [
    'trust',
    underKeys('"StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme/|"'),
    [`repo:acme/\${Repository}:ref:refs/heads/\${Branch}`],
  ],
  ['identity', underKeys('"StringEquals": {"aws:PrincipalTag/team": "|"'), []],
  // Variables.
  [
    'identity',
    inStatement(`"Resource": "arn:aws:s3:::home/\${|`),
    ['aws:username', `aws:PrincipalTag/\${TagKey}`, 'aws:userid'],
  ],
  ['identity', underKeys(`"StringLike": {"s3:prefix": "\${aws:|}/*"`), ['aws:username']],
  ['identity', underKeys(`"NumericEquals": {"s3:max-keys": "\${|}"`), []],
]

describe('the first offers', () => {
  test.each(firstLabels)('in a policy of type %s at %s', (type, source, expected) => {
    const found = labels(source, type, type === 'resource' ? 's3' : undefined)
    expect(found.slice(0, Math.max(expected.length, 1))).toEqual(expected)
  })
})

describe('among the offers', () => {
  test.each<[PolicyType, string, string[], string[]]>([
    ['identity', inStatement('"Action": "|"'), ['*', 's3', 'iam'], ['macie']],
    ['identity', inStatement('"Action": ["|"]'), ['s3'], ['*']],
    ['rcp', inStatement('"Action": "|"'), ['s3', 'sts', 'kms'], ['iam', '*']],
    [
      'identity',
      inStatement('"Action": "s3:|"'),
      ['s3:GetObject', 's3:Get*', 's3:*', 's3:List*'],
      ['s3:Bypass*'],
    ],
    ['identity', inStatement('"Action": ["s3:Get*", "s3:|"]'), ['s3:*'], ['s3:Get*']],
    [
      'identity',
      underKeys('"StringEquals": {"aws:username": "x", "|"'),
      ['aws:userid', `aws:PrincipalTag/\${TagKey}`],
      ['aws:username'],
    ],
    ['identity', underKeys('"Bool": {"|"'), ['aws:SecureTransport', 's3:authType'], []],
    [
      'identity',
      inStatement(`"Resource": "arn:aws:s3:::home/\${|`),
      ['*', '$', 'aws:SourceIp'],
      ['aws:TagKeys'],
    ],
    [
      'identity',
      underKeys('|'),
      ['Null', 'StringLikeIfExists', 'ForAllValues:StringLike'],
      ['NullIfExists', 'ForAnyValue:Null'],
    ],
  ])('in a policy of type %s at %s', (type, source, present, absent) => {
    const found = labels(source, type)
    expect(found).toEqual(expect.arrayContaining(present))
    expect(found.filter(label => absent.includes(label))).toEqual([])
  })

  test('only what the resource of the policy takes', () => {
    expect(labels(inStatement('"Action": "|"'), 'resource', 'sqs')).toEqual(['sqs', '*'])
  })
})
