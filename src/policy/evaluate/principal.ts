/**
 * Who makes a request. The service knows it from the credentials; nothing of it is the caller's own word.
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export type Principal =
  | UserPrincipal
  | RootPrincipal
  | RoleSessionPrincipal
  | FederatedUserPrincipal
  | ServicePrincipal
  | FederatedPrincipal
  | AnonymousPrincipal

/** Principals that belong to an account. */
export type AccountPrincipal = UserPrincipal | RootPrincipal | RoleSessionPrincipal | FederatedUserPrincipal

interface InAccount {
  /** Twelve digits. */
  readonly accountId: string
  /** As `aws:PrincipalArn` has it for users and the root user; for sessions the session's own ARN. */
  readonly arn: string
  /** Of the account, as policies of S3 may name it: 64 hexadecimal digits. */
  readonly canonicalUserId?: string | undefined
}

export interface UserPrincipal extends InAccount {
  readonly type: 'user'
  /** AIDA…, by which stored policies name the user. */
  readonly id?: string | undefined
  readonly userName?: string | undefined
}

/** The root user; with session policies a session of sts:AssumeRoot. */
export interface RootPrincipal extends InAccount {
  readonly type: 'root'
}

export interface RoleSessionPrincipal extends InAccount {
  readonly type: 'assumedRole'
  /** The role's own ARN with its path, which the session's ARN does not have. */
  readonly roleArn: string
  /** AROA…, by which stored policies name the role. */
  readonly id?: string | undefined
  readonly sessionName?: string | undefined
}

/** A session of sts:GetFederationToken. */
export interface FederatedUserPrincipal extends InAccount {
  readonly type: 'federatedUser'
  /** The user who asked for the token. */
  readonly issuerArn: string
  readonly userName?: string | undefined
}

export interface ServicePrincipal {
  readonly type: 'service'
  /** `lambda.amazonaws.com`. */
  readonly name: string
}

/** Somebody whom an identity provider vouches for, who has no AWS credentials yet. */
export interface FederatedPrincipal {
  readonly type: 'federated'
  /** The ARN of a SAML or OpenID Connect provider, or a domain such as `cognito-identity.amazonaws.com`. */
  readonly provider: string
}

export interface AnonymousPrincipal {
  readonly type: 'anonymous'
}

export const isInAccount = (principal: Principal): principal is AccountPrincipal => 'accountId' in principal

/** Roles that a service made for itself lie under this path. Source: IAM User Guide, "Service-linked roles". */
export const isServiceLinkedRole = (principal: Principal): boolean =>
  principal.type === 'assumedRole' && principal.roleArn.includes(':role/aws-service-role/')
