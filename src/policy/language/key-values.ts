import { partitions } from '../catalog/regions.ts'
import { servicePrincipals } from '../catalog/service-principals.ts'
import { lastName, partitionOf, principalKind, principalsLike } from './account-names.ts'
import type { AccountNames } from './language.ts'

/** A value that a key can have; `inside` is a template with `${Name}` for what is to be filled in. */
export interface KeyValue {
  readonly text: string
  readonly detail?: string | undefined
}

type Values = (account: AccountNames | undefined, typed: string) => readonly KeyValue[]

const texts =
  (...values: readonly string[]): Values =>
  () =>
    values.map(text => ({ text }))

const accountIds: Values = account =>
  account === undefined ? [] : [{ text: account.accountId, detail: 'this account' }]

const principals: Values = (account, typed) =>
  principalsLike(account, typed).map(text => ({ text, detail: `${principalKind(text)} ${lastName(text)}` }))

const userNames: Values = (account, typed) =>
  principalsLike(account, typed, 'user').map(text => ({ text: lastName(text) }))

const roles: Values = (account, typed) => principalsLike(account, typed, 'role').map(text => ({ text }))

const regions: Values = account =>
  (partitions.get(partitionOf(account)) ?? []).map(text => ({ text, detail: 'region' }))

const services: Values = () => servicePrincipals.map(text => ({ text }))

const template =
  (text: string, detail: string): Values =>
  () => [{ text, detail }]

/** Keys in lower case with what their values look like. */
export const keyValues: ReadonlyMap<string, Values> = new Map<string, Values>([
  ['aws:requestedregion', regions],
  ['ec2:region', regions],
  ['aws:principalaccount', accountIds],
  ['aws:resourceaccount', accountIds],
  ['aws:sourceaccount', accountIds],
  ['aws:sourceowner', accountIds],
  ['aws:vpceaccount', accountIds],
  ['kms:calleraccount', accountIds],
  ['s3:resourceaccount', accountIds],
  ['aws:principalarn', principals],
  ['ecs:taskrolearn', roles],
  ['aws:username', userNames],
  ['aws:sourceidentity', userNames],
  ['aws:principaltype', texts('Account', 'User', 'FederatedUser', 'AssumedRole', 'Anonymous')],
  ['aws:principalservicename', services],
  ['aws:principalservicenameslist', services],
  ['aws:calledvia', services],
  ['aws:calledviafirst', services],
  ['aws:calledvialast', services],
  ['iam:passedtoservice', services],
  ['iam:awsservicename', services],
  ['kms:viaservice', template('<Service>.<Region>.amazonaws.com', 'a service in a region')],
  ['aws:principalorgid', template('o-<OrganizationId>', 'an organization')],
  ['aws:resourceorgid', template('o-<OrganizationId>', 'an organization')],
  ['aws:sourceorgid', template('o-<OrganizationId>', 'an organization')],
  ['aws:principalorgpaths', template('o-<OrganizationId>/*', 'all of an organization')],
  ['aws:resourceorgpaths', template('o-<OrganizationId>/*', 'all of an organization')],
  ['aws:sourceorgpaths', template('o-<OrganizationId>/*', 'all of an organization')],
  ['aws:sourcevpc', template('vpc-<VpcId>', 'a VPC')],
  ['aws:sourcevpce', template('vpce-<VpcEndpointId>', 'a VPC endpoint')],
  ['aws:userid', template('<UniqueId>:*', 'all sessions of a role, by its unique id')],
  ['aws:multifactorauthage', template('3600', 'an hour, in seconds')],
  ['token.actions.githubusercontent.com:aud', texts('sts.amazonaws.com')],
  [
    'token.actions.githubusercontent.com:sub',
    () => [
      { text: 'repo:<Owner>/<Repository>:ref:refs/heads/<Branch>', detail: 'a branch' },
      {
        text: 'repo:<Owner>/<Repository>:environment:<Environment>',
        detail: 'an environment',
      },
      { text: 'repo:<Owner>/<Repository>:*', detail: 'all of a repository' },
    ],
  ],
  ['saml:aud', texts('https://signin.aws.amazon.com/saml')],
  ['s3:x-amz-server-side-encryption', texts('AES256', 'aws:kms', 'aws:kms:dsse')],
  [
    's3:x-amz-acl',
    texts(
      'private',
      'public-read',
      'public-read-write',
      'authenticated-read',
      'aws-exec-read',
      'bucket-owner-read',
      'bucket-owner-full-control',
      'log-delivery-write',
    ),
  ],
  ['s3:tlsversion', texts('1.2', '1.3')],
  ['ec2:metadatahttptokens', texts('required', 'optional')],
  ['ec2:roledelivery', texts('2.0', '1.0')],
])
