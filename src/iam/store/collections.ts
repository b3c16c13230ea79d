import type { AccountPasswordPolicy, GlobalEndpointTokenVersion } from './account-settings.ts'
import { type Collection, joinKey } from './port.ts'

/**
 * The collections of the service and the shape of their documents. Dates are ISO 8601 strings in UTC.
 * `principalId`/`entityId` are unique ids (AIDA…, AGPA…, AROA…), or the account id for the root user.
 */

export interface Tag {
  readonly key: string
  readonly value: string
}

export interface Account {
  readonly accountId: string
  readonly name: string
  readonly alias?: string | undefined
  /** Lower case. */
  readonly rootEmail: string
  readonly createDate: string
  /** Absent as long as AWS's default applies. */
  readonly passwordPolicy?: AccountPasswordPolicy | undefined
  /** 1 unless set. */
  readonly globalEndpointTokenVersion?: GlobalEndpointTokenVersion | undefined
  /** Seconds since 1970; absent unless the root user was recovered: no session of it that was opened before counts. */
  readonly rootSessionsFrom?: number | undefined
  /** Grows by one with every commit that changed anything in the account. */
  readonly revision: number
}

export interface User {
  readonly accountId: string
  readonly userId: string
  readonly userName: string
  readonly path: string
  readonly createDate: string
  readonly tags: readonly Tag[]
  /** ARN of the managed policy that bounds this user. */
  readonly permissionsBoundary?: string | undefined
}

export interface Group {
  readonly accountId: string
  readonly groupId: string
  readonly groupName: string
  readonly path: string
  readonly createDate: string
}

export interface Membership {
  readonly accountId: string
  readonly groupId: string
  readonly userId: string
  /** Kept here so that a group's members page in the order of their names. */
  readonly userName: string
}

/** The password of a user, or of the root user (`principalId` is the account id). */
export interface LoginProfile {
  readonly accountId: string
  readonly principalId: string
  /** argon2id in PHC string form. */
  readonly passwordHash: string
  readonly createDate: string
  readonly passwordChangedAt: string
  readonly passwordResetRequired: boolean
  /** Hashes of earlier passwords, newest first, for reuse prevention. */
  readonly previousHashes: readonly string[]
}

export interface AccessKey {
  readonly accountId: string
  readonly principalId: string
  readonly accessKeyId: string
  readonly status: 'Active' | 'Inactive'
  readonly createDate: string
  /** The secret access key, sealed (see `seal.ts`); its associated data name this collection and key id. */
  readonly sealedSecret: string
}

export interface ManagedPolicy {
  readonly accountId: string
  readonly policyId: string
  readonly policyName: string
  readonly path: string
  readonly description?: string | undefined
  readonly createDate: string
  readonly updateDate: string
  readonly defaultVersionId: string
  /** The number that the next version gets; numbers are never used twice. */
  readonly nextVersion: number
  readonly tags: readonly Tag[]
}

export interface PolicyVersion {
  readonly accountId: string
  readonly policyId: string
  /** `v1`, `v2` … */
  readonly versionId: string
  /** As it was given, byte for byte. */
  readonly document: string
  readonly createDate: string
}

export interface Role {
  readonly accountId: string
  readonly roleId: string
  readonly roleName: string
  readonly path: string
  readonly createDate: string
  readonly description?: string | undefined
  /** Seconds, 3600 to 43200. */
  readonly maxSessionDuration: number
  readonly tags: readonly Tag[]
  /** ARN of the managed policy that bounds this role. */
  readonly permissionsBoundary?: string | undefined
  /** The trust policy as it was given, byte for byte. */
  readonly trustPolicy: string
  /** Whom the trust policy's ARNs named when it was stored: whoever bears the same ARN later is somebody else. */
  readonly trusted: readonly TrustedPrincipal[]
}

export interface TrustedPrincipal {
  /** As it stands in the trust policy. */
  readonly arn: string
  /** AIDA… or AROA… */
  readonly id: string
}

export type EntityType = 'User' | 'Group' | 'Role'

export interface Attachment {
  readonly accountId: string
  readonly entityType: EntityType
  readonly entityId: string
  readonly policyArn: string
}

