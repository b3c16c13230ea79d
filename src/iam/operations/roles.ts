import { iamArn } from '../../lib/arn.ts'
import { newUniqueId } from '../../lib/ids.ts'
import { deleteConflict, entityAlreadyExists, limitExceeded, validationError } from '../errors.ts'
import { type Call, readOperation, writeOperation } from '../operation.ts'
import { attachments, foldName, inlinePolicies, lastUses, type Role, roles } from '../store/collections.ts'
import { instanceProfiles } from '../store/instance-profiles.ts'
import { accessRecords } from '../store/last-accessed.ts'
import { joinKey, type ReadTx, type WriteTx } from '../store/port.ts'
import { percentEncode } from '../wire/percent-encode.ts'
import { requireBoundaryPolicy, toApiBoundary } from './boundaries.ts'
import { lastUseOf } from './last-used.ts'
import { arnOfRole, getChangeableRole, getRoleByName, onBoundedRole, onRole } from './lookup.ts'
import { pageOf } from './paging.ts'
import { taggingOf } from './tagging.ts'
import { newTags, requestTagContext, toApiTags } from './tags.ts'
import { checkTrustPolicy, shownTrustPolicy } from './trust-policies.ts'

type Reading = Pick<Call<unknown>, 'accounts' | 'accountId' | 'recentUse'> & { readonly tx: ReadTx }

/** What every answer about a role has. */
export const toApiRole = (role: Role, { accounts }: Pick<Call<unknown>, 'accounts'>) => ({
  Path: role.path,
  RoleName: role.roleName,
  RoleId: role.roleId,
  Arn: arnOfRole(role),
  CreateDate: new Date(role.createDate),
  AssumeRolePolicyDocument: percentEncode(shownTrustPolicy(role, accounts)),
})

const toApiTagList = (role: Role) => (role.tags.length === 0 ? {} : { Tags: toApiTags(role.tags) })

/** As in a list; when it was last used, its tags and its boundary only GetRole and the whole account's report show. */
const toListedRole = (role: Role, call: Pick<Call<unknown>, 'accounts'>) => ({
  ...toApiRole(role, call),
  Description: role.description,
  MaxSessionDuration: role.maxSessionDuration,
})

/** When and in which region a session of the role last called; empty when never. */
export async function toApiRoleLastUsed(call: Reading, role: Role) {
  const use = await lastUseOf(call, role.roleId)
  return use === undefined ? {} : { LastUsedDate: new Date(use.date), Region: use.region }
}

const hour = 3600

