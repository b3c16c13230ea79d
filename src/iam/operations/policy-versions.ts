import { deleteConflict, noSuch, ServiceError } from '../errors.ts'
import { readOperation, writeOperation } from '../operation.ts'
import {
  type ManagedPolicy,
  managedPolicies,
  type PolicyVersion,
  policyVersions,
} from '../store/collections.ts'
import type { ReadTx } from '../store/port.ts'
import { percentEncode } from '../wire/percent-encode.ts'
import { policyArnOf, versionsPrefix } from './managed-policies.ts'
import { type FoundPolicy, getOwnPolicy, getPolicyByArn, onPolicy } from './managed-policy-lookup.ts'
import { allOf, pageOfArray } from './paging.ts'
import { requireManagedPolicyDocument } from './policy-documents.ts'

/** All versions of a policy, newest first. Of AWS's own the catalogue keeps the default version. */
export async function versionsOf(
  tx: ReadTx,
  found: FoundPolicy,
): Promise<Omit<PolicyVersion, 'accountId'>[]> {
  if (found.owner === 'aws') {
    const { policyId, defaultVersionId, document, updateDate } = found.policy
    return [{ policyId, versionId: defaultVersionId, document, createDate: updateDate }]
  }
  return (await allOf(tx, policyVersions, 'key', versionsPrefix(found.policy))).reverse()
}

/** A version without its document, as lists show it. */
export const toApiVersion = (version: Omit<PolicyVersion, 'accountId'>, defaultVersionId: string) => ({
  VersionId: version.versionId,
  IsDefaultVersion: version.versionId === defaultVersionId,
  CreateDate: new Date(version.createDate),
})

async function getVersion(tx: ReadTx, found: FoundPolicy, versionId = '') {
  const version = (await versionsOf(tx, found)).find(candidate => candidate.versionId === versionId)
  if (version === undefined)
    throw noSuch(`Policy ${policyArnOf(found)} version ${versionId} does not exist or is not attachable.`)
  return version
}

export const createPolicyVersion = writeOperation('CreatePolicyVersion', {
  authorize: call => onPolicy(call, call.input.PolicyArn),
  run: async ({ tx, input, accountId, now, ports }) => {
    const policy = await getOwnPolicy(tx, ports, accountId, input.PolicyArn)
    const document = input.PolicyDocument ?? ''
    requireManagedPolicyDocument(document, ports.quotas)
    const limit = ports.quotas.versionsPerPolicy
    if ((await tx.count(policyVersions, 'key', versionsPrefix(policy))) >= limit)
      throw new ServiceError(
        'LimitExceeded',
        409,
        `A managed policy can have up to ${limit} versions. Before you create a new version, you must delete an existing version.`,
      )
    const version: PolicyVersion = {
      accountId,
      policyId: policy.policyId,
      versionId: `v${policy.nextVersion}`,
      document,
      createDate: now.toISOString(),
    }
    const changed: ManagedPolicy = {
      ...policy,
      nextVersion: policy.nextVersion + 1,
      updateDate: version.createDate,
      defaultVersionId: input.SetAsDefault ? version.versionId : policy.defaultVersionId,
    }
    await tx.put(policyVersions, version)
    await tx.put(managedPolicies, changed)
    return { PolicyVersion: toApiVersion(version, changed.defaultVersionId) }
  },
})

export const getPolicyVersion = readOperation('GetPolicyVersion', {
  authorize: call => onPolicy(call, call.input.PolicyArn),
  run: async ({ tx, input, accountId, ports }) => {
    const found = await getPolicyByArn(tx, ports, accountId, input.PolicyArn)
    const version = await getVersion(tx, found, input.VersionId)
    return {
      PolicyVersion: {
        ...toApiVersion(version, found.policy.defaultVersionId),
        Document: percentEncode(version.document),
      },
    }
  },
})

export const listPolicyVersions = readOperation('ListPolicyVersions', {
  authorize: call => onPolicy(call, call.input.PolicyArn),
  run: async ({ tx, input, accountId, ports }) => {
    const found = await getPolicyByArn(tx, ports, accountId, input.PolicyArn)
    const versions = await versionsOf(tx, found)
    const place = (version: { versionId: string }) =>
      String(1e8 - Number(version.versionId.slice(1))).padStart(9, '0')
    const { items, ...paging } = pageOfArray(versions, place, input)
    return { Versions: items.map(version => toApiVersion(version, found.policy.defaultVersionId)), ...paging }
  },
})

export const setDefaultPolicyVersion = writeOperation('SetDefaultPolicyVersion', {
  authorize: call => onPolicy(call, call.input.PolicyArn),
  run: async ({ tx, input, accountId, now, ports }) => {
    const policy = await getOwnPolicy(tx, ports, accountId, input.PolicyArn)
    const version = await getVersion(tx, { owner: 'customer', policy }, input.VersionId)
    await tx.put(managedPolicies, {
      ...policy,
      defaultVersionId: version.versionId,
      updateDate: now.toISOString(),
    })
    return {}
  },
})

export const deletePolicyVersion = writeOperation('DeletePolicyVersion', {
  authorize: call => onPolicy(call, call.input.PolicyArn),
  run: async ({ tx, input, accountId, ports }) => {
    const policy = await getOwnPolicy(tx, ports, accountId, input.PolicyArn)
    const version = await getVersion(tx, { owner: 'customer', policy }, input.VersionId)
    if (version.versionId === policy.defaultVersionId)
      throw deleteConflict('Cannot delete the default version of a policy.')
    await tx.delete(policyVersions, policyVersions.key({ ...version, accountId }))
    return {}
  },
})