export interface InlinePolicy {
  readonly accountId: string
  readonly entityType: EntityType
  readonly entityId: string
  readonly policyName: string
  /** As it was given, byte for byte. */
  readonly document: string
}

/** When a password or a role (`subjectId` = its unique id) or an access key (its id) was last used. */
export interface LastUse {
  readonly accountId: string
  readonly subjectId: string
  readonly date: string
  readonly service?: string | undefined
  readonly region?: string | undefined
}

/** Facts about the database itself, such as the schema's version and the key check. */
export interface Meta {
  readonly name: string
  readonly value: string
}

/** Names compare without regard to the case of ASCII letters. */
export const foldName = (name: string): string => name.toLowerCase()

/** Sorts by path, then name. */
export const pathKey = (accountId: string, path: string, name: string): string =>
  joinKey(accountId, path, foldName(name))

export const accounts: Collection<Account> = {
  name: 'accounts',
  key: a => a.accountId,
  indexes: { byAlias: a => a.alias, byRootEmail: a => a.rootEmail },
}

export const users: Collection<User> = {
  name: 'users',
  key: u => joinKey(u.accountId, u.userId),
  indexes: {
    byName: u => joinKey(u.accountId, foldName(u.userName)),
    byPath: u => pathKey(u.accountId, u.path, u.userName),
    byBoundary: u =>
      u.permissionsBoundary === undefined ? undefined : joinKey(u.accountId, u.permissionsBoundary, u.userId),
  },
}

export const groups: Collection<Group> = {
  name: 'groups',
  key: g => joinKey(g.accountId, g.groupId),
  indexes: {
    byName: g => joinKey(g.accountId, foldName(g.groupName)),
    byPath: g => pathKey(g.accountId, g.path, g.groupName),
  },
}

export const roles: Collection<Role> = {
  name: 'roles',
  key: r => joinKey(r.accountId, r.roleId),
  indexes: {
    byName: r => joinKey(r.accountId, foldName(r.roleName)),
    byPath: r => pathKey(r.accountId, r.path, r.roleName),
    byBoundary: r =>
      r.permissionsBoundary === undefined ? undefined : joinKey(r.accountId, r.permissionsBoundary, r.roleId),
  },
}

export const memberships: Collection<Membership> = {
  name: 'memberships',
  key: m => joinKey(m.accountId, m.groupId, m.userId),
  indexes: {
    byGroup: m => joinKey(m.accountId, m.groupId, foldName(m.userName)),
    byUser: m => joinKey(m.accountId, m.userId, m.groupId),
  },
}

export const loginProfiles: Collection<LoginProfile> = {
  name: 'login_profiles',
  key: p => joinKey(p.accountId, p.principalId),
  indexes: {},
}

export const accessKeys: Collection<AccessKey> = {
  name: 'access_keys',
  key: k => k.accessKeyId,
  indexes: { byPrincipal: k => joinKey(k.accountId, k.principalId, k.createDate, k.accessKeyId) },
}

export const managedPolicies: Collection<ManagedPolicy> = {
  name: 'managed_policies',
  key: p => joinKey(p.accountId, p.policyId),
  indexes: {
    byName: p => joinKey(p.accountId, foldName(p.policyName)),
    byPath: p => pathKey(p.accountId, p.path, p.policyName),
  },
}

export const policyVersions: Collection<PolicyVersion> = {
  name: 'policy_versions',
  key: v => joinKey(v.accountId, v.policyId, v.versionId.slice(1).padStart(8, '0')),
  indexes: {},
}

export const attachments: Collection<Attachment> = {
  name: 'attachments',
  key: a => joinKey(a.accountId, a.entityId, a.policyArn),
  indexes: { byPolicy: a => joinKey(a.accountId, a.policyArn, a.entityId) },
}

export const inlinePolicies: Collection<InlinePolicy> = {
  name: 'inline_policies',
  key: p => joinKey(p.accountId, p.entityId, foldName(p.policyName)),
  indexes: {},
}

export const lastUses: Collection<LastUse> = {
  name: 'last_uses',
  key: u => joinKey(u.accountId, u.subjectId),
  indexes: {},
}

export const meta: Collection<Meta> = { name: 'meta', key: m => m.name, indexes: {} }
