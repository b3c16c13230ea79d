import type { AccountDetails } from '../../console/api/queries/account-details.ts'

export const accountId = '111122223333'
const services = ['s3', 'dynamodb', 'sqs', 'sns', 'lambda', 'logs', 'kms', 'ec2', 'ecr', 'athena']
const teams = ['Platform', 'Shop', 'Data', 'Finance', 'Support']

const text = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

const arn = (type: string, name: string): string => `arn:aws:iam::${accountId}:${type}/${name}`

/** Different numbers below `limit` that look picked at random and are the same every time. */
const some = (seed: number, count: number, limit: number): readonly number[] =>
  [...new Set(Array.from({ length: count }, (_, place) => (seed * 7919 + place * 104_729) % limit))].sort(
    (a, b) => a - b,
  )

/** Grown policies: reading of one thing, writing for one team, in every tenth one assuming roles. */
function policyText(index: number): string {
  const service = services[index % services.length] ?? 's3'
  const team = teams[index % teams.length]
  return text(
    {
      Sid: 'Read',
      Effect: 'Allow',
      Action: [`${service}:Get*`, `${service}:List*`, `${service}:Describe*`],
      Resource: index % 4 === 0 ? '*' : `arn:aws:${service}:*:*:acme-${index}/*`,
    },
    {
      Sid: 'TeamOnly',
      Effect: index % 2 === 0 ? 'Deny' : 'Allow',
      Action: [`${service}:Put*`, `${service}:Delete*`],
      Resource: '*',
      Condition: {
        [index % 2 === 0 ? 'StringNotEquals' : 'StringEquals']: { 'aws:PrincipalTag/Team': team },
      },
    },
    ...(index % 10 === 3
      ? [
          {
            Sid: 'Switch',
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: index % 30 === 3 ? '*' : arn('role', `role-${index % 100}*`),
          },
        ]
      : []),
  )
}

const encoded = (document: string): string => encodeURIComponent(document)

/** An account of 5,000 users in 300 groups, 1,000 roles and 1,500 policies, AWS's quotas of one account, as IAM tells it. */
export function largeAccount(): AccountDetails {
  const arns = Array.from({ length: 1_500 }, (_, index) => arn('policy', `policy-${index}`))
  const attached = (seed: number, count: number) =>
    some(seed, count, arns.length).map(place => ({ PolicyArn: arns[place] }))
  const tags = (index: number) => [{ Key: 'Team', Value: teams[index % teams.length] ?? '' }]
  const bounded = (index: number) =>
    index % 25 === 0 ? { PermissionsBoundaryArn: arns[index % arns.length] } : undefined
  return {
    policies: arns.map((each, index) => ({
      Arn: each,
      PolicyVersionList: [{ IsDefaultVersion: true, Document: encoded(policyText(index)) }],
    })),
    groups: Array.from({ length: 300 }, (_, index) => ({
      GroupName: `group-${index}`,
      Arn: arn('group', `group-${index}`),
      AttachedManagedPolicies: attached(index, 1 + (index % 4)),
    })),
    users: Array.from({ length: 5_000 }, (_, index) => ({
      UserName: `user-${index}`,
      UserId: `AIDA${index}`,
      Arn: arn('user', `user-${index}`),
      Tags: tags(index),
      AttachedManagedPolicies: index % 20 === 0 ? attached(index, 1) : [],
      UserPolicyList:
        index % 50 === 0 ? [{ PolicyName: 'Own', PolicyDocument: encoded(homeText(index)) }] : [],
      GroupList: some(index, index % 6, 300).map(place => `group-${place}`),
      PermissionsBoundary: bounded(index),
    })),
    roles: Array.from({ length: 1_000 }, (_, index) => ({
      RoleName: `role-${index}`,
      RoleId: `AROA${index}`,
      Arn: arn('role', `role-${index}`),
      Tags: tags(index + 2),
      AttachedManagedPolicies: attached(index + 5_000, 1 + (index % 3)),
      PermissionsBoundary: bounded(index),
      AssumeRolePolicyDocument: encoded(
        text({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: trusted(index) }),
      ),
    })),
  }
}

const homeText = (index: number): string =>
  text({ Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:s3:::home/user-${index}/*` })

/** One user, the account, or a service. */
const trusted = (index: number): object => {
  if (index % 10 === 0) return { AWS: arn('user', `user-${index}`) }
  return index % 2 === 0 ? { AWS: accountId } : { Service: 'lambda.amazonaws.com' }
}
