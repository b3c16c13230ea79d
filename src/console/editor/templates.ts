import type { PolicyType } from '../../policy/validate/rule.ts'

/** A beginning for a common job. Words in capitals with an underscore are to be replaced. */
export interface PolicyTemplate {
  readonly id: string
  readonly title: string
  readonly description: string
  /** The types of policies that it is one of. */
  readonly types: readonly PolicyType[]
  /** One or more statements; their Sids are part of them. */
  readonly statements: readonly object[]
}

const identity: readonly PolicyType[] = ['identity', 'boundary', 'session']

/** By how often they are wanted. */
export const policyTemplates: readonly PolicyTemplate[] = [
  {
    id: 's3-read',
    title: 'Read one S3 bucket',
    description: 'Lists a bucket and reads the objects in it.',
    types: identity,
    statements: [
      {
        Sid: 'ListBucket',
        Effect: 'Allow',
        Action: ['s3:ListBucket', 's3:GetBucketLocation'],
        Resource: 'arn:aws:s3:::BUCKET_NAME',
      },
      { Sid: 'ReadObjects', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::BUCKET_NAME/*' },
    ],
  },
  {
    id: 's3-write',
    title: 'Read and write one S3 bucket',
    description: 'Lists a bucket and reads, writes and deletes the objects in it.',
    types: identity,
    statements: [
      { Sid: 'ListBucket', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::BUCKET_NAME' },
      {
        Sid: 'ReadAndWriteObjects',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        Resource: 'arn:aws:s3:::BUCKET_NAME/*',
      },
    ],
  },
  {
    id: 's3-home',
    title: 'A folder for each person in an S3 bucket',
    description: 'Everybody reads and writes what is below home/ and their own user name.',
    types: identity,
    statements: [
      {
        Sid: 'ListOwnFolder',
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::BUCKET_NAME',
        Condition: { StringLike: { 's3:prefix': ['home/${aws:username}/*'] } },
      },
      {
        Sid: 'UseOwnFolder',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        Resource: 'arn:aws:s3:::BUCKET_NAME/home/${aws:username}/*',
      },
    ],
  },
  {
    id: 'dynamodb-table',
    title: 'Use one DynamoDB table',
    description: 'Reads and writes the items of a table and of its indexes.',
    types: identity,
    statements: [
      {
        Sid: 'UseTable',
        Effect: 'Allow',
        Action: [
          'dynamodb:DescribeTable',
          'dynamodb:GetItem',
          'dynamodb:BatchGetItem',
          'dynamodb:Query',
          'dynamodb:Scan',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
          'dynamodb:DeleteItem',
          'dynamodb:BatchWriteItem',
        ],
        Resource: [
          'arn:aws:dynamodb:*:*:table/TABLE_NAME',
          'arn:aws:dynamodb:*:*:table/TABLE_NAME/index/*',
        ],
      },
    ],
  },
  {
    id: 'lambda-logs',
    title: 'Write logs of a Lambda function',
    description: 'What a function needs to write its own log.',
    types: identity,
    statements: [
      {
        Sid: 'WriteLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: 'arn:aws:logs:*:*:log-group:/aws/lambda/FUNCTION_NAME:*',
      },
    ],
  },
  {
    id: 'ec2-tagged',
    title: 'Start and stop EC2 instances by tag',
    description: 'Only instances that are tagged for it; everybody sees the list.',
    types: identity,
    statements: [
      { Sid: 'SeeInstances', Effect: 'Allow', Action: 'ec2:DescribeInstances', Resource: '*' },
      {
        Sid: 'StartAndStopOwn',
        Effect: 'Allow',
        Action: ['ec2:StartInstances', 'ec2:StopInstances', 'ec2:RebootInstances'],
        Resource: 'arn:aws:ec2:*:*:instance/*',
        Condition: { StringEquals: { 'aws:ResourceTag/Team': 'TEAM_NAME' } },
      },
    ],
  },
  {
    id: 'assume-role',
    title: 'Assume one role',
    description: 'The role’s trust policy must let them in as well.',
    types: identity,
    statements: [
      {
        Sid: 'AssumeRole',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: 'arn:aws:iam::111122223333:role/ROLE_NAME',
      },
    ],
  },
  {
    id: 'pass-role',
    title: 'Pass one role to one service',
    description: 'For who launches instances or functions that run under a role.',
    types: identity,
    statements: [
      {
        Sid: 'PassRole',
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: 'arn:aws:iam::111122223333:role/ROLE_NAME',
        Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
      },
    ],
  },
  {
    id: 'own-credentials',
    title: 'Look after one’s own password and access keys',
    description: 'Everybody for themselves, and nobody for another.',
    types: identity,
    statements: [
      { Sid: 'SeePasswordRules', Effect: 'Allow', Action: 'iam:GetAccountPasswordPolicy', Resource: '*' },
      {
        Sid: 'OwnCredentials',
        Effect: 'Allow',
        Action: [
          'iam:GetUser',
          'iam:ChangePassword',
          'iam:ListAccessKeys',
          'iam:CreateAccessKey',
          'iam:UpdateAccessKey',
          'iam:DeleteAccessKey',
        ],
        Resource: 'arn:aws:iam::*:user/${aws:username}',
      },
    ],
  },
  {
    id: 'deny-without-mfa',
    title: 'Deny everything without MFA',
    description: 'All but what enrolling a device takes is denied until somebody signs in with one.',
    types: identity,
    statements: [
      {
        Sid: 'DenyWithoutMfa',
        Effect: 'Deny',
        NotAction: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'iam:ChangePassword',
          'sts:GetSessionToken',
        ],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
  },
  {
    id: 'deny-regions',
    title: 'Deny other regions',
    description: 'Services that have no region of their own stay allowed.',
    types: [...identity, 'scp'],
    statements: [
      {
        Sid: 'DenyOtherRegions',
        Effect: 'Deny',
        NotAction: ['iam:*', 'sts:*', 'organizations:*', 'route53:*', 'cloudfront:*', 'support:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] } },
      },
    ],
  },
  {
    id: 'trust-service',
    title: 'Let a service assume the role',
    description: 'Such as EC2 for instances, or Lambda for functions.',
    types: ['trust'],
    statements: [
      {
        Sid: 'Service',
        Effect: 'Allow',
        Principal: { Service: 'ec2.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ],
  },
  {
    id: 'trust-account',
    title: 'Let another account assume the role',
    description: 'Who of that account may is for that account to say; the external ID keeps third parties apart.',
    types: ['trust'],
    statements: [
      {
        Sid: 'OtherAccount',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'EXTERNAL_ID' } },
      },
    ],
  },
  {
    id: 'trust-mfa',
    title: 'Let people of an account assume the role with MFA only',
    description: 'Sessions that began without an MFA device are not let in.',
    types: ['trust'],
    statements: [
      {
        Sid: 'WithMfa',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'sts:AssumeRole',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ],
  },
]

/** The templates of a type of policy. */
export const templatesFor = (type: PolicyType): readonly PolicyTemplate[] =>
  policyTemplates.filter(({ types }) => types.includes(type))
