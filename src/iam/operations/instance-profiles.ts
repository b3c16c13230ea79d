import type { InstanceProfile as ApiInstanceProfile } from '@aws-sdk/client-iam'
import { iamArn } from '../../lib/arn.ts'
import { newUniqueId } from '../../lib/ids.ts'
import { deleteConflict, limitExceeded, noSuch, ServiceError } from '../errors.ts'
import { type Authorization, type Call, readOperation, writeOperation } from '../operation.ts'
import { foldName, roles } from '../store/collections.ts'
import { type InstanceProfile, instanceProfiles } from '../store/instance-profiles.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import {
  arnOfInstanceProfile,
  getInstanceProfileByName,
  onInstanceProfile,
} from './instance-profile-lookup.ts'
import { getChangeableRole, getRoleByName, onRole } from './lookup.ts'
import { pageOf } from './paging.ts'
import { toApiRole } from './roles.ts'
import { taggingOf } from './tagging.ts'
import { newTags, requestTagContext, toApiTags } from './tags.ts'

type Reading = Pick<Call<unknown>, 'accounts'> & { readonly tx: ReadTx }

/** As in lists, which show the role and leave out the tags. */
export async function toApiInstanceProfile(
  call: Reading,
  profile: InstanceProfile,
): Promise<ApiInstanceProfile> {
  const { accountId, roleId } = profile
  const role = roleId === undefined ? undefined : await call.tx.get(roles, joinKey(accountId, roleId))
  return {
    Path: profile.path,
    InstanceProfileName: profile.instanceProfileName,
    InstanceProfileId: profile.instanceProfileId,
    Arn: arnOfInstanceProfile(profile),
    CreateDate: new Date(profile.createDate),
    Roles: role === undefined ? [] : [toApiRole(role, call)],
  }
}

const toApiTagList = (profile: InstanceProfile) =>
  profile.tags.length === 0 ? {} : { Tags: toApiTags(profile.tags) }

export const createInstanceProfile = writeOperation('CreateInstanceProfile', {
  authorize: ({ input, accountId }) => {
    const resource = iamArn(accountId, 'instance-profile', input.Path ?? '/', input.InstanceProfileName ?? '')
    const context = requestTagContext(input.Tags)
    const create = { resource, context }
    return input.Tags?.length ? [create, { ...create, action: 'iam:TagInstanceProfile' }] : create
  },
  run: async call => {
    const { tx, input, accountId, now, ports } = call
    const name = input.InstanceProfileName ?? ''
    const tags = newTags(input.Tags, ports.quotas.tags)
    if (await tx.find(instanceProfiles, 'byName', joinKey(accountId, foldName(name))))
      throw new ServiceError('EntityAlreadyExists', 409, `Instance Profile ${name} already exists.`)
    const { quotas } = ports
    if ((await tx.count(instanceProfiles, 'byName', joinKey(accountId, ''))) >= quotas.instanceProfiles)
      throw limitExceeded('InstanceProfilesPerAccount', quotas.instanceProfiles)
    const profile: InstanceProfile = {
      accountId,
      instanceProfileId: newUniqueId('AIPA', ports.hashes.randomBytes),
      instanceProfileName: name,
      path: input.Path ?? '/',
      createDate: now.toISOString(),
      tags,
    }
    await tx.put(instanceProfiles, profile)
    return { InstanceProfile: { ...(await toApiInstanceProfile(call, profile)), ...toApiTagList(profile) } }
  },
})

export const getInstanceProfile = readOperation('GetInstanceProfile', {
  authorize: call => onInstanceProfile(call, call.input.InstanceProfileName),
  run: async call => {
    const profile = await getInstanceProfileByName(call.tx, call.accountId, call.input.InstanceProfileName)
    return { InstanceProfile: { ...(await toApiInstanceProfile(call, profile)), ...toApiTagList(profile) } }
  },
})

export const deleteInstanceProfile = writeOperation('DeleteInstanceProfile', {
  authorize: call => onInstanceProfile(call, call.input.InstanceProfileName),
  run: async ({ tx, input, accountId }) => {
    const profile = await getInstanceProfileByName(tx, accountId, input.InstanceProfileName)
    if (profile.roleId !== undefined)
      throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.')
    await tx.delete(instanceProfiles, instanceProfiles.key(profile))
    return {}
  },
})

