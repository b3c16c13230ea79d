import { noSuch } from '../errors.ts'
import { isLinkedPolicy } from '../linked-services.ts'
import { writeOperation } from '../operation.ts'
import type { Ports } from '../ports.ts'
import { roles, type User, users } from '../store/collections.ts'
import type { ReadTx } from '../store/port.ts'
import { getChangeableRole, getUserByName, onBoundedRole, onBoundedUser, onRole, onUser } from './lookup.ts'
import { findPolicy } from './managed-policy-lookup.ts'

/** The boundary of a user or role as the API shows it; nothing when there is none. */
export const toApiBoundary = (bounded: Pick<User, 'permissionsBoundary'>) =>
  bounded.permissionsBoundary === undefined
    ? {}
    : {
        PermissionsBoundary: {
          PermissionsBoundaryType: 'PermissionsBoundaryPolicy' as const,
          PermissionsBoundaryArn: bounded.permissionsBoundary,
        },
      }

/** A boundary must be a managed policy that exists, and not one for service-linked roles. */
export async function requireBoundaryPolicy(
  tx: ReadTx,
  ports: Ports,
  accountId: string,
  arn: string,
): Promise<void> {
  if (isLinkedPolicy(arn) || (await findPolicy(tx, ports, accountId, arn)) === undefined)
    throw noSuch(`Scope ARN: ${arn} does not exist or is not attachable.`)
}

export const putUserPermissionsBoundary = writeOperation('PutUserPermissionsBoundary', {
  authorize: call =>
    onUser(call, call.input.UserName, { 'iam:PermissionsBoundary': call.input.PermissionsBoundary }),
  run: async ({ tx, input, accountId, ports }) => {
    const user = await getUserByName(tx, accountId, input.UserName)
    const permissionsBoundary = input.PermissionsBoundary ?? ''
    await requireBoundaryPolicy(tx, ports, accountId, permissionsBoundary)
    await tx.put(users, { ...user, permissionsBoundary })
    return {}
  },
})

export const deleteUserPermissionsBoundary = writeOperation('DeleteUserPermissionsBoundary', {
  authorize: call => onBoundedUser(call, call.input.UserName),
  run: async ({ tx, input, accountId }) => {
    const user = await getUserByName(tx, accountId, input.UserName)
    if (user.permissionsBoundary === undefined)
      throw noSuch(`The user with name ${user.userName} has no permissions boundary.`)
    await tx.put(users, { ...user, permissionsBoundary: undefined })
    return {}
  },
})

export const putRolePermissionsBoundary = writeOperation('PutRolePermissionsBoundary', {
  authorize: call =>
    onRole(call, call.input.RoleName, { 'iam:PermissionsBoundary': call.input.PermissionsBoundary }),
  run: async ({ tx, input, accountId, ports }) => {
    const role = await getChangeableRole(tx, accountId, input.RoleName)
    const permissionsBoundary = input.PermissionsBoundary ?? ''
    await requireBoundaryPolicy(tx, ports, accountId, permissionsBoundary)
    await tx.put(roles, { ...role, permissionsBoundary })
    return {}
  },
})

export const deleteRolePermissionsBoundary = writeOperation('DeleteRolePermissionsBoundary', {
  authorize: call => onBoundedRole(call, call.input.RoleName),
  run: async ({ tx, input, accountId }) => {
    const role = await getChangeableRole(tx, accountId, input.RoleName)
    if (role.permissionsBoundary === undefined)
      throw noSuch(`The role with name ${role.roleName} has no permissions boundary.`)
    await tx.put(roles, { ...role, permissionsBoundary: undefined })
    return {}
  },
})
