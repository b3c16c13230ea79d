import { nameOfArn } from '../../lib/arn.ts'
import { limitExceeded, noSuch, ServiceError } from '../errors.ts'
import { isLinkedPolicy } from '../linked-services.ts'
import { type Call, type OutputOf, readOperation, writeOperation } from '../operation.ts'
import type { Ports } from '../ports.ts'
import { attachments, type EntityType, type Group, type Role, type User } from '../store/collections.ts'
import { joinKey, type ReadTx, type WriteTx } from '../store/port.ts'
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
import { findPolicy } from './managed-policy-lookup.ts'
import { type PagingInput, pageOfArray } from './paging.ts'

/** What a policy can be attached to, or have inline. */
export interface Entity {
  readonly accountId: string
  readonly entityType: EntityType
  readonly entityId: string
  readonly name: string
}

export const userEntity = (user: User): Entity => ({
  accountId: user.accountId,
  entityType: 'User',
  entityId: user.userId,
  name: user.userName,
})

export const groupEntity = (group: Group): Entity => ({
  accountId: group.accountId,
  entityType: 'Group',
  entityId: group.groupId,
  name: group.groupName,
})

export const roleEntity = (role: Role): Entity => ({
  accountId: role.accountId,
  entityType: 'Role',
  entityId: role.roleId,
  name: role.roleName,
})

/** Account and id below which an entity's attachments and inline policies are kept. */
export const belowEntity = (entity: Entity): string => joinKey(entity.accountId, entity.entityId, '')

async function attach(
  tx: WriteTx,
  ports: Ports,
  entity: Entity,
  policyArn = '',
): Promise<Record<never, never>> {
  const { accountId, entityId, entityType } = entity
  if ((await findPolicy(tx, ports, accountId, policyArn)) === undefined)
    throw noSuch(`Policy ${policyArn} does not exist or is not attachable.`)
  // Only the services themselves attach these. Source: IAM API Reference, AttachRolePolicy.
  if (isLinkedPolicy(policyArn))
    throw new ServiceError(
      'PolicyNotAttachable',
      400,
      `Cannot attach a Service Role Policy to a Customer ${entityType}.`,
    )
  if (await tx.get(attachments, joinKey(accountId, entityId, policyArn))) return {}
  const limit = ports.quotas[`attachedPoliciesPer${entityType}`]
  if ((await tx.count(attachments, 'key', belowEntity(entity))) >= limit)
    throw limitExceeded(`PoliciesPer${entityType}`, limit)
  await tx.put(attachments, { accountId, entityId, entityType, policyArn })
  return {}
}

async function detach(tx: WriteTx, entity: Entity, policyArn = ''): Promise<Record<never, never>> {
  const key = joinKey(entity.accountId, entity.entityId, policyArn)
  if ((await tx.get(attachments, key)) === undefined) throw noSuch(`Policy ${policyArn} was not found.`)
  await tx.delete(attachments, key)
  return {}
}

/** ARNs end in `path/name`: what stands between `:policy` and the name is the path. */
const pathOfPolicyArn = (arn: string): string =>
  arn.slice(arn.indexOf(':policy') + 7, arn.lastIndexOf('/') + 1)

export const toApiAttached = (policyArn: string) => ({
  PolicyName: nameOfArn(policyArn),
  PolicyArn: policyArn,
})

async function listAttached(
  tx: ReadTx,
  entity: Entity,
  input: PagingInput & { readonly PathPrefix?: string | undefined },
): Promise<OutputOf<'ListAttachedUserPolicies'>> {
  const prefix = input.PathPrefix ?? '/'
  const all = await tx.page(attachments, 'key', { prefix: belowEntity(entity), limit: 1000 })
  const wanted = all.items.filter(attachment => pathOfPolicyArn(attachment.policyArn).startsWith(prefix))
  const { items, ...paging } = pageOfArray(wanted, attachment => attachment.policyArn, input)
  return { AttachedPolicies: items.map(({ policyArn }) => toApiAttached(policyArn)), ...paging }
}

/** Attaching is decided on the entity; which policy may be attached is the condition key `iam:PolicyARN`. */
const policyContext = (call: Call<{ PolicyArn: string | undefined }>) => ({
  'iam:PolicyARN': call.input.PolicyArn,
})

export const attachUserPolicy = writeOperation('AttachUserPolicy', {
  authorize: call => onBoundedUser(call, call.input.UserName, policyContext(call)),
  run: async ({ tx, input, accountId, ports }) =>
    attach(tx, ports, userEntity(await getUserByName(tx, accountId, input.UserName)), input.PolicyArn),
})

export const detachUserPolicy = writeOperation('DetachUserPolicy', {
  authorize: call => onBoundedUser(call, call.input.UserName, policyContext(call)),
  run: async ({ tx, input, accountId }) =>
    detach(tx, userEntity(await getUserByName(tx, accountId, input.UserName)), input.PolicyArn),
})

export const listAttachedUserPolicies = readOperation('ListAttachedUserPolicies', {
  authorize: call => onUser(call, call.input.UserName),
  run: async ({ tx, input, accountId }) =>
    listAttached(tx, userEntity(await getUserByName(tx, accountId, input.UserName)), input),
})

export const attachGroupPolicy = writeOperation('AttachGroupPolicy', {
  authorize: call => onGroup(call, call.input.GroupName, policyContext(call)),
  run: async ({ tx, input, accountId, ports }) =>
    attach(tx, ports, groupEntity(await getGroupByName(tx, accountId, input.GroupName)), input.PolicyArn),
})

export const detachGroupPolicy = writeOperation('DetachGroupPolicy', {
  authorize: call => onGroup(call, call.input.GroupName, policyContext(call)),
  run: async ({ tx, input, accountId }) =>
    detach(tx, groupEntity(await getGroupByName(tx, accountId, input.GroupName)), input.PolicyArn),
})

export const listAttachedGroupPolicies = readOperation('ListAttachedGroupPolicies', {
  authorize: call => onGroup(call, call.input.GroupName),
  run: async ({ tx, input, accountId }) =>
    listAttached(tx, groupEntity(await getGroupByName(tx, accountId, input.GroupName)), input),
})

export const attachRolePolicy = writeOperation('AttachRolePolicy', {
  authorize: call => onBoundedRole(call, call.input.RoleName, policyContext(call)),
  run: async ({ tx, input, accountId, ports }) =>
    attach(tx, ports, roleEntity(await getChangeableRole(tx, accountId, input.RoleName)), input.PolicyArn),
})

export const detachRolePolicy = writeOperation('DetachRolePolicy', {
  authorize: call => onBoundedRole(call, call.input.RoleName, policyContext(call)),
  run: async ({ tx, input, accountId }) =>
    detach(tx, roleEntity(await getChangeableRole(tx, accountId, input.RoleName)), input.PolicyArn),
})

export const listAttachedRolePolicies = readOperation('ListAttachedRolePolicies', {
  authorize: call => onRole(call, call.input.RoleName),
  run: async ({ tx, input, accountId }) =>
    listAttached(tx, roleEntity(await getRoleByName(tx, accountId, input.RoleName)), input),
})
