import {
  GetAccountAuthorizationDetailsCommand,
  GetRoleCommand,
  type IAMClient,
  ListInstanceProfilesForRoleCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { entityKeys } from '../entity.ts'
import { allOf } from '../pages.ts'
import { type HeldPolicies, readPolicies } from './entity-policies.ts'
import { growingListQuery, growingMapQuery } from './growing.ts'

const one = (name: string) => ({ kind: 'role', name }) as const

export const roleKeys = {
  all: ['roles'],
  list: entityKeys.list('role'),
  permissions: entityKeys.permissions('role'),
  one: (name: string) => entityKeys.one(one(name)),
  role: (name: string) => entityKeys.itself(one(name)),
  instanceProfiles: (name: string) => [...entityKeys.one(one(name)), 'instance-profiles'] as const,
} as const

/** Every role of the account. */
export const rolesQuery = () =>
  growingListQuery(
    roleKeys.list,
    ({ iam }, page) => iam.send(new ListRolesCommand(page)),
    page => page.Roles,
  )

/** Last use, policies, boundary and tags of every role, by role id. */
export const roleDetailsQuery = () =>
  growingMapQuery(
    roleKeys.permissions,
    ({ iam }, page) => iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'], ...page })),
    page => page.RoleDetailList,
    role => role.RoleId,
  )

export const roleQuery = (roleName: string) =>
  queryOptions({
    queryKey: roleKeys.role(roleName),
    queryFn: async ({ client, signal }) => {
      const command = new GetRoleCommand({ RoleName: roleName })
      const { Role } = await clientsOf(client).iam.send(command, { abortSignal: signal })
      if (Role === undefined) throw new Error(`The service answered nothing about the role "${roleName}".`)
      return Role
    },
  })

const readInstanceProfiles = (iam: IAMClient, RoleName: string, signal?: AbortSignal) =>
  allOf(
    Marker =>
      iam.send(
        new ListInstanceProfilesForRoleCommand({ RoleName, Marker }),
        signal === undefined ? {} : { abortSignal: signal },
      ),
    page => page.InstanceProfiles,
  )

/** What EC2 instances carry to act under the role; at most one, unless somebody made more. */
export const instanceProfilesQuery = (roleName: string) =>
  queryOptions({
    queryKey: roleKeys.instanceProfiles(roleName),
    queryFn: ({ client, signal }) => readInstanceProfiles(clientsOf(client).iam, roleName, signal),
  })

/** Roles under this path belong to a service. Source: IAM User Guide, "Service-linked roles". */
export const isServiceLinked = (role: { readonly Path?: string | undefined } | undefined): boolean =>
  role?.Path?.startsWith('/aws-service-role/') === true

/** Everything that hangs on a role and goes when it is deleted. */
export interface RoleBelongings extends HeldPolicies {
  /** The role is linked to a service, which looks after the rest itself. */
  readonly linked: boolean
  readonly instanceProfiles: readonly string[]
}

/** Asks for each kind of belonging; answers nothing unless the person may read them all. */
export const readRoleBelongings = async (iam: IAMClient, roleName: string): Promise<RoleBelongings> => {
  const [{ Role }, policies, profiles] = await Promise.all([
    iam.send(new GetRoleCommand({ RoleName: roleName })),
    readPolicies(iam, one(roleName)),
    readInstanceProfiles(iam, roleName),
  ])
  return {
    ...policies,
    linked: isServiceLinked(Role),
    instanceProfiles: profiles.flatMap(profile => profile.InstanceProfileName ?? []),
  }
}
