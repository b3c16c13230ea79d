import { iamArn } from '../../lib/arn.ts'
import { newUniqueId } from '../../lib/ids.ts'
import { deleteConflict, entityAlreadyExists, limitExceeded, noSuch } from '../errors.ts'
import { type Call, type InputOf, readOperation, writeOperation } from '../operation.ts'
import {
  attachments,
  foldName,
  type Group,
  groups,
  inlinePolicies,
  memberships,
  type User,
  users,
} from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { passwordLastUsed } from './last-used.ts'
import { arnOfGroup, getGroupByName, getUserByName, onGroup, onUser } from './lookup.ts'
import { allOf, pageOf, pageOfArray } from './paging.ts'
import { toApiUser } from './users.ts'

export const toApiGroup = (group: Group) => ({
  Path: group.path,
  GroupName: group.groupName,
  GroupId: group.groupId,
  Arn: arnOfGroup(group),
  CreateDate: new Date(group.createDate),
})

export const createGroup = writeOperation('CreateGroup', {
  authorize: ({ input, accountId }) => ({
    resource: iamArn(accountId, 'group', input.Path ?? '/', input.GroupName ?? ''),
  }),
  run: async ({ tx, input, accountId, now, ports }) => {
    const name = input.GroupName ?? ''
    if (await tx.find(groups, 'byName', joinKey(accountId, foldName(name))))
      throw entityAlreadyExists('Group', name)
    if ((await tx.count(groups, 'byName', joinKey(accountId, ''))) >= ports.quotas.groups)
      throw limitExceeded('GroupsPerAccount', ports.quotas.groups)
    const group: Group = {
      accountId,
      groupId: newUniqueId('AGPA', ports.hashes.randomBytes),
      groupName: name,
      path: input.Path ?? '/',
      createDate: now.toISOString(),
    }
    await tx.put(groups, group)
    return { Group: toApiGroup(group) }
  },
})

/** The users that memberships name. A membership whose user is gone can't be: deleting a user refuses it. */
async function membersOf(
  tx: ReadTx,
  found: readonly { accountId: string; userId: string }[],
): Promise<User[]> {
  const members = await Promise.all(found.map(m => tx.get(users, joinKey(m.accountId, m.userId))))
  return members.filter(member => member !== undefined)
}

export const getGroup = readOperation('GetGroup', {
  authorize: call => onGroup(call, call.input.GroupName),
  run: async call => {
    const { tx, input, accountId } = call
    const group = await getGroupByName(tx, accountId, input.GroupName)
    const { items, ...paging } = await pageOf(
      tx,
      memberships,
      'byGroup',
      joinKey(accountId, group.groupId, ''),
      input,
    )
    const members = await membersOf(tx, items)
    return {
      Group: toApiGroup(group),
      Users: await Promise.all(
        members.map(async user => ({
          ...toApiUser(user),
          PasswordLastUsed: await passwordLastUsed(call, user.userId),
        })),
      ),
      ...paging,
    }
  },
})

export const listGroups = readOperation('ListGroups', {
  authorize: ({ input, accountId }) => ({
    resource: iamArn(accountId, 'group', input.PathPrefix ?? '/', ''),
  }),
  run: async ({ tx, input, accountId }) => {
    const index = (input.PathPrefix ?? '/') === '/' ? 'byName' : 'byPath'
    const prefix = joinKey(accountId, index === 'byName' ? '' : (input.PathPrefix ?? '/'))
    const { items, ...paging } = await pageOf(tx, groups, index, prefix, input)
    return { Groups: items.map(toApiGroup), ...paging }
  },
})

/** The groups of a user in the order of their names; a quota keeps them few. */
export async function groupsOfUser(tx: ReadTx, user: User): Promise<Group[]> {
  const found = await allOf(tx, memberships, 'byUser', joinKey(user.accountId, user.userId, ''))
  const all = await Promise.all(found.map(m => tx.get(groups, joinKey(m.accountId, m.groupId))))
  return all
    .filter(group => group !== undefined)
    .sort((a, b) => (foldName(a.groupName) < foldName(b.groupName) ? -1 : 1))
}

