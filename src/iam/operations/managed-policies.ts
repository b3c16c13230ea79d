import type { Policy as ApiPolicy } from '@aws-sdk/client-iam'
import { iamArn } from '../../lib/arn.ts'
import { newUniqueId } from '../../lib/ids.ts'
import type { AccountView } from '../authorize/account-view.ts'
import { deleteConflict, limitExceeded, ServiceError } from '../errors.ts'
import { type Call, memoryOperation, readOperation, writeOperation } from '../operation.ts'
import type { AwsManagedPolicy } from '../ports.ts'
import {
  attachments,
  foldName,
  type ManagedPolicy,
  managedPolicies,
  policyVersions,
  roles,
  users,
} from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import {
  arnOfPolicy,
  type FoundPolicy,
  getOwnPolicy,
  getPolicyByArn,
  onPolicy,
} from './managed-policy-lookup.ts'
import { pageOfArray } from './paging.ts'
import { requireManagedPolicyDocument } from './policy-documents.ts'
import { taggingOf } from './tagging.ts'
import { newTags, requestTagContext, toApiTags } from './tags.ts'

/** Account and id below which a policy's versions are kept. */
export const versionsPrefix = (policy: ManagedPolicy): string =>
  joinKey(policy.accountId, policy.policyId, '')

export const policyArnOf = (found: FoundPolicy): string =>
  found.owner === 'aws' ? found.policy.arn : arnOfPolicy(found.policy)

/** Whether anybody has the policy attached or is bounded by it. */
async function isInUse(tx: ReadTx, accountId: string, arn: string): Promise<boolean> {
  const below = joinKey(accountId, arn, '')
  return (
    (await tx.count(attachments, 'byPolicy', below)) > 0 ||
    (await tx.count(users, 'byBoundary', below)) > 0 ||
    (await tx.count(roles, 'byBoundary', below)) > 0
  )
}

const common = (policy: ManagedPolicy | AwsManagedPolicy) => ({
  PolicyName: policy.policyName,
  PolicyId: policy.policyId,
  Path: policy.path,
  DefaultVersionId: policy.defaultVersionId,
  IsAttachable: true,
  CreateDate: new Date(policy.createDate),
  UpdateDate: new Date(policy.updateDate),
})

/** What lists show; GetPolicy adds description and tags. */
export function toApiPolicy(view: AccountView, found: FoundPolicy): ApiPolicy {
  const arn = policyArnOf(found)
  const { attachments, boundaries } = view.policyUsage(arn)
  return {
    ...common(found.policy),
    Arn: arn,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaries,
  }
}

const detailsOf = (found: FoundPolicy) => ({
  Description: found.policy.description,
  Tags: found.owner === 'customer' ? toApiTags(found.policy.tags) : [],
})

export const createPolicy = writeOperation('CreatePolicy', {
  authorize: ({ input, accountId }) => {
    const resource = iamArn(accountId, 'policy', input.Path ?? '/', input.PolicyName ?? '')
    const context = requestTagContext(input.Tags)
    const create = { resource, shown: `policy ${input.PolicyName}`, context }
    return input.Tags?.length ? [create, { action: 'iam:TagPolicy', resource, context }] : create
  },
  run: async ({ tx, input, accountId, now, ports, view }) => {
    const name = input.PolicyName ?? ''
    const document = input.PolicyDocument ?? ''
    requireManagedPolicyDocument(document, ports.quotas)
    const tags = newTags(input.Tags, ports.quotas.tags)
    if (await tx.find(managedPolicies, 'byName', joinKey(accountId, foldName(name))))
      throw new ServiceError(
        'EntityAlreadyExists',
        409,
        `A policy called ${name} already exists. Duplicate names are not allowed.`,
      )
    if ((await tx.count(managedPolicies, 'byName', joinKey(accountId, ''))) >= ports.quotas.policies)
      throw limitExceeded('PoliciesPerAccount', ports.quotas.policies)
    const createDate = now.toISOString()
    const policy: ManagedPolicy = {
      accountId,
      policyId: newUniqueId('ANPA', ports.hashes.randomBytes),
      policyName: name,
      path: input.Path ?? '/',
      description: input.Description,
      createDate,
      updateDate: createDate,
      defaultVersionId: 'v1',
      nextVersion: 2,
      tags,
    }
    await tx.put(managedPolicies, policy)
    await tx.put(policyVersions, {
      accountId,
      policyId: policy.policyId,
      versionId: 'v1',
      document,
      createDate,
    })
    const found: FoundPolicy = { owner: 'customer', policy }
    return {
      Policy: {
        ...toApiPolicy(view, found),
        ...(tags.length === 0 ? {} : { Tags: toApiTags(tags) }),
      },
    }
  },
})

