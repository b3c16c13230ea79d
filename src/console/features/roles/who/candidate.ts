import type { PolicyDetail, Tag } from '@aws-sdk/client-iam'
import { nameOfArn } from '../../../../lib/arn.ts'
import { once } from '../../../../lib/once.ts'
import { type CompiledPolicy, compilePolicy } from '../../../../policy/evaluate/compile.ts'
import type { AccountPrincipal } from '../../../../policy/evaluate/principal.ts'
import { decodeDocument } from '../../../api/policy-document.ts'
import type { AccountDetails } from '../../../api/queries/account-details.ts'

/** A policy of somebody, and the group that it comes through. */
export interface HeldPolicy {
  readonly name: string
  readonly group?: string | undefined
  readonly compiled: CompiledPolicy
}

/** A user or a role of the account that might assume the role in question. */
export interface Candidate {
  readonly kind: 'User' | 'Role'
  readonly name: string
  readonly principal: AccountPrincipal
  readonly tags: readonly { readonly key: string; readonly value: string }[]
  /** Gathered when asked for: most candidates are told apart without it. */
  readonly policies: () => readonly HeldPolicy[]
  readonly boundary: () => HeldPolicy | undefined
}

interface Held {
  readonly AttachedManagedPolicies?: readonly { PolicyArn?: string | undefined }[] | undefined
}

const tagsOf = (tags: readonly Tag[] | undefined) =>
  (tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }))

/** What a session of a role is called when it does not matter. */
const anySession = 'session'

/** Every user and role of an account, with the policies that say what they may do. */
export function candidatesOf(details: AccountDetails, accountId: string): readonly Candidate[] {
  const documents = new Map(
    details.policies.map(policy => [
      policy.Arn ?? '',
      policy.PolicyVersionList?.find(version => version.IsDefaultVersion)?.Document,
    ]),
  )
  const compiled = new Map<string, CompiledPolicy>()
  const managed = (arn: string): CompiledPolicy => {
    let policy = compiled.get(arn)
    if (policy === undefined) {
      policy = compilePolicy(decodeDocument(documents.get(arn)), { id: arn, kind: 'managed' })
      compiled.set(arn, policy)
    }
    return policy
  }
  const managedPolicy = (arn: string, group?: string): HeldPolicy => ({
    name: nameOfArn(arn),
    group,
    compiled: managed(arn),
  })
  const policiesOf = (
    { AttachedManagedPolicies = [] }: Held,
    inline: readonly PolicyDetail[] = [],
    group?: string,
  ): readonly HeldPolicy[] => [
    ...AttachedManagedPolicies.map(({ PolicyArn = '' }) => managedPolicy(PolicyArn, group)),
    ...inline.map(({ PolicyName = '', PolicyDocument }) => ({
      name: PolicyName,
      group,
      compiled: compilePolicy(decodeDocument(PolicyDocument), { id: PolicyName, kind: 'inline' }),
    })),
  ]
  const boundary = (arn: string | undefined) => () => (arn === undefined ? undefined : managedPolicy(arn))
  const byGroup = new Map(
    details.groups.map(group => [
      group.GroupName ?? '',
      once(() => policiesOf(group, group.GroupPolicyList, group.GroupName)),
    ]),
  )
  const users = details.users.map((user): Candidate => {
    const { UserName: name = '', Arn: arn = '', UserId: id, GroupList = [] } = user
    return {
      kind: 'User',
      name,
      principal: { type: 'user', accountId, arn, id, userName: name },
      tags: tagsOf(user.Tags),
      policies: once(() => [
        ...policiesOf(user, user.UserPolicyList),
        ...GroupList.flatMap(group => byGroup.get(group)?.() ?? []),
      ]),
      boundary: boundary(user.PermissionsBoundary?.PermissionsBoundaryArn),
    }
  })
  const roles = details.roles.map((role): Candidate => {
    const { RoleName: name = '', Arn: roleArn = '', RoleId: id } = role
    const arn = `arn:aws:sts::${accountId}:assumed-role/${name}/${anySession}`
    return {
      kind: 'Role',
      name,
      principal: { type: 'assumedRole', accountId, arn, roleArn, id, sessionName: anySession },
      tags: tagsOf(role.Tags),
      policies: once(() => policiesOf(role, role.RolePolicyList)),
      boundary: boundary(role.PermissionsBoundary?.PermissionsBoundaryArn),
    }
  })
  return [...users, ...roles]
}
