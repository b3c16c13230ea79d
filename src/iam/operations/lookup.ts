import { iamArn, rootArn } from '../../lib/arn.ts'
import { noSuchEntity, type ServiceError, unmodifiableEntity, validationError } from '../errors.ts'
import type { Authorization, Call } from '../operation.ts'
import { foldName, type Group, groups, type Role, roles, type User, users } from '../store/collections.ts'
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

/** The stored role of that name, or AWS's NoSuchEntity. */
export async function getRoleByName(tx: ReadTx, accountId: string, name = ''): Promise<Role> {
  const role = await tx.find(roles, 'byName', joinKey(accountId, foldName(name)))
  if (role === undefined) throw noSuchEntity('role', name)
  return role
}

/** Roles under this path belong to a service. Source: IAM User Guide, "Service-linked roles". */
export const isServiceLinked = (role: Role): boolean => role.path.startsWith('/aws-service-role/')

/** The stored role of that name, unless only its service may change it. */
export async function getChangeableRole(tx: ReadTx, accountId: string, name = ''): Promise<Role> {
  const role = await getRoleByName(tx, accountId, name)
  if (isServiceLinked(role)) throw unmodifiableEntity(role.roleName)
  return role
}

export const arnOfUser = (user: User): string => iamArn(user.accountId, 'user', user.path, user.userName)

export const arnOfGroup = (group: Group): string =>
  iamArn(group.accountId, 'group', group.path, group.groupName)

export const arnOfRole = (role: Role): string => iamArn(role.accountId, 'role', role.path, role.roleName)

/**
 * What an operation on a user must be allowed on. A name that nobody bears is decided as a user at the root path,
 * so that a caller without the right can't tell which names exist.
 */
export function onUser(
  call: Pick<Call<unknown>, 'accountId' | 'view'>,
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

/** What an operation on a role must be allowed on. */
export function onRole(
  call: Call<unknown>,
  name = '',
  context: Authorization['context'] = {},
): Authorization {
  const role = call.view.role(name)
  return {
    resource: role === undefined ? iamArn(call.accountId, 'role', '/', name) : arnOfRole(role),
    shown: `role ${name}`,
    context: { ...principalResourceTagContext(role?.tags), ...context },
  }
}

/** As `onRole`, for the operations that policies can pin to roles with a certain permissions boundary. */
export const onBoundedRole = (
  call: Call<unknown>,
  name = '',
  context: Authorization['context'] = {},
): Authorization =>
  onRole(call, name, { 'iam:PermissionsBoundary': call.view.role(name)?.permissionsBoundary, ...context })

/**
 * For operations whose UserName may be left out: the caller's own name, undefined for the root user, which has none.
 * Whoever acts under a role is no user, and must say which one is meant.
 */
export function ownUserName({
  input,
  caller,
}: Pick<Call<{ UserName?: string | undefined }>, 'input' | 'caller'>): string | undefined {
  if (input.UserName !== undefined) return input.UserName
  if (caller.type === 'user') return caller.userName
  if (caller.type === 'root') return undefined
  throw mustSayUserName()
}

const mustSayUserName = (): ServiceError =>
  validationError('Must specify userName when calling with non-User credentials')

/** As `onUser`, where no name means the caller, root included. */
export function onUserOrSelf(call: Call<{ UserName?: string | undefined }>): Authorization {
  const name = ownUserName(call)
  return name === undefined ? { resource: rootArn(call.accountId) } : onUser(call, name)
}

/** The name that must be there because the caller is not an IAM user. */
export function requireUserName(call: Call<{ UserName?: string | undefined }>): string {
  const name = ownUserName(call)
  if (name === undefined) throw mustSayUserName()
  return name
}
