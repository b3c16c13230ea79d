import { iamArn } from '../../lib/arn.ts'
import { createSetMap } from '../../lib/set-map.ts'
import * as stored from '../store/collections.ts'
import { type InstanceProfile, instanceProfiles } from '../store/instance-profiles.ts'
import { mfaDevices, type StoredMfaDevice } from '../store/mfa-devices.ts'
import type { Change } from '../store/port.ts'
import { type ServerCertificate, serverCertificates } from '../store/server-certificates.ts'
import { type ServiceCredential, serviceCredentials } from '../store/user-credentials.ts'
import type { PolicyCacheDrops } from './policy-sets.ts'

type AccessKeys = Map<string, stored.AccessKey>

/**
 * What authorization knows of one account, in maps. `apply` moves it along by one changed document and
 * names the cached policy sets that the change touches; the rest only looks things up.
 */
export const createAccountTables = (accountId: string, accessKeys: AccessKeys) => {
  let account: stored.Account | undefined
  const users = new Map<string, stored.User>()
  const usersByName = new Map<string, stored.User>()
  const groups = new Map<string, stored.Group>()
  const groupsByName = new Map<string, stored.Group>()
  const roles = new Map<string, stored.Role>()
  const rolesByName = new Map<string, stored.Role>()
  const instanceProfilesByName = new Map<string, InstanceProfile>()
  const policies = new Map<string, stored.ManagedPolicy>()
  const policiesByName = new Map<string, stored.ManagedPolicy>()
  const policiesByArn = new Map<string, stored.ManagedPolicy>()
  /** Documents of every version, by policy id and version id: any of them can become the default one. */
  const versions = new Map<string, Map<string, string>>()
  const groupIdsOf = createSetMap<string, string>()
  const memberIdsOf = createSetMap<string, string>()
  const arnsAttachedTo = createSetMap<string, string>()
  const entitiesWith = createSetMap<string, string>()
  const boundedBy = createSetMap<string, string>()
  const inlineOf = new Map<string, Map<string, stored.InlinePolicy>>()
  const keyIdsOf = createSetMap<string, string>()
  const serviceCredentialsById = new Map<string, ServiceCredential>()
  const certificatesByName = new Map<string, ServerCertificate>()
  const mfaDevicesBySerial = new Map<string, StoredMfaDevice>()

  const arnOf = (policy: stored.ManagedPolicy): string =>
    iamArn(accountId, 'policy', policy.path, policy.policyName)

  /** Replaces a document in a lookup; an entry that another document has taken meanwhile stays. */
  const move = <T extends object>(
    map: Map<string, T>,
    entry: (doc: T) => string,
    same: (a: T, b: T) => boolean,
    before: T | undefined,
    after: T | undefined,
  ): void => {
    if (before !== undefined) {
      const held = map.get(entry(before))
      if (held !== undefined && same(held, before)) map.delete(entry(before))
    }
    if (after !== undefined) map.set(entry(after), after)
  }

  type Bounded = Pick<stored.User, 'permissionsBoundary'> | undefined
  const moveBoundary = (id = '', before: Bounded, after: Bounded): void => {
    if (before?.permissionsBoundary !== undefined) boundedBy.delete(before.permissionsBoundary, id)
    if (after?.permissionsBoundary !== undefined) boundedBy.add(after.permissionsBoundary, id)
  }

  const onUser = (
    before: stored.User | undefined,
    after: stored.User | undefined,
    drops: PolicyCacheDrops,
  ) => {
    const same = (a: stored.User, b: stored.User): boolean => a.userId === b.userId
    move(users, u => u.userId, same, before, after)
    move(usersByName, u => stored.foldName(u.userName), same, before, after)
    moveBoundary(before?.userId ?? after?.userId, before, after)
    const boundaryMoved = before?.permissionsBoundary !== after?.permissionsBoundary
    if (before !== undefined && (boundaryMoved || before.userName !== after?.userName))
      drops.entity(before.userId)
  }

  const onRole = (
    before: stored.Role | undefined,
    after: stored.Role | undefined,
    drops: PolicyCacheDrops,
  ) => {
    const same = (a: stored.Role, b: stored.Role): boolean => a.roleId === b.roleId
    move(roles, r => r.roleId, same, before, after)
    move(rolesByName, r => stored.foldName(r.roleName), same, before, after)
    moveBoundary(before?.roleId ?? after?.roleId, before, after)
    if (before !== undefined) drops.entity(before.roleId)
  }

  const onInstanceProfile = (before: InstanceProfile | undefined, after: InstanceProfile | undefined) => {
    const same = (a: InstanceProfile, b: InstanceProfile): boolean =>
      a.instanceProfileId === b.instanceProfileId
    move(instanceProfilesByName, p => stored.foldName(p.instanceProfileName), same, before, after)
  }

  const onGroup = (
    before: stored.Group | undefined,
    after: stored.Group | undefined,
    drops: PolicyCacheDrops,
  ) => {
    const same = (a: stored.Group, b: stored.Group): boolean => a.groupId === b.groupId
    move(groups, g => g.groupId, same, before, after)
    move(groupsByName, g => stored.foldName(g.groupName), same, before, after)
    // The name of the group is part of where its policies say they come from.
    if (before !== undefined && before.groupName !== after?.groupName) drops.entity(before.groupId)
  }

  const onMembership = (
    before: stored.Membership | undefined,
    after: stored.Membership | undefined,
    drops: PolicyCacheDrops,
  ) => {
    if (before !== undefined && after === undefined) {
      groupIdsOf.delete(before.userId, before.groupId)
      memberIdsOf.delete(before.groupId, before.userId)
      drops.entity(before.userId)
    }
    if (after !== undefined && before === undefined) {
      groupIdsOf.add(after.userId, after.groupId)
      memberIdsOf.add(after.groupId, after.userId)
      drops.entity(after.userId)
    }
  }

  const onPolicy = (
    before: stored.ManagedPolicy | undefined,
    after: stored.ManagedPolicy | undefined,
    drops: PolicyCacheDrops,
  ) => {
    const same = (a: stored.ManagedPolicy, b: stored.ManagedPolicy): boolean => a.policyId === b.policyId
    move(policies, p => p.policyId, same, before, after)
    move(policiesByName, p => stored.foldName(p.policyName), same, before, after)
    move(policiesByArn, arnOf, same, before, after)
    if (before?.defaultVersionId === after?.defaultVersionId) return
    if (before !== undefined) drops.policy(arnOf(before))
    if (after !== undefined) drops.policy(arnOf(after))
  }

  const onVersion = (
    before: stored.PolicyVersion | undefined,
    after: stored.PolicyVersion | undefined,
    drops: PolicyCacheDrops,
  ) => {
    const version = after ?? before
    if (version === undefined) return
    const documents = versions.get(version.policyId) ?? new Map<string, string>()
    if (after === undefined) documents.delete(version.versionId)
    else documents.set(version.versionId, after.document)
    if (documents.size === 0) versions.delete(version.policyId)
    else versions.set(version.policyId, documents)
    const policy = policies.get(version.policyId)
    if (policy?.defaultVersionId === version.versionId && before?.document !== after?.document) {
      drops.policy(arnOf(policy))
    }
  }

  const onAttachment = (
    before: stored.Attachment | undefined,
    after: stored.Attachment | undefined,
    drops: PolicyCacheDrops,
  ) => {
    if (before !== undefined) {
      arnsAttachedTo.delete(before.entityId, before.policyArn)
      entitiesWith.delete(before.policyArn, before.entityId)
      drops.entity(before.entityId)
    }
    if (after !== undefined) {
      arnsAttachedTo.add(after.entityId, after.policyArn)
      entitiesWith.add(after.policyArn, after.entityId)
      drops.entity(after.entityId)
    }
  }

  const onInline = (
    before: stored.InlinePolicy | undefined,
    after: stored.InlinePolicy | undefined,
    drops: PolicyCacheDrops,
  ) => {
    const policy = after ?? before
    if (policy === undefined) return
    const own = inlineOf.get(policy.entityId) ?? new Map<string, stored.InlinePolicy>()
    if (after === undefined) own.delete(stored.foldName(policy.policyName))
    else own.set(stored.foldName(policy.policyName), after)
    if (own.size === 0) inlineOf.delete(policy.entityId)
    else inlineOf.set(policy.entityId, own)
    drops.entity(policy.entityId)
  }

  const onAccessKey = (before: stored.AccessKey | undefined, after: stored.AccessKey | undefined) => {
    if (before !== undefined) {
      accessKeys.delete(before.accessKeyId)
      keyIdsOf.delete(before.principalId, before.accessKeyId)
    }
    if (after !== undefined) {
      accessKeys.set(after.accessKeyId, after)
      keyIdsOf.add(after.principalId, after.accessKeyId)
    }
  }

  const onAccount = (
    before: stored.Account | undefined,
    after: stored.Account | undefined,
    drops: PolicyCacheDrops,
  ) => {
    account = after
    const allowed = ({ passwordPolicy }: Partial<stored.Account> = {}) => passwordPolicy?.allowUsersToChange
    if (allowed(before) !== allowed(after)) drops.users()
  }

  const onServiceCredential = (
    before: ServiceCredential | undefined,
    after: ServiceCredential | undefined,
  ) => {
    const same = (): boolean => true
    move(serviceCredentialsById, c => c.credentialId, same, before, after)
  }

  const onCertificate = (before: ServerCertificate | undefined, after: ServerCertificate | undefined) => {
    const same = (a: ServerCertificate, b: ServerCertificate): boolean => a.certificateId === b.certificateId
    move(certificatesByName, c => stored.foldName(c.name), same, before, after)
  }

  const onMfaDevice = (before: StoredMfaDevice | undefined, after: StoredMfaDevice | undefined) => {
    const same = (): boolean => true
    move(mfaDevicesBySerial, d => d.serialNumber, same, before, after)
  }

  const handlers: Readonly<Record<string, (before: never, after: never, drops: PolicyCacheDrops) => void>> = {
    [stored.accounts.name]: onAccount,
    [stored.users.name]: onUser,
    [stored.groups.name]: onGroup,
    [stored.roles.name]: onRole,
    [instanceProfiles.name]: onInstanceProfile,
    [stored.memberships.name]: onMembership,
    [stored.managedPolicies.name]: onPolicy,
    [stored.policyVersions.name]: onVersion,
    [stored.attachments.name]: onAttachment,
    [stored.inlinePolicies.name]: onInline,
    [stored.accessKeys.name]: onAccessKey,
    [serviceCredentials.name]: onServiceCredential,
    [serverCertificates.name]: onCertificate,
    [mfaDevices.name]: onMfaDevice,
  }

  return {
    accountId,
    get account() {
      return account
    },
    users,
    usersByName,
    groups,
    groupsByName,
    roles,
    rolesByName,
    instanceProfilesByName,
    policies,
    policiesByName,
    policiesByArn,
    versions,
    groupIdsOf,
    memberIdsOf,
    arnsAttachedTo,
    entitiesWith,
    boundedBy,
    inlineOf,
    keyIdsOf,
    serviceCredentialsById,
    certificatesByName,
    mfaDevicesBySerial,
    /** Takes over one changed document; collections that authorization does not use are passed over. */
    apply: (change: Change, drops: PolicyCacheDrops): void => {
      handlers[change.collection]?.(change.before as never, change.after as never, drops)
    },
  }
}

export type AccountTables = ReturnType<typeof createAccountTables>
