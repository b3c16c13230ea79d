import type { User as ApiUser } from '@aws-sdk/client-iam'
import { iamArn, rootArn } from '../../lib/arn.ts'
import { newUniqueId } from '../../lib/ids.ts'
import { deleteConflict, entityAlreadyExists, limitExceeded } from '../errors.ts'
import { type Call, type InputOf, readOperation, writeOperation } from '../operation.ts'
import {
  type Account,
  accessKeys,
  attachments,
  foldName,
  inlinePolicies,
  lastUses,
  loginProfiles,
  memberships,
  type User,
  users,
} from '../store/collections.ts'
import { accessRecords } from '../store/last-accessed.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { serviceCredentials, signingCertificates, sshPublicKeys } from '../store/user-credentials.ts'
import { requireBoundaryPolicy, toApiBoundary } from './boundaries.ts'
import { passwordLastUsed } from './last-used.ts'
import { arnOfUser, getUserByName, onUser, onUserOrSelf, ownUserName } from './lookup.ts'
import { allOf, pageOf } from './paging.ts'
import { taggingOf } from './tagging.ts'
import { newTags, requestTagContext, toApiTags } from './tags.ts'

/** What every answer about a user has; tags and boundary only where the API reference shows them. */
export const toApiUser = (user: User) => ({
  Path: user.path,
  UserName: user.userName,
  UserId: user.userId,
  Arn: arnOfUser(user),
  CreateDate: new Date(user.createDate),
})

/** The root user as it appears among users. */
export const toApiRoot = ({ accountId, name, createDate }: Account) => ({
  Path: '/',
  UserName: name,
  UserId: accountId,
  Arn: rootArn(accountId),
  CreateDate: new Date(createDate),
})

const toApiTagList = (user: User) => (user.tags.length === 0 ? {} : { Tags: toApiTags(user.tags) })

export const createUser = writeOperation('CreateUser', {
  authorize: ({ input, accountId }) => {
    const resource = iamArn(accountId, 'user', input.Path ?? '/', input.UserName ?? '')
    const tags = requestTagContext(input.Tags)
    const create = { resource, context: { ...tags, 'iam:PermissionsBoundary': input.PermissionsBoundary } }
    return input.Tags?.length ? [create, { action: 'iam:TagUser', resource, context: tags }] : create
  },
  run: async ({ tx, input, accountId, now, ports }) => {
    const name = input.UserName ?? ''
    const tags = newTags(input.Tags, ports.quotas.tags)
    if (await tx.find(users, 'byName', joinKey(accountId, foldName(name))))
      throw entityAlreadyExists('User', name)
    if ((await tx.count(users, 'byName', joinKey(accountId, ''))) >= ports.quotas.users)
      throw limitExceeded('UsersPerAccount', ports.quotas.users)
    if (input.PermissionsBoundary !== undefined)
      await requireBoundaryPolicy(tx, ports, accountId, input.PermissionsBoundary)
    const user: User = {
      accountId,
      userId: newUniqueId('AIDA', ports.hashes.randomBytes),
      userName: name,
      path: input.Path ?? '/',
      createDate: now.toISOString(),
      tags,
      permissionsBoundary: input.PermissionsBoundary,
    }
    await tx.put(users, user)
    return { User: { ...toApiUser(user), ...toApiTagList(user), ...toApiBoundary(user) } }
  },
})

export const getUser = readOperation('GetUser', {
  authorize: onUserOrSelf,
  run: async call => {
    const { tx, accountId, caller, view } = call
    const name = ownUserName(call)
    if (name === undefined) {
      return {
        User: {
          ...toApiRoot(view.account),
          PasswordLastUsed: await passwordLastUsed(call, caller.principalId),
        } satisfies ApiUser,
      }
    }
    const user = await getUserByName(tx, accountId, name)
    return {
      User: {
        ...toApiUser(user),
        PasswordLastUsed: await passwordLastUsed(call, user.userId),
        ...toApiBoundary(user),
        ...toApiTagList(user),
      },
    }
  },
})

