/** ARNs of IAM resources. Source: IAM User Guide, "IAM identifiers". */

export type IamResourceType =
  | 'user'
  | 'group'
  | 'role'
  | 'policy'
  | 'instance-profile'
  | 'server-certificate'
  | 'mfa'

/** `arn:aws:iam::111122223333:user/division/alice`. `path` begins and ends with a slash. */
export const iamArn = (accountId: string, type: IamResourceType, path: string, name: string): string =>
  `arn:aws:iam::${accountId}:${type}${path}${name}`

/** The ARN of temporary credentials: a role's session or a federated user. The role's path is not in it. */
export const stsArn = (accountId: string, type: 'assumed-role' | 'federated-user', name: string): string =>
  `arn:aws:sts::${accountId}:${type}/${name}`

export const rootArn = (accountId: string): string => `arn:aws:iam::${accountId}:root`

/** The account field of AWS's own managed policies is the word `aws`. */
export const isAwsManagedPolicyArn = (arn: string): boolean => arn.startsWith('arn:aws:iam::aws:policy/')

/** What stands after the last slash, or the whole text where there is none. */
export const nameOfArn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
