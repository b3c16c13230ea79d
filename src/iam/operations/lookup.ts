import { iamArn, rootArn } from '../../lib/arn.ts'
import { noSuchEntity, validationError } from '../errors.ts'
import type { Authorization, Call } from '../operation.ts'
import { foldName, type Group, groups, type User, users } from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { principalResourceTagContext } from './tags.ts'

/** The stored user of that name, or AWS's NoSuchEntity. */
export async function getUserByName(tx: ReadTx, accountId: string, name = ''): Promise<User> {
  const user = await tx.find(users, 'byName', joinKey(accountId, foldName(name)))
  if (user === undefined) throw noSuchEntity('user', name)
  return user
}

/** The stored group of that name, or AWS's NoSuchEntity. */
export async function getGroupByName(tx: ReadTx, accountId: string, name = ''): Promise<Group> {
  const group = await tx.find(groups, 'byName', joinKey(accountId, foldName(name)))
  if (group === undefined) throw noSuchEntity('group', name)
  return group
}

export const arnOfUser = (user: User): string => iamArn(user.accountId, 'user', user.path, user.userName)

export const arnOfGroup = (group: Group): string =>
  iamArn(group.accountId, 'group', group.path, group.groupName)

/**
 * What an operation on a user must be allowed on. A name that nobody bears is decided as a user at the root path,
 * so that a caller without the right can't tell which names exist.
 */
export function onUser(
  call: Call<unknown>,
  name = '',
  context: Authorization['context'] = {},
): Authorization {
  const user = call.view.user(name)
  return {
    resource: user === undefined ? iamArn(call.accountId, 'user', '/', name) : arnOfUser(user),
    shown: `user ${name}`,
    context: { ...principalResourceTagContext(user?.tags), ...context },
  }
}

/** As `onUser`, for the operations that policies can pin to users with a certain permissions boundary. */
export const onBoundedUser = (
  call: Call<unknown>,
  name = '',
  context: Authorization['context'] = {},
): Authorization =>
  onUser(call, name, { 'iam:PermissionsBoundary': call.view.user(name)?.permissionsBoundary, ...context })

/** What an operation on a group must be allowed on. Groups have no tags. */
export function onGroup(
  call: Call<unknown>,
  name = '',
  context: Authorization['context'] = {},
): Authorization {
  const group = call.view.group(name)
  return {
    resource: group === undefined ? iamArn(call.accountId, 'group', '/', name) : arnOfGroup(group),
    shown: `group ${name}`,
    context,
  }
}

/** For operations whose UserName may be left out: the caller's own name, and a root user has none. */
export const ownUserName = (call: Call<{ UserName?: string | undefined }>): string | undefined =>
  call.input.UserName ?? (call.caller.type === 'user' ? call.caller.userName : undefined)

/** As `onUser`, where no name means the caller, root included. */
export function onUserOrSelf(call: Call<{ UserName?: string | undefined }>): Authorization {
  const name = ownUserName(call)
  return name === undefined ? { resource: rootArn(call.accountId) } : onUser(call, name)
}

/** The name that must be there because the caller is not an IAM user. */
export function requireUserName(call: Call<{ UserName?: string | undefined }>): string {
  const name = ownUserName(call)
  if (name === undefined)
    throw validationError('Must specify userName when calling with non-User credentials')
  return name
}
