import type { PolicyDetail, Tag } from '@aws-sdk/client-iam'
import { nameOfArn } from '../../lib/arn.ts'
import { once } from '../../lib/once.ts'
import type { PolicySource } from '../../policy/evaluate/explanation.ts'
import type { AccountPrincipal } from '../../policy/evaluate/principal.ts'
import type { Entity } from './entity.ts'
import { decodeDocument } from './policy-document.ts'
import type { AccountDetails } from './queries/account-details.ts'

/** A policy that a user, group or role has, or that bounds it. */
export interface HeldPolicy {
  /** One and the same for a managed policy wherever it hangs: its ARN; see `inlineKey` for the others. */
  readonly key: string
  readonly name: string
  /** With whom it comes from. */
  readonly source: PolicySource
  readonly text: string
}

/** A user, group or role of an account with everything that decides what it may do. */
export interface AccountEntity extends Entity {
  readonly arn: string
  readonly id: string | undefined
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  /** Its own and those of its groups. Gathered when asked for: most entities are never looked at. */
  readonly policies: () => readonly HeldPolicy[]
  readonly boundary: () => HeldPolicy | undefined
  /** Of a role: who may assume it. */
  readonly trustPolicy: () => string | undefined
}

/** What identifies an inline policy within its account. */
export const inlineKey = ({ kind, name }: Entity, policyName: string): string =>
  `inline/${kind}/${name}/${policyName}`

interface Held {
  readonly AttachedManagedPolicies?: readonly { PolicyArn?: string | undefined }[] | undefined
}

const tagsOf = (tags: readonly Tag[] | undefined) =>
  (tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }))

/** Every user, group and role of an account, in this order. */
export function accountEntities(details: AccountDetails): readonly AccountEntity[] {
  const texts = new Map(
    details.policies.map(policy => [
      policy.Arn ?? '',
      once(() =>
        decodeDocument(policy.PolicyVersionList?.find(version => version.IsDefaultVersion)?.Document),
      ),
    ]),
  )
  const managed = (arn: string, origin?: PolicySource['origin']): HeldPolicy => ({
    key: arn,
    name: nameOfArn(arn),
    source: { id: arn, kind: 'managed', origin },
    text: texts.get(arn)?.() ?? '',
  })
  const policiesOf = (
    holder: Entity,
    { AttachedManagedPolicies = [] }: Held,
    inline: readonly PolicyDetail[] = [],
  ): readonly HeldPolicy[] => {
    const origin = { type: holder.kind, name: holder.name }
    return [
      ...AttachedManagedPolicies.map(({ PolicyArn = '' }) => managed(PolicyArn, origin)),
      ...inline.map(({ PolicyName: name = '', PolicyDocument }) => ({
        key: inlineKey(holder, name),
        name,
        source: { id: name, kind: 'inline' as const, origin },
        text: decodeDocument(PolicyDocument),
      })),
    ]
  }
  const boundedBy = (arn: string | undefined) => () => (arn === undefined ? undefined : managed(arn))
  const none = () => undefined
  const groups = details.groups.map((group): AccountEntity => {
    const entity = { kind: 'group' as const, name: group.GroupName ?? '' }
    return {
      ...entity,
      arn: group.Arn ?? '',
      id: group.GroupId,
      tags: [],
      policies: once(() => policiesOf(entity, group, group.GroupPolicyList)),
      boundary: none,
      trustPolicy: none,
    }
  })
  const byName = new Map(groups.map(group => [group.name, group]))
  const users = details.users.map((user): AccountEntity => {
    const entity = { kind: 'user' as const, name: user.UserName ?? '' }
    return {
      ...entity,
      arn: user.Arn ?? '',
      id: user.UserId,
      tags: tagsOf(user.Tags),
      policies: once(() => [
        ...policiesOf(entity, user, user.UserPolicyList),
        ...(user.GroupList ?? []).flatMap(group => byName.get(group)?.policies() ?? []),
      ]),
      boundary: boundedBy(user.PermissionsBoundary?.PermissionsBoundaryArn),
      trustPolicy: none,
    }
  })
  const roles = details.roles.map((role): AccountEntity => {
    const entity = { kind: 'role' as const, name: role.RoleName ?? '' }
    return {
      ...entity,
      arn: role.Arn ?? '',
      id: role.RoleId,
      tags: tagsOf(role.Tags),
      policies: once(() => policiesOf(entity, role, role.RolePolicyList)),
      boundary: boundedBy(role.PermissionsBoundary?.PermissionsBoundaryArn),
      trustPolicy: () => decodeDocument(role.AssumeRolePolicyDocument),
    }
  })
  return [...users, ...groups, ...roles]
}

/** What a session of a role is called when it does not matter. */
const anySession = 'session'

/** The entity as it makes requests: a user itself, a role in a session; a group makes none. */
export function principalOf(entity: AccountEntity, accountId: string): AccountPrincipal | undefined {
  const { kind, name, arn, id } = entity
  if (kind === 'user') return { type: 'user', accountId, arn, id, userName: name }
  if (kind === 'group') return undefined
  return {
    type: 'assumedRole',
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${anySession}`,
    roleArn: arn,
    id,
    sessionName: anySession,
  }
}