export const listUsers = readOperation('ListUsers', {
  authorize: ({ input, accountId }) => ({ resource: iamArn(accountId, 'user', input.PathPrefix ?? '/', '') }),
  run: async call => {
    const { tx, input, accountId } = call
    const index = (input.PathPrefix ?? '/') === '/' ? 'byName' : 'byPath'
    const prefix = joinKey(accountId, index === 'byName' ? '' : (input.PathPrefix ?? '/'))
    const { items, ...paging } = await pageOf(tx, users, index, prefix, input)
    return {
      Users: await Promise.all(
        items.map(async user => ({
          ...toApiUser(user),
          PasswordLastUsed: await passwordLastUsed(call, user.userId),
        })),
      ),
      ...paging,
    }
  },
})

/** Old and new ARN both: who may rename alice may not thereby take over the name of an administrator. */
function renameTargets(call: Call<InputOf<'UpdateUser'>>) {
  const { input, view, accountId } = call
  const user = view.user(input.UserName ?? '')
  const path = input.NewPath ?? user?.path ?? '/'
  const name = input.NewUserName ?? user?.userName ?? input.UserName ?? ''
  const before = onUser(call, input.UserName)
  // The tags go along with the user.
  return [before, { resource: iamArn(accountId, 'user', path, name), context: before.context }]
}

export const updateUser = writeOperation('UpdateUser', {
  authorize: renameTargets,
  run: async ({ tx, input, accountId }) => {
    const user = await getUserByName(tx, accountId, input.UserName)
    const userName = input.NewUserName ?? user.userName
    const holder = await tx.find(users, 'byName', joinKey(accountId, foldName(userName)))
    if (holder !== undefined && holder.userId !== user.userId) throw entityAlreadyExists('User', userName)
    await tx.put(users, { ...user, userName, path: input.NewPath ?? user.path })
    if (userName !== user.userName)
      for (const membership of await allOf(tx, memberships, 'byUser', joinKey(accountId, user.userId, '')))
        await tx.put(memberships, { ...membership, userName })
    return {}
  },
})

/** Everything that must be gone before a user can be deleted, with AWS's sentence for each. */
async function requireNothingLeft(tx: ReadTx, { accountId, userId }: User): Promise<void> {
  const below = joinKey(accountId, userId, '')
  if ((await tx.count(memberships, 'byUser', below)) > 0)
    throw deleteConflict('Cannot delete entity, must remove users from group first.')
  if ((await tx.count(attachments, 'key', below)) > 0)
    throw deleteConflict('Cannot delete entity, must detach all policies first.')
  if ((await tx.count(inlinePolicies, 'key', below)) > 0)
    throw deleteConflict('Cannot delete entity, must delete policies first.')
  if ((await tx.count(accessKeys, 'byPrincipal', below)) > 0)
    throw deleteConflict('Cannot delete entity, must delete access keys first.')
  if ((await tx.count(signingCertificates, 'byPrincipal', below)) > 0)
    throw deleteConflict('Cannot delete entity, must delete certificates first.')
  if ((await tx.count(mfaDevices, 'byPrincipal', below)) > 0)
    throw deleteConflict('Cannot delete entity, must delete MFA device first.')
  const referring = [
    await tx.count(sshPublicKeys, 'byUser', below),
    await tx.count(serviceCredentials, 'byUser', below),
  ]
  if (referring.some(count => count > 0))
    throw deleteConflict('Cannot delete entity, must remove referenced objects first.')
  if ((await tx.get(loginProfiles, joinKey(accountId, userId))) !== undefined)
    throw deleteConflict('Cannot delete entity, must delete login profile first.')
}

export const deleteUser = writeOperation('DeleteUser', {
  authorize: call => onUser(call, call.input.UserName),
  run: async ({ tx, input, accountId }) => {
    const user = await getUserByName(tx, accountId, input.UserName)
    await requireNothingLeft(tx, user)
    await tx.delete(users, joinKey(accountId, user.userId))
    await tx.delete(lastUses, joinKey(accountId, user.userId))
    await tx.delete(accessRecords, joinKey(accountId, user.userId))
    return {}
  },
})

const tagging = taggingOf({
  collection: users,
  on: (call: Call<{ UserName: string | undefined }>, context) => onUser(call, call.input.UserName, context),
  find: ({ tx, accountId, input }) => getUserByName(tx, accountId, input.UserName),
})

export const tagUser = writeOperation('TagUser', tagging.tag)
export const untagUser = writeOperation('UntagUser', tagging.untag)
export const listUserTags = readOperation('ListUserTags', tagging.list)
