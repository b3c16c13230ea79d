import { type CompiledPolicy, compilePolicy, type PolicySource } from '../../policy/evaluate/compile.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import type { AwsManagedPolicies } from '../ports.ts'
import type { User } from '../store/collections.ts'
import { compileAccountGrant } from './account-grant.ts'
import type { AccountTables } from './account-tables.ts'

/** What a change to the account makes the cache forget. */
export interface PolicyCacheDrops {
  /** The sets of a user or role, or of a group and everybody in it. */
  entity(entityId: string): void
  /** The compiled policy and the sets of everybody it reaches. */
  policy(arn: string): void
  /** The sets of all users. */
  users(): void
}

export interface PolicySets extends PolicyCacheDrops {
  /**
   * The policies that decide what a user or role may do, compiled; the same object until one of them changes. Of a
   * group, which is no principal, those that it brings to its members.
   */
  of(principalId: string): PolicySet
  /** The policies on a group itself, compiled; the same list until one of them changes. */
  ofGroup(groupId: string): readonly CompiledPolicy[]
  /** The default version of a managed policy; undefined when there is no such ARN. */
  managed(arn: string): CompiledPolicy | undefined
  /** The trust policy of a role; undefined when there is no such role. */
  trust(roleId: string): CompiledPolicy | undefined
}

/** A managed policy's default version. */
export interface DefaultVersion {
  readonly versionId: string
  readonly document: string
}

/** The default version of a managed policy, of the account or of AWS; undefined when there is no such ARN. */
export const defaultVersionOf = (
  tables: AccountTables,
  awsPolicies: AwsManagedPolicies,
  arn: string,
): DefaultVersion | undefined => {
  const own = tables.policiesByArn.get(arn)
  if (own === undefined) {
    const aws = awsPolicies.get(arn)
    return aws && { versionId: aws.defaultVersionId, document: aws.document }
  }
  const document = tables.versions.get(own.policyId)?.get(own.defaultVersionId)
  return document === undefined ? undefined : { versionId: own.defaultVersionId, document }
}

/** AWS's own policies are the same for every account, so their compiled form is kept once for all of them. */
export type CompiledAwsPolicies = Map<string, CompiledPolicy>

/** Makes the cache of compiled policies of one account. */
export const createPolicySets = (
  tables: AccountTables,
  awsPolicies: AwsManagedPolicies,
  compiledAws: CompiledAwsPolicies,
): PolicySets => {
  const sets = new Map<string, PolicySet>()
  /** What hangs on one user or group itself. */
  const parts = new Map<string, readonly CompiledPolicy[]>()
  const managed = new Map<string, CompiledPolicy>()
  const trusts = new Map<string, CompiledPolicy>()
  let grant: CompiledPolicy | undefined

  const compiledManaged = (arn: string): CompiledPolicy | undefined => {
    const cache = tables.policiesByArn.has(arn) ? managed : compiledAws
    const cached = cache.get(arn)
    if (cached !== undefined) return cached
    const version = defaultVersionOf(tables, awsPolicies, arn)
    if (version === undefined) return undefined
    const compiled = compilePolicy(version.document, { id: arn, kind: 'managed' })
    cache.set(arn, compiled)
    return compiled
  }

  const compilePart = (entityId: string, origin: PolicySource['origin']): readonly CompiledPolicy[] => {
    const part: CompiledPolicy[] = []
    for (const arn of tables.arnsAttachedTo.get(entityId)) {
      const compiled = compiledManaged(arn)
      // Same statements, another way by which they reach the user.
      if (compiled !== undefined) part.push({ ...compiled, source: { id: arn, kind: 'managed', origin } })
    }
    for (const policy of tables.inlineOf.get(entityId)?.values() ?? []) {
      part.push(compilePolicy(policy.document, { id: policy.policyName, kind: 'inline', origin }))
    }
    return part
  }

  const partOf = (entityId: string, origin: PolicySource['origin']): readonly CompiledPolicy[] => {
    const cached = parts.get(entityId)
    if (cached !== undefined) return cached
    const part = compilePart(entityId, origin)
    parts.set(entityId, part)
    return part
  }

  const accountGrant = (): CompiledPolicy => {
    grant ??= compileAccountGrant(tables.accountId)
    return grant
  }

  const ofUser = (user: User): readonly CompiledPolicy[] => {
    const identity = [...partOf(user.userId, { type: 'user', name: user.userName })]
    for (const groupId of tables.groupIdsOf.get(user.userId)) {
      const group = tables.groups.get(groupId)
      if (group !== undefined) identity.push(...partOf(groupId, { type: 'group', name: group.groupName }))
    }
    if (tables.account?.passwordPolicy?.allowUsersToChange === true) identity.push(accountGrant())
    return identity
  }

  const build = (principalId: string): PolicySet => {
    const user = tables.users.get(principalId)
    const role = tables.roles.get(principalId)
    if (user === undefined && role === undefined) {
      // Nothing is allowed to whom we do not know; the root user is decided without policies.
      const group = tables.groups.get(principalId)
      return { identity: group ? partOf(principalId, { type: 'group', name: group.groupName }) : [] }
    }
    const identity = user
      ? ofUser(user)
      : partOf(principalId, { type: 'role', name: role?.roleName ?? principalId })
    const arn = (user ?? role)?.permissionsBoundary
    if (arn === undefined) return { identity }
    // A boundary that cannot be found allows nothing: an empty policy stands in for it.
    return { identity, boundary: compiledManaged(arn) ?? compilePolicy('', { id: arn, kind: 'managed' }) }
  }

  const trust = (roleId: string): CompiledPolicy | undefined => {
    const cached = trusts.get(roleId)
    const role = tables.roles.get(roleId)
    if (cached !== undefined || role === undefined) return cached
    const compiled = compilePolicy(
      role.trustPolicy,
      { id: role.roleName, kind: 'inline', origin: { type: 'role', name: role.roleName } },
      { form: 'trust', pinned: new Map(role.trusted.map(({ arn, id }) => [arn, id])) },
    )
    trusts.set(roleId, compiled)
    return compiled
  }

  const dropEntity = (entityId: string): void => {
    parts.delete(entityId)
    sets.delete(entityId)
    trusts.delete(entityId)
    for (const userId of tables.memberIdsOf.get(entityId)) sets.delete(userId)
  }

  return {
    of: principalId => {
      const cached = sets.get(principalId)
      if (cached !== undefined) return cached
      const set = build(principalId)
      if (tables.users.has(principalId) || tables.roles.has(principalId)) sets.set(principalId, set)
      return set
    },
    ofGroup: groupId => {
      const group = tables.groups.get(groupId)
      return group === undefined ? [] : partOf(groupId, { type: 'group', name: group.groupName })
    },
    managed: compiledManaged,
    trust,
    entity: dropEntity,
    policy: arn => {
      managed.delete(arn)
      for (const entityId of tables.entitiesWith.get(arn)) dropEntity(entityId)
      for (const principalId of tables.boundedBy.get(arn)) sets.delete(principalId)
    },
    users: () => sets.clear(),
  }
}