export const listGroupsForUser = readOperation('ListGroupsForUser', {
  authorize: call => onUser(call, call.input.UserName),
  run: async ({ tx, input, accountId }) => {
    const user = await getUserByName(tx, accountId, input.UserName)
    const { items, ...paging } = pageOfArray(
      await groupsOfUser(tx, user),
      group => foldName(group.groupName),
      input,
    )
    return { Groups: items.map(toApiGroup), ...paging }
  },
})

/** Old and new ARN both, as for users. */
function renameTargets(call: Call<InputOf<'UpdateGroup'>>) {
  const { input, view, accountId } = call
  const group = view.group(input.GroupName ?? '')
  const path = input.NewPath ?? group?.path ?? '/'
  const name = input.NewGroupName ?? group?.groupName ?? input.GroupName ?? ''
  return [onGroup(call, input.GroupName), { resource: iamArn(accountId, 'group', path, name) }]
}

export const updateGroup = writeOperation('UpdateGroup', {
  authorize: renameTargets,
  run: async ({ tx, input, accountId }) => {
    const group = await getGroupByName(tx, accountId, input.GroupName)
    const groupName = input.NewGroupName ?? group.groupName
    const holder = await tx.find(groups, 'byName', joinKey(accountId, foldName(groupName)))
    if (holder !== undefined && holder.groupId !== group.groupId)
      throw entityAlreadyExists('Group', groupName)
    await tx.put(groups, { ...group, groupName, path: input.NewPath ?? group.path })
    return {}
  },
})

export const deleteGroup = writeOperation('DeleteGroup', {
  authorize: call => onGroup(call, call.input.GroupName),
  run: async ({ tx, input, accountId }) => {
    const group = await getGroupByName(tx, accountId, input.GroupName)
    const below = joinKey(accountId, group.groupId, '')
    if ((await tx.count(memberships, 'byGroup', below)) > 0)
      throw deleteConflict('Cannot delete entity, must remove users from group first.')
    if ((await tx.count(attachments, 'key', below)) > 0)
      throw deleteConflict('Cannot delete entity, must detach all policies first.')
    if ((await tx.count(inlinePolicies, 'key', below)) > 0)
      throw deleteConflict('Cannot delete entity, must delete policies first.')
    await tx.delete(groups, joinKey(accountId, group.groupId))
    return {}
  },
})

export const addUserToGroup = writeOperation('AddUserToGroup', {
  authorize: call => onGroup(call, call.input.GroupName),
  run: async ({ tx, input, accountId, ports }) => {
    const group = await getGroupByName(tx, accountId, input.GroupName)
    const user = await getUserByName(tx, accountId, input.UserName)
    if (await tx.get(memberships, joinKey(accountId, group.groupId, user.userId))) return {}
    const held = await tx.count(memberships, 'byUser', joinKey(accountId, user.userId, ''))
    if (held >= ports.quotas.groupsPerUser) throw limitExceeded('GroupsPerUser', ports.quotas.groupsPerUser)
    await tx.put(memberships, {
      accountId,
      groupId: group.groupId,
      userId: user.userId,
      userName: user.userName,
    })
    return {}
  },
})

export const removeUserFromGroup = writeOperation('RemoveUserFromGroup', {
  authorize: call => onGroup(call, call.input.GroupName),
  run: async ({ tx, input, accountId }) => {
    const group = await getGroupByName(tx, accountId, input.GroupName)
    const user = await getUserByName(tx, accountId, input.UserName)
    const key = joinKey(accountId, group.groupId, user.userId)
    if ((await tx.get(memberships, key)) === undefined)
      throw noSuch(`The user with name ${user.userName} is not in group ${group.groupName}.`)
    await tx.delete(memberships, key)
    return {}
  },
})