export const getPolicy = readOperation('GetPolicy', {
  authorize: call => onPolicy(call, call.input.PolicyArn),
  run: async ({ tx, input, accountId, ports, view }) => {
    const found = await getPolicyByArn(tx, ports, accountId, input.PolicyArn)
    return { Policy: { ...toApiPolicy(view, found), ...detailsOf(found) } }
  },
})

export const deletePolicy = writeOperation('DeletePolicy', {
  authorize: call => onPolicy(call, call.input.PolicyArn),
  run: async ({ tx, input, accountId, ports }) => {
    const policy = await getOwnPolicy(tx, ports, accountId, input.PolicyArn)
    if (await isInUse(tx, accountId, arnOfPolicy(policy)))
      throw deleteConflict('Cannot delete a policy attached to entities.')
    const versions = await tx.page(policyVersions, 'key', { prefix: versionsPrefix(policy), limit: 2 })
    if (versions.items.length > 1)
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      )
    for (const version of versions.items) await tx.delete(policyVersions, policyVersions.key(version))
    await tx.delete(managedPolicies, managedPolicies.key(policy))
    return {}
  },
})

interface Listed {
  readonly found: FoundPolicy
  readonly arn: string
  /** Where it stands in the list: by name, then ARN. */
  readonly place: string
}

const listed = (found: FoundPolicy): Listed => {
  const arn = policyArnOf(found)
  return { found, arn, place: joinKey(foldName(found.policy.policyName), arn) }
}

/** Lists are ordered by name over both owners; AWS's policies are in memory anyway, an account's are 1,500 at most. */
export const listPolicies = memoryOperation('ListPolicies', {
  authorize: ({ input }) => ({ resource: '*', shown: `policy path ${input.PathPrefix ?? '/'}` }),
  run: async ({ input, ports, view }) => {
    const scope = input.Scope ?? 'All'
    const own =
      scope === 'AWS' ? [] : view.policies.map((policy): FoundPolicy => ({ owner: 'customer', policy }))
    const aws =
      scope === 'Local' ? [] : ports.awsPolicies.all.map((policy): FoundPolicy => ({ owner: 'aws', policy }))
    const wanted = [...own, ...aws]
      .filter(found => found.policy.path.startsWith(input.PathPrefix ?? '/'))
      .map(listed)
      .filter(({ arn }) =>
        isUsed(view.policyUsage(arn), input.OnlyAttached ?? false, input.PolicyUsageFilter),
      )
      .sort((a, b) => (a.place < b.place ? -1 : 1))
    const { items, ...paging } = pageOfArray(wanted, policy => policy.place, input)
    return { Policies: items.map(({ found }) => toApiPolicy(view, found)), ...paging }
  },
})

function isUsed(
  usage: { readonly attachments: number; readonly boundaries: number },
  onlyAttached: boolean,
  filter: string | undefined,
): boolean {
  if (filter === 'PermissionsPolicy') return usage.attachments > 0
  if (filter === 'PermissionsBoundary') return usage.boundaries > 0
  return !onlyAttached || usage.attachments > 0
}

const tagging = taggingOf({
  collection: managedPolicies,
  on: (call: Call<{ PolicyArn: string | undefined }>, context) =>
    onPolicy(call, call.input.PolicyArn, context),
  find: ({ tx, ports, accountId, input }) => getOwnPolicy(tx, ports, accountId, input.PolicyArn),
  findToRead: async ({ tx, ports, accountId, input }) => {
    const found = await getPolicyByArn(tx, ports, accountId, input.PolicyArn)
    return found.owner === 'customer' ? found.policy : { tags: [] }
  },
})

export const tagPolicy = writeOperation('TagPolicy', tagging.tag)
export const untagPolicy = writeOperation('UntagPolicy', tagging.untag)
export const listPolicyTags = readOperation('ListPolicyTags', tagging.list)
