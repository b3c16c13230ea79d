import { noSuch, ServiceError } from '../errors.ts'
import { readOperation, writeOperation } from '../operation.ts'
import type { Quotas } from '../ports.ts'
import { foldName, type InlinePolicy, inlinePolicies } from '../store/collections.ts'
import { joinKey, type ReadTx, type WriteTx } from '../store/port.ts'
import { percentEncode } from '../wire/percent-encode.ts'
import { belowEntity, type Entity, groupEntity, roleEntity, userEntity } from './attachments.ts'
import {
  getChangeableRole,
  getGroupByName,
  getRoleByName,
  getUserByName,
  onBoundedRole,
  onBoundedUser,
  onGroup,
  onRole,
  onUser,
} from './lookup.ts'
import { allOf, type PagingInput, pageOf } from './paging.ts'
import { countedSize, requireIdentityPolicy } from './policy-documents.ts'

const inlineKey = (entity: Entity, name: string): string =>
  joinKey(entity.accountId, entity.entityId, foldName(name))

/** The quota is on the sum over all inline policies of one entity, white space not counted. */
async function requireRoom(
  tx: ReadTx,
  quotas: Quotas,
  entity: Entity,
  name: string,
  document: string,
): Promise<void> {
  const limit = quotas.inlinePolicySize[entity.entityType]
  const others = (await allOf(tx, inlinePolicies, 'key', belowEntity(entity))).filter(
    policy => foldName(policy.policyName) !== foldName(name),
  )
  const size = others.reduce((sum, policy) => sum + countedSize(policy.document), countedSize(document))
  if (size > limit)
    throw new ServiceError(
      'LimitExceeded',
      409,
      `Maximum policy size of ${limit} bytes exceeded for ${entity.entityType.toLowerCase()} ${entity.name}`,
    )
}

async function putPolicy(
  tx: WriteTx,
  quotas: Quotas,
  entity: Entity,
  policyName = '',
  document = '',
): Promise<Record<never, never>> {
  // The size first: text that cannot be stored anyhow is not worth reading.
  await requireRoom(tx, quotas, entity, policyName, document)
  requireIdentityPolicy(document)
  const { accountId, entityId, entityType } = entity
  await tx.put(inlinePolicies, { accountId, entityId, entityType, policyName, document })
  return {}
}

async function getInline(tx: ReadTx, entity: Entity, name = ''): Promise<InlinePolicy> {
  const policy = await tx.get(inlinePolicies, inlineKey(entity, name))
  if (policy === undefined)
    throw noSuch(`The ${entity.entityType.toLowerCase()} policy with name ${name} cannot be found.`)
  return policy
}

const toApi = (policy: InlinePolicy) => ({
  PolicyName: policy.policyName,
  PolicyDocument: percentEncode(policy.document),
})

async function deleteInline(tx: WriteTx, entity: Entity, name = ''): Promise<Record<never, never>> {
  await getInline(tx, entity, name)
  await tx.delete(inlinePolicies, inlineKey(entity, name))
  return {}
}

async function listNames(tx: ReadTx, entity: Entity, input: PagingInput) {
  const { items, ...paging } = await pageOf(tx, inlinePolicies, 'key', belowEntity(entity), input)
  return { PolicyNames: items.map(policy => policy.policyName), ...paging }
}

export const putUserPolicy = writeOperation('PutUserPolicy', {
  authorize: call => onBoundedUser(call, call.input.UserName),
  run: async ({ tx, input, accountId, ports }) =>
    putPolicy(
      tx,
      ports.quotas,
      userEntity(await getUserByName(tx, accountId, input.UserName)),
      input.PolicyName,
      input.PolicyDocument,
    ),
})

export const getUserPolicy = readOperation('GetUserPolicy', {
  authorize: call => onUser(call, call.input.UserName),
  run: async ({ tx, input, accountId }) => {
    const user = await getUserByName(tx, accountId, input.UserName)
    return { UserName: user.userName, ...toApi(await getInline(tx, userEntity(user), input.PolicyName)) }
  },
})

export const deleteUserPolicy = writeOperation('DeleteUserPolicy', {
  authorize: call => onBoundedUser(call, call.input.UserName),
  run: async ({ tx, input, accountId }) =>
    deleteInline(tx, userEntity(await getUserByName(tx, accountId, input.UserName)), input.PolicyName),
})

export const listUserPolicies = readOperation('ListUserPolicies', {
  authorize: call => onUser(call, call.input.UserName),
  run: async ({ tx, input, accountId }) =>
    listNames(tx, userEntity(await getUserByName(tx, accountId, input.UserName)), input),
})

export const putGroupPolicy = writeOperation('PutGroupPolicy', {
  authorize: call => onGroup(call, call.input.GroupName),
  run: async ({ tx, input, accountId, ports }) =>
    putPolicy(
      tx,
      ports.quotas,
      groupEntity(await getGroupByName(tx, accountId, input.GroupName)),
      input.PolicyName,
      input.PolicyDocument,
    ),
})

export const getGroupPolicy = readOperation('GetGroupPolicy', {
  authorize: call => onGroup(call, call.input.GroupName),
  run: async ({ tx, input, accountId }) => {
    const group = await getGroupByName(tx, accountId, input.GroupName)
    return { GroupName: group.groupName, ...toApi(await getInline(tx, groupEntity(group), input.PolicyName)) }
  },
})

export const deleteGroupPolicy = writeOperation('DeleteGroupPolicy', {
  authorize: call => onGroup(call, call.input.GroupName),
  run: async ({ tx, input, accountId }) =>
    deleteInline(tx, groupEntity(await getGroupByName(tx, accountId, input.GroupName)), input.PolicyName),
})

export const listGroupPolicies = readOperation('ListGroupPolicies', {
  authorize: call => onGroup(call, call.input.GroupName),
  run: async ({ tx, input, accountId }) =>
    listNames(tx, groupEntity(await getGroupByName(tx, accountId, input.GroupName)), input),
})

export const putRolePolicy = writeOperation('PutRolePolicy', {
  authorize: call => onBoundedRole(call, call.input.RoleName),
  run: async ({ tx, input, accountId, ports }) =>
    putPolicy(
      tx,
      ports.quotas,
      roleEntity(await getChangeableRole(tx, accountId, input.RoleName)),
      input.PolicyName,
      input.PolicyDocument,
    ),
})

export const getRolePolicy = readOperation('GetRolePolicy', {
  authorize: call => onRole(call, call.input.RoleName),
  run: async ({ tx, input, accountId }) => {
    const role = await getRoleByName(tx, accountId, input.RoleName)
    return { RoleName: role.roleName, ...toApi(await getInline(tx, roleEntity(role), input.PolicyName)) }
  },
})

export const deleteRolePolicy = writeOperation('DeleteRolePolicy', {
  authorize: call => onBoundedRole(call, call.input.RoleName),
  run: async ({ tx, input, accountId }) =>
    deleteInline(tx, roleEntity(await getChangeableRole(tx, accountId, input.RoleName)), input.PolicyName),
})

export const listRolePolicies = readOperation('ListRolePolicies', {
  authorize: call => onRole(call, call.input.RoleName),
  run: async ({ tx, input, accountId }) =>
    listNames(tx, roleEntity(await getRoleByName(tx, accountId, input.RoleName)), input),
})
