import { type Call, readOperation } from '../operation.ts'
import { attachments, type EntityType, roles, users } from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { getPolicyByArn, onPolicy } from './managed-policy-lookup.ts'
import { allOf, pageOfArray } from './paging.ts'

interface NamedEntity {
  readonly entityType: EntityType
  readonly entityId: string
  readonly name: string
  readonly path: string
}

type Names = Pick<Call<unknown>, 'accountId' | 'view'> & { readonly tx: ReadTx }

/** The users, groups and roles that a policy is attached to. */
async function attachedTo({ tx, accountId, view }: Names, arn: string): Promise<NamedEntity[]> {
  const found = await allOf(tx, attachments, 'byPolicy', joinKey(accountId, arn, ''))
  return found.flatMap(({ entityType, entityId }) => {
    const user = view.userById(entityId)
    if (user !== undefined) return [{ entityType, entityId, name: user.userName, path: user.path }]
    const group = view.groupById(entityId)
    if (group !== undefined) return [{ entityType, entityId, name: group.groupName, path: group.path }]
    const role = view.roleById(entityId)
    return role === undefined ? [] : [{ entityType, entityId, name: role.roleName, path: role.path }]
  })
}

/** The users and roles that a policy bounds. */
async function boundedBy({ tx, accountId }: Names, arn: string): Promise<NamedEntity[]> {
  const below = joinKey(accountId, arn, '')
  const boundUsers = (await allOf(tx, users, 'byBoundary', below)).map(
    ({ userId, userName, path }): NamedEntity => ({
      entityType: 'User',
      entityId: userId,
      name: userName,
      path,
    }),
  )
  const boundRoles = (await allOf(tx, roles, 'byBoundary', below)).map(
    ({ roleId, roleName, path }): NamedEntity => ({
      entityType: 'Role',
      entityId: roleId,
      name: roleName,
      path,
    }),
  )
  return [...boundUsers, ...boundRoles]
}

/** Without a usage filter both kinds of use count, and an entity that is used both ways shows once. */
export const listEntitiesForPolicy = readOperation('ListEntitiesForPolicy', {
  authorize: call => onPolicy(call, call.input.PolicyArn),
  run: async call => {
    const { tx, input, accountId, ports } = call
    const arn = input.PolicyArn ?? ''
    await getPolicyByArn(tx, ports, accountId, arn)
    const usage = input.PolicyUsageFilter
    const used = [
      ...(usage === 'PermissionsBoundary' ? [] : await attachedTo(call, arn)),
      ...(usage === 'PermissionsPolicy' ? [] : await boundedBy(call, arn)),
    ]
    const once = [...new Map(used.map(entity => [entity.entityId, entity])).values()]
    const wanted = once
      .filter(entity => (input.EntityFilter ?? entity.entityType) === entity.entityType)
      .filter(entity => entity.path.startsWith(input.PathPrefix ?? '/'))
      .sort((a, b) => (a.entityId < b.entityId ? -1 : 1))
    const { items, ...paging } = pageOfArray(wanted, entity => entity.entityId, input)
    const ofType = (type: EntityType) => items.filter(entity => entity.entityType === type)
    return {
      PolicyGroups: ofType('Group').map(group => ({ GroupName: group.name, GroupId: group.entityId })),
      PolicyUsers: ofType('User').map(user => ({ UserName: user.name, UserId: user.entityId })),
      PolicyRoles: ofType('Role').map(role => ({ RoleName: role.name, RoleId: role.entityId })),
      ...paging,
    }
  },
})