export const createRole = writeOperation('CreateRole', {
  authorize: ({ input, accountId }) => {
    const resource = iamArn(accountId, 'role', input.Path ?? '/', input.RoleName ?? '')
    const tags = requestTagContext(input.Tags)
    const create = { resource, context: { ...tags, 'iam:PermissionsBoundary': input.PermissionsBoundary } }
    return input.Tags?.length ? [create, { action: 'iam:TagRole', resource, context: tags }] : create
  },
  run: async call => {
    const { tx, input, accountId, now, ports } = call
    const path = input.Path ?? '/'
    if (/^\/aws-(service-role|reserved)\//.test(path))
      throw validationError(`The path ${path} is reserved for roles of AWS services; choose another one.`)
    const trustPolicy = input.AssumeRolePolicyDocument ?? ''
    const trusted = checkTrustPolicy(trustPolicy, call)
    if (input.PermissionsBoundary !== undefined)
      await requireBoundaryPolicy(tx, ports, accountId, input.PermissionsBoundary)
    const role = await putNewRole(call, {
      roleName: input.RoleName ?? '',
      path,
      createDate: now.toISOString(),
      description: input.Description,
      maxSessionDuration: input.MaxSessionDuration ?? hour,
      tags: newTags(input.Tags, ports.quotas.tags),
      permissionsBoundary: input.PermissionsBoundary,
      trustPolicy,
      trusted,
    })
    return { Role: { ...toApiRole(role, call), ...toApiTagList(role), ...toApiBoundary(role) } }
  },
})

/** Stores a role under a new unique id, when its name is free and the account has room. */
export async function putNewRole(
  { tx, accountId, ports }: Pick<Call<unknown>, 'accountId' | 'ports'> & { readonly tx: WriteTx },
  given: Omit<Role, 'accountId' | 'roleId'>,
): Promise<Role> {
  if (await tx.find(roles, 'byName', joinKey(accountId, foldName(given.roleName))))
    throw entityAlreadyExists('Role', given.roleName)
  if ((await tx.count(roles, 'byName', joinKey(accountId, ''))) >= ports.quotas.roles)
    throw limitExceeded('RolesPerAccount', ports.quotas.roles)
  const role: Role = { ...given, accountId, roleId: newUniqueId('AROA', ports.hashes.randomBytes) }
  await tx.put(roles, role)
  return role
}

export const getRole = readOperation('GetRole', {
  authorize: call => onBoundedRole(call, call.input.RoleName),
  run: async call => {
    const role = await getRoleByName(call.tx, call.accountId, call.input.RoleName)
    return {
      Role: {
        ...toListedRole(role, call),
        ...toApiBoundary(role),
        ...toApiTagList(role),
        RoleLastUsed: await toApiRoleLastUsed(call, role),
      },
    }
  },
})

export const listRoles = readOperation('ListRoles', {
  authorize: ({ input, accountId }) => ({ resource: iamArn(accountId, 'role', input.PathPrefix ?? '/', '') }),
  run: async call => {
    const { tx, input, accountId } = call
    const prefix = input.PathPrefix ?? '/'
    const index = prefix === '/' ? 'byName' : 'byPath'
    const below = joinKey(accountId, index === 'byName' ? '' : prefix)
    const { items, ...paging } = await pageOf(tx, roles, index, below, input)
    return { Roles: items.map(role => toListedRole(role, call)), ...paging }
  },
})

export const updateRole = writeOperation('UpdateRole', {
  authorize: call => onBoundedRole(call, call.input.RoleName),
  run: async ({ tx, input, accountId }) => {
    // Of a service-linked role only the description can be changed; its duration is the default.
    const find = input.MaxSessionDuration === undefined ? getRoleByName : getChangeableRole
    const role = await find(tx, accountId, input.RoleName)
    await tx.put(roles, {
      ...role,
      description: input.Description ?? role.description,
      // Unlike a description, a duration that is left out does not stay: "If you do not specify a value for this
      // setting, the default value of one hour is applied" (IAM API Reference, "UpdateRole"). Whoever means the
      // description alone has UpdateRoleDescription, which keeps the duration.
      maxSessionDuration: input.MaxSessionDuration ?? hour,
    })
    return {}
  },
})

export const updateRoleDescription = writeOperation('UpdateRoleDescription', {
  authorize: call => onBoundedRole(call, call.input.RoleName),
  run: async call => {
    const { tx, input, accountId } = call
    const role = await getRoleByName(tx, accountId, input.RoleName)
    const changed = { ...role, description: input.Description }
    await tx.put(roles, changed)
    return { Role: toListedRole(changed, call) }
  },
})

export const updateAssumeRolePolicy = writeOperation('UpdateAssumeRolePolicy', {
  authorize: call => onBoundedRole(call, call.input.RoleName),
  run: async call => {
    const { tx, input, accountId } = call
    const role = await getChangeableRole(tx, accountId, input.RoleName)
    const trustPolicy = input.PolicyDocument ?? ''
    await tx.put(roles, { ...role, trustPolicy, trusted: checkTrustPolicy(trustPolicy, call) })
    return {}
  },
})

/** Everything that must be gone before a role can be deleted, with AWS's sentence for each. */
async function requireNothingLeft(tx: ReadTx, { accountId, roleId }: Role): Promise<void> {
  const below = joinKey(accountId, roleId, '')
  if ((await tx.count(instanceProfiles, 'byRole', below)) > 0)
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.')
  if ((await tx.count(attachments, 'key', below)) > 0)
    throw deleteConflict('Cannot delete entity, must detach all policies first.')
  if ((await tx.count(inlinePolicies, 'key', below)) > 0)
    throw deleteConflict('Cannot delete entity, must delete policies first.')
}

/** Deletes a role and what is noted about it. */
export async function deleteRoleDocuments(tx: WriteTx, { accountId, roleId }: Role): Promise<void> {
  await tx.delete(roles, joinKey(accountId, roleId))
  await tx.delete(lastUses, joinKey(accountId, roleId))
  await tx.delete(accessRecords, joinKey(accountId, roleId))
}

export const deleteRole = writeOperation('DeleteRole', {
  authorize: call => onBoundedRole(call, call.input.RoleName),
  run: async ({ tx, input, accountId }) => {
    const role = await getChangeableRole(tx, accountId, input.RoleName)
    await requireNothingLeft(tx, role)
    await deleteRoleDocuments(tx, role)
    return {}
  },
})

const tagging = taggingOf({
  collection: roles,
  on: (call: Call<{ RoleName: string | undefined }>, context) => onRole(call, call.input.RoleName, context),
  // Those of service-linked roles too. Source: IAM API Reference, TagRole.
  find: ({ tx, accountId, input }) => getRoleByName(tx, accountId, input.RoleName),
})

export const tagRole = writeOperation('TagRole', tagging.tag)
export const untagRole = writeOperation('UntagRole', tagging.untag)
export const listRoleTags = readOperation('ListRoleTags', tagging.list)
