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

/**
 * The ARN of a passkey or security key: `arn:aws:iam::111122223333:u2f/user/alice/laptop-ABCDEF…`, or with `root` in
 * the place of `user/alice`. `userName`: undefined for the root user.
 * Source: IAM User Guide, "Assign a passkey or security key in the AWS Management Console".
 */
export const passkeyArn = (accountId: string, userName: string | undefined, device: string): string =>
  `arn:aws:iam::${accountId}:u2f/${userName === undefined ? 'root' : `user/${userName}`}/${device}`

/** The account field of AWS's own managed policies is the word `aws`. */
export const isAwsManagedPolicyArn = (arn: string): boolean => arn.startsWith('arn:aws:iam::aws:policy/')

export interface IamArn {
  readonly accountId: string
  readonly type: IamResourceType
  readonly path: string
  readonly name: string
}

/** The parts of an ARN as `iamArn` writes it; undefined for any other text. */
export function parseIamArn(arn: string): IamArn | undefined {
  const [, accountId, type, path, name] = iamArnPattern.exec(arn) ?? []
  if (accountId === undefined || type === undefined || path === undefined || name === undefined)
    return undefined
  // The pattern lists the types.
  return { accountId, type: type as IamResourceType, path, name }
}

const iamArnPattern =
  /^arn:aws:iam::(\d{12}|aws):(user|group|role|policy|instance-profile|server-certificate|mfa)(\/(?:[^/]+\/)*)([^/:]+)$/

/** What stands after the last slash, or the whole text where there is none. */
export const nameOfArn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
