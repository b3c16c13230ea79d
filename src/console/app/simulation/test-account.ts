import type { AccountDetails } from '../../api/queries/account-details.ts'

/** An account in which a group gives, a boundary takes, and a role lets one user in. */

export const accountId = '111122223333'

export const policyArn = (name: string): string => `arn:aws:iam::${accountId}:policy/${name}`

export const text = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] })

const encoded = (statement: object): string => encodeURIComponent(text(statement))

const managed = (name: string, statement: object) => ({
  Arn: policyArn(name),
  PolicyVersionList: [
    { IsDefaultVersion: false, Document: encoded({ Effect: 'Deny', Action: '*', Resource: '*' }) },
    { IsDefaultVersion: true, Document: encoded(statement) },
  ],
})

const user = (name: string, more: object = {}) => ({
  UserName: name,
  UserId: `AIDA${name.toUpperCase()}`,
  Arn: `arn:aws:iam::${accountId}:user/${name}`,
  ...more,
})

export const details: AccountDetails = {
  users: [
    user('ann'),
    user('bob', {
      GroupList: ['Team'],
      AttachedManagedPolicies: [{ PolicyArn: policyArn('ReadS3') }],
      PermissionsBoundary: { PermissionsBoundaryArn: policyArn('OnlyS3') },
      Tags: [{ Key: 'Team', Value: 'Shop' }],
    }),
  ],
  groups: [
    {
      GroupName: 'Team',
      GroupId: 'AGPATEAM',
      Arn: `arn:aws:iam::${accountId}:group/Team`,
      GroupPolicyList: [
        {
          PolicyName: 'TeamTable',
          PolicyDocument: encoded({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }),
        },
      ],
    },
  ],
  roles: [
    {
      RoleName: 'Deployer',
      RoleId: 'AROADEPLOYER',
      Arn: `arn:aws:iam::${accountId}:role/ops/Deployer`,
      AssumeRolePolicyDocument: encoded({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${accountId}:user/bob` },
        Action: 'sts:AssumeRole',
      }),
    },
  ],
  policies: [
    managed('ReadS3', { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::acme/*' }),
    managed('OnlyS3', { Effect: 'Allow', Action: 's3:*', Resource: '*' }),
  ],
}
