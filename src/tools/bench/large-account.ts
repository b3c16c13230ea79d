import type { Account } from '../../policy/analyze/account.ts'

const accountId = '111122223333'
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

/** An account of 5,000 users in 300 groups, 1,000 roles and 1,500 policies, AWS's quotas of one account. */
export function largeAccount(): Account {
  const policies = Array.from({ length: 1_500 }, (_, index) => ({
    arn: arn('policy', `policy-${index}`),
    text: policyText(index),
  }))
  const attached = (seed: number, count: number) =>
    some(seed, count, policies.length).map(place => policies[place]?.arn ?? '')
  const tags = (index: number) => [{ key: 'Team', value: teams[index % teams.length] ?? '' }]
  return {
    id: accountId,
    policies,
    groups: Array.from({ length: 300 }, (_, index) => ({
      name: `group-${index}`,
      arn: arn('group', `group-${index}`),
      attached: attached(index, 1 + (index % 4)),
      inline: [],
    })),
    users: Array.from({ length: 5_000 }, (_, index) => ({
      name: `user-${index}`,
      arn: arn('user', `user-${index}`),
      id: `AIDA${index}`,
      tags: tags(index),
      attached: index % 20 === 0 ? attached(index, 1) : [],
      inline:
        index % 50 === 0
          ? [
              {
                name: 'Own',
                text: text({
                  Effect: 'Allow',
                  Action: 's3:*',
                  Resource: `arn:aws:s3:::home/user-${index}/*`,
                }),
              },
            ]
          : [],
      groups: some(index, index % 6, 300).map(place => `group-${place}`),
      boundary: index % 25 === 0 ? policies[index % policies.length]?.arn : undefined,
    })),
    roles: Array.from({ length: 1_000 }, (_, index) => ({
      name: `role-${index}`,
      arn: arn('role', `role-${index}`),
      id: `AROA${index}`,
      tags: tags(index + 2),
      attached: attached(index + 5_000, 1 + (index % 3)),
      inline: [],
      boundary: index % 25 === 0 ? policies[index % policies.length]?.arn : undefined,
      trust: text({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal:
          index % 10 === 0
            ? { AWS: arn('user', `user-${index}`) }
            : index % 2 === 0
              ? { AWS: accountId }
              : { Service: 'lambda.amazonaws.com' },
      }),
    })),
  }
}
