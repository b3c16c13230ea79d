import {
  GetAccountAuthorizationDetailsCommand,
  GetGroupCommand,
  type Group,
  type GroupDetail,
  type IAMClient,
  ListGroupsCommand,
  type User,
} from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { allOf, largestPage, pagesOf } from '../pages.ts'
import { type HeldPolicies, readPolicies } from './entity-policies.ts'

export const groupKeys = {
  all: ['groups'],
  list: ['groups', 'list'],
  permissions: ['groups', 'permissions'],
  one: (name: string) => ['groups', 'one', name] as const,
  members: (name: string) => ['groups', 'one', name, 'members'] as const,
} as const

/** Every group; an account has 300 at most unless its quota was raised. */
export const groupsQuery = () =>
  queryOptions({
    queryKey: groupKeys.list,
    queryFn: ({ client, signal }) =>
      allOf(
        Marker =>
          clientsOf(client).iam.send(new ListGroupsCommand({ Marker, MaxItems: largestPage }), {
            abortSignal: signal,
          }),
        page => page.Groups,
      ),
  })

/** Attached and inline policies of every group, by group name. */
export const groupPermissionsQuery = () =>
  queryOptions({
    queryKey: groupKeys.permissions,
    queryFn: async ({ client, signal }): Promise<ReadonlyMap<string, GroupDetail>> => {
      const details = await allOf(
        Marker =>
          clientsOf(client).iam.send(
            new GetAccountAuthorizationDetailsCommand({ Filter: ['Group'], Marker, MaxItems: largestPage }),
            { abortSignal: signal },
          ),
        page => page.GroupDetailList,
      )
      return new Map(details.map(group => [group.GroupName ?? '', group]))
    },
  })

/** The group and all its members. */
export const groupQuery = (groupName: string) =>
  queryOptions({
    queryKey: groupKeys.members(groupName),
    queryFn: async ({ client, signal }): Promise<{ group: Group; members: readonly User[] }> => {
      let group: Group | undefined
      const members: User[] = []
      const pages = pagesOf(Marker =>
        clientsOf(client).iam.send(
          new GetGroupCommand({ GroupName: groupName, Marker, MaxItems: largestPage }),
          {
            abortSignal: signal,
          },
        ),
      )
      for await (const page of pages) {
        group ??= page.Group
        members.push(...(page.Users ?? []))
      }
      if (group === undefined) throw new Error(`The service answered nothing about the group "${groupName}".`)
      return { group, members }
    },
  })

/** Everything that hangs on a group and goes when it is deleted. */
export interface GroupBelongings extends HeldPolicies {
  readonly members: readonly string[]
}

/** Asks for each kind of belonging; answers nothing unless the person may read them all. */
export const readGroupBelongings = async (iam: IAMClient, GroupName: string): Promise<GroupBelongings> => {
  const [members, policies] = await Promise.all([
    allOf(
      Marker => iam.send(new GetGroupCommand({ GroupName, Marker, MaxItems: largestPage })),
      page => page.Users,
    ),
    readPolicies(iam, { kind: 'group', name: GroupName }),
  ])
  return { members: members.flatMap(user => user.UserName ?? []), ...policies }
}
