import type { AccountPasswordPolicy } from '../../src/iam/store/account-settings.ts'
import { policyText } from './policy-text.ts'

/** One's own user: the variable is the caller's name. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's policy variables look like this.
const self = 'arn:aws:iam::*:user/${aws:username}'

const services = ['dynamodb:*', 'ec2:*', 'lambda:*', 'logs:*', 's3:*', 'sqs:*', 'sns:*']

/**
 * Power users of their services, who also look after the users of their team. The boundary below takes the
 * second half away again, which is what bob is there to show.
 */
export const developerAccess = policyText(
  { Sid: 'BuildAndRun', Effect: 'Allow', Action: services, Resource: '*' },
  { Sid: 'SeeIdentities', Effect: 'Allow', Action: ['iam:Get*', 'iam:List*'], Resource: '*' },
  {
    Sid: 'LookAfterTheTeam',
    Effect: 'Allow',
    Action: [
      'iam:CreateUser',
      'iam:DeleteUser',
      'iam:UpdateUser',
      'iam:TagUser',
      'iam:AddUserToGroup',
      'iam:RemoveUserFromGroup',
      'iam:PutUserPermissionsBoundary',
      'iam:DeleteUserPermissionsBoundary',
    ],
    Resource: '*',
  },
  { Sid: 'ReadRefusals', Effect: 'Allow', Action: 'sts:DecodeAuthorizationMessage', Resource: '*' },
)

/** Before the team could look after its users. */
export const developerAccessBefore = policyText(
  { Sid: 'BuildAndRun', Effect: 'Allow', Action: services, Resource: '*' },
  { Sid: 'SeeIdentities', Effect: 'Allow', Action: ['iam:Get*', 'iam:List*'], Resource: '*' },
)

/** The most that a developer can ever be given. */
export const developerBoundary = policyText(
  { Sid: 'ServicesInUse', Effect: 'Allow', Action: services, Resource: '*' },
  {
    Sid: 'SeeIdentities',
    Effect: 'Allow',
    Action: ['iam:Get*', 'iam:List*', 'sts:DecodeAuthorizationMessage'],
    Resource: '*',
  },
  {
    Sid: 'OwnPasswordAndKeys',
    Effect: 'Allow',
    Action: [
      'iam:ChangePassword',
      'iam:CreateAccessKey',
      'iam:DeleteAccessKey',
      'iam:UpdateAccessKey',
      'iam:TagUser',
    ],
    Resource: self,
  },
  {
    Sid: 'NobodyWidensTheBoundary',
    Effect: 'Deny',
    Action: ['iam:DeleteUserPermissionsBoundary', 'iam:PutUserPermissionsBoundary'],
    Resource: '*',
  },
)

/** One's own password and access keys, for whoever may look after them. */
export const ownCredentials = policyText(
  { Sid: 'PasswordRules', Effect: 'Allow', Action: 'iam:GetAccountPasswordPolicy', Resource: '*' },
  {
    Sid: 'OwnCredentials',
    Effect: 'Allow',
    Action: [
      'iam:GetUser',
      'iam:ChangePassword',
      'iam:ListAccessKeys',
      'iam:CreateAccessKey',
      'iam:DeleteAccessKey',
      'iam:UpdateAccessKey',
      'iam:GetAccessKeyLastUsed',
    ],
    Resource: self,
  },
)

/** Reading what applies to oneself. */
const ownPolicies = [
  'iam:GetGroupPolicy',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetUserPolicy',
  'iam:ListAttachedGroupPolicies',
  'iam:ListAttachedUserPolicies',
  'iam:ListGroupPolicies',
  'iam:ListGroupsForUser',
  'iam:ListUserPolicies',
]

/**
 * Enrolling a device is open, and so is reading why; everything else is denied until MFA is present. `BoolIfExists`
 * reaches access keys too, whose requests lack the key; ChangePassword is not excepted, so who must change a password
 * first can't; nor is
 * DeleteVirtualMFADevice, so that who stops half way leaves a device behind.
 */
export const requireMfa = policyText(
  {
    Sid: 'SeeDevices',
    Effect: 'Allow',
    Action: ['iam:ListMFADevices', 'iam:ListVirtualMFADevices', 'iam:GetAccountSummary'],
    Resource: '*',
  },
  {
    Sid: 'EnrolOwnDevice',
    Effect: 'Allow',
    Action: [
      'iam:CreateVirtualMFADevice',
      'iam:DeactivateMFADevice',
      'iam:DeleteVirtualMFADevice',
      'iam:EnableMFADevice',
      'iam:ResyncMFADevice',
      'iam:GetUser',
      'iam:GetMFADevice',
    ],
    Resource: ['arn:aws:iam::*:mfa/*', self],
  },
  { Sid: 'SeeWhatAppliesToOneself', Effect: 'Allow', Action: ownPolicies, Resource: '*' },
  {
    Sid: 'DenyTheRestWithoutMfa',
    Effect: 'Deny',
    NotAction: [
      ...ownPolicies,
      'iam:CreateVirtualMFADevice',
      'iam:EnableMFADevice',
      'iam:GetAccountSummary',
      'iam:GetMFADevice',
      'iam:GetUser',
      'iam:ListMFADevices',
      'iam:ListVirtualMFADevices',
      'iam:ResyncMFADevice',
      'sts:GetSessionToken',
    ],
    Resource: '*',
    Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  },
)

/** For the auditors' group, inline: what they are refused they may at least understand. */
export const decodeRefusals = policyText({
  Sid: 'ReadRefusals',
  Effect: 'Allow',
  Action: 'sts:DecodeAuthorizationMessage',
  Resource: '*',
})

/** For build-bot, inline. */
export const publishArtifacts = policyText(
  {
    Sid: 'PublishArtifacts',
    Effect: 'Allow',
    Action: ['s3:PutObject', 's3:GetObject'],
    Resource: 'arn:aws:s3:::acme-artifacts/*',
  },
  { Sid: 'FindTheBucket', Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::acme-artifacts' },
)

/** The data lake, from the office only. */
export const dataLakeAccess = policyText(
  {
    Sid: 'ReadTheLake',
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket', 'athena:StartQueryExecution', 'athena:GetQueryResults'],
    Resource: [
      'arn:aws:s3:::acme-data-lake',
      'arn:aws:s3:::acme-data-lake/*',
      'arn:aws:athena:*:*:workgroup/acme',
    ],
  },
  {
    Sid: 'FromTheOfficeOnly',
    Effect: 'Deny',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::acme-data-lake/*',
    Condition: { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '2001:db8::/32'] } },
  },
)

/** For whoever pays, inline for one user. */
export const readBills = policyText({
  Sid: 'ReadBills',
  Effect: 'Allow',
  Action: ['ce:Get*', 'cur:Describe*', 'account:GetAccountInformation'],
  Resource: '*',
})

/** What acme asks of passwords: so much that frank's is too old, and so little that the dashboard finds it weak. */
export const passwordPolicy: AccountPasswordPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
  allowUsersToChange: false,
  reusePrevention: 5,
  maxAge: 365,
}