export const listInstanceProfiles = readOperation('ListInstanceProfiles', {
  authorize: ({ input, accountId }) => ({
    resource: iamArn(accountId, 'instance-profile', input.PathPrefix ?? '/', ''),
  }),
  run: async call => {
    const { tx, input, accountId } = call
    const prefix = input.PathPrefix ?? '/'
    const index = prefix === '/' ? 'byName' : 'byPath'
    const below = joinKey(accountId, index === 'byName' ? '' : prefix)
    const { items, ...paging } = await pageOf(tx, instanceProfiles, index, below, input)
    return {
      InstanceProfiles: await Promise.all(items.map(profile => toApiInstanceProfile(call, profile))),
      ...paging,
    }
  },
})

export const listInstanceProfilesForRole = readOperation('ListInstanceProfilesForRole', {
  authorize: call => onRole(call, call.input.RoleName),
  run: async call => {
    const { tx, input, accountId } = call
    const { roleId } = await getRoleByName(tx, accountId, input.RoleName)
    const below = joinKey(accountId, roleId, '')
    const { items, ...paging } = await pageOf(tx, instanceProfiles, 'byRole', below, input)
    return {
      InstanceProfiles: await Promise.all(items.map(profile => toApiInstanceProfile(call, profile))),
      ...paging,
    }
  },
})

/**
 * Handing a role to EC2 needs iam:PassRole besides. For which instances is not known yet, so the ARN names all of
 * the account's. Source: IAM API Reference, AddRoleToInstanceProfile.
 */
const passToInstances = (call: Call<{ RoleName: string | undefined }>): Authorization => ({
  ...onRole(call, call.input.RoleName, {
    'iam:PassedToService': 'ec2.amazonaws.com',
    'iam:AssociatedResourceArn': `arn:aws:ec2:*:${call.accountId}:instance/*`,
  }),
  action: 'iam:PassRole',
})

/** AWS's quota on the roles of one instance profile, which cannot be raised. */
const rolesPerProfile = 1

export const addRoleToInstanceProfile = writeOperation('AddRoleToInstanceProfile', {
  authorize: call => [onInstanceProfile(call, call.input.InstanceProfileName), passToInstances(call)],
  run: async ({ tx, input, accountId }) => {
    const profile = await getInstanceProfileByName(tx, accountId, input.InstanceProfileName)
    const { roleId } = await getChangeableRole(tx, accountId, input.RoleName)
    if (profile.roleId !== undefined)
      throw limitExceeded('InstanceSessionsPerInstanceProfile', rolesPerProfile)
    await tx.put(instanceProfiles, { ...profile, roleId })
    return {}
  },
})

export const removeRoleFromInstanceProfile = writeOperation('RemoveRoleFromInstanceProfile', {
  authorize: call => onInstanceProfile(call, call.input.InstanceProfileName),
  run: async ({ tx, input, accountId }) => {
    const profile = await getInstanceProfileByName(tx, accountId, input.InstanceProfileName)
    const role = await getRoleByName(tx, accountId, input.RoleName)
    if (profile.roleId !== role.roleId)
      throw noSuch(`Role ${role.roleName} is not in instance profile ${profile.instanceProfileName}.`)
    await tx.put(instanceProfiles, { ...profile, roleId: undefined })
    return {}
  },
})

const tagging = taggingOf({
  collection: instanceProfiles,
  on: (call: Call<{ InstanceProfileName: string | undefined }>, context) =>
    onInstanceProfile(call, call.input.InstanceProfileName, context),
  find: ({ tx, accountId, input }) => getInstanceProfileByName(tx, accountId, input.InstanceProfileName),
})

export const tagInstanceProfile = writeOperation('TagInstanceProfile', tagging.tag)
export const untagInstanceProfile = writeOperation('UntagInstanceProfile', tagging.untag)
export const listInstanceProfileTags = readOperation('ListInstanceProfileTags', tagging.list)
