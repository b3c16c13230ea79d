import type {
  PolicyVersion as ApiVersion,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam'
import { isAwsManagedPolicyArn } from '../../lib/arn.ts'
import type { AccountView } from '../authorize/account-view.ts'
import { type Call, readOperation } from '../operation.ts'
import {
  type Group,
  groups,
  managedPolicies,
  type Role,
  roles,
  type User,
  users,
} from '../store/collections.ts'
import { instanceProfiles } from '../store/instance-profiles.ts'
import { type Collection, joinKey, type ReadTx } from '../store/port.ts'
import { percentEncode } from '../wire/percent-encode.ts'
import { belowEntity, roleEntity, toApiAttached } from './attachments.ts'
import { toApiBoundary } from './boundaries.ts'
import { toApiGroup } from './groups.ts'
import { toApiInstanceProfile } from './instance-profiles.ts'
import { toApiPolicy } from './managed-policies.ts'
import type { FoundPolicy } from './managed-policy-lookup.ts'
import { allOf, decodeMarker, encodeMarker, invalidMarker } from './paging.ts'
import { toApiVersion, versionsOf } from './policy-versions.ts'
import { toApiRole, toApiRoleLastUsed } from './roles.ts'
import { toApiTags } from './tags.ts'
import { toApiUser } from './users.ts'

type Reading = Call<unknown> & { readonly tx: ReadTx }

// From memory: asking the store for each of a thousand entities takes seconds.
const inlineOf = (view: AccountView, entityId: string): PolicyDetail[] =>
  view.inlinePolicies(entityId).map(policy => ({
    PolicyName: policy.policyName,
    PolicyDocument: percentEncode(policy.document),
  }))

const attachedOf = (view: AccountView, entityId: string) =>
  [...view.attachedPolicies(entityId)].sort().map(toApiAttached)

async function userDetail({ view }: Reading, user: User): Promise<UserDetail> {
  const inline = inlineOf(view, user.userId)
  return {
    ...toApiUser(user),
    ...(inline.length === 0 ? {} : { UserPolicyList: inline }),
    GroupList: view.groupsOf(user.userId).map(group => group.groupName),
    AttachedManagedPolicies: attachedOf(view, user.userId),
    ...toApiBoundary(user),
    Tags: toApiTags(user.tags),
  }
}

async function groupDetail({ view }: Reading, group: Group): Promise<GroupDetail> {
  return {
    ...toApiGroup(group),
    GroupPolicyList: inlineOf(view, group.groupId),
    AttachedManagedPolicies: attachedOf(view, group.groupId),
  }
}

async function roleDetail(call: Reading, role: Role): Promise<RoleDetail> {
  const { tx, view } = call
  const profiles = await allOf(tx, instanceProfiles, 'byRole', belowEntity(roleEntity(role)))
  return {
    ...toApiRole(role, call),
    InstanceProfileList: await Promise.all(profiles.map(profile => toApiInstanceProfile(call, profile))),
    RolePolicyList: inlineOf(view, role.roleId),
    AttachedManagedPolicies: attachedOf(view, role.roleId),
    ...toApiBoundary(role),
    Tags: toApiTags(role.tags),
    RoleLastUsed: await toApiRoleLastUsed(call, role),
  }
}

async function policyDetail({ tx, view }: Reading, found: FoundPolicy): Promise<ManagedPolicyDetail> {
  const versions = await versionsOf(tx, found)
  return {
    ...toApiPolicy(view, found),
    Description: found.policy.description,
    PolicyVersionList: versions.map(
      (version): ApiVersion => ({
        ...toApiVersion(version, found.policy.defaultVersionId),
        Document: percentEncode(version.document),
      }),
    ),
  }
}

/** One kind of thing in the report: its documents after a place, and where each belongs in the answer. */
interface Section {
  readonly filter: 'User' | 'Group' | 'Role' | 'LocalManagedPolicy' | 'AWSManagedPolicy'
  readonly list: 'UserDetailList' | 'GroupDetailList' | 'RoleDetailList' | 'Policies'
  readonly read: (
    call: Reading,
    after: string | undefined,
    limit: number,
  ) => Promise<{ readonly details: readonly object[]; readonly next?: string | undefined }>
}

const stored =
  <T extends object>(
    collection: Collection<T>,
    detail: (call: Reading, doc: T) => Promise<object>,
  ): Section['read'] =>
  async (call, after, limit) => {
    const prefix = joinKey(call.accountId, '')
    const page = await call.tx.page(collection, 'key', {
      prefix,
      after: after === undefined ? undefined : prefix + after,
      limit,
    })
    return {
      details: await Promise.all(page.items.map(doc => detail(call, doc))),
      next: page.next?.slice(prefix.length),
    }
  }

/** AWS's policies show only where the account uses them, as in AWS's own report. */
const awsPoliciesInUse: Section['read'] = async (call, after, limit) => {
  const arns = call.view.policyArnsInUse.filter(isAwsManagedPolicyArn).sort()
  const wanted = arns.filter(arn => after === undefined || arn > after)
  const found = wanted.slice(0, limit).flatMap((arn): FoundPolicy[] => {
    const policy = call.ports.awsPolicies.get(arn)
    return policy === undefined ? [] : [{ owner: 'aws', policy }]
  })
  return {
    details: await Promise.all(found.map(policy => policyDetail(call, policy))),
    next: wanted.length > limit ? wanted[limit - 1] : undefined,
  }
}

const sections: readonly Section[] = [
  { filter: 'User', list: 'UserDetailList', read: stored(users, userDetail) },
  { filter: 'Group', list: 'GroupDetailList', read: stored(groups, groupDetail) },
  { filter: 'Role', list: 'RoleDetailList', read: stored(roles, roleDetail) },
  {
    filter: 'LocalManagedPolicy',
    list: 'Policies',
    read: stored(managedPolicies, (call, policy) => policyDetail(call, { owner: 'customer', policy })),
  },
  { filter: 'AWSManagedPolicy', list: 'Policies', read: awsPoliciesInUse },
]

/** The whole account in pages: users, groups, roles, then policies; a marker says which section and where in it. */
export const getAccountAuthorizationDetails = readOperation('GetAccountAuthorizationDetails', {
  authorize: () => ({ resource: '*' }),
  run: async call => {
    const { input } = call
    const wanted = sections.filter(section => !input.Filter?.length || input.Filter.includes(section.filter))
    const [from, place] =
      input.Marker === undefined ? [wanted[0]?.filter] : decodeMarker(input.Marker).split('\n')
    const lists: Record<Section['list'], object[]> = {
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: [],
      Policies: [],
    }
    let left = input.MaxItems ?? 100
    let after = place === '' ? undefined : place
    const start = wanted.findIndex(section => section.filter === from)
    // A marker of another filter, or of no list at all: an empty last page would hide that.
    if (start < 0 && input.Marker !== undefined) throw invalidMarker()
    for (const [index, section] of wanted.entries()) {
      if (index < start) continue
      if (left === 0) return { ...lists, IsTruncated: true, Marker: encodeMarker(`${section.filter}\n`) }
      const { details, next } = await section.read(call, after, left)
      lists[section.list].push(...details)
      left -= details.length
      after = undefined
      if (next !== undefined)
        return { ...lists, IsTruncated: true, Marker: encodeMarker(`${section.filter}\n${next}`) }
    }
    return { ...lists, IsTruncated: false }
  },
})
