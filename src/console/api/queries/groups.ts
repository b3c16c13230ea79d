import {
  GetAccountAuthorizationDetailsCommand,
  GetGroupCommand,
  GetGroupPolicyCommand,
  type Group,
  type GroupDetail,
  type IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsCommand,
  type User,
} from '@aws-sdk/client-iam'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { allOf, largestPage, pagesOf } from '../pages.ts'
import { decodeDocument } from '../policy-document.ts'

export const groupKeys = {
  all: ['groups'],
  list: ['groups', 'list'],
  permissions: ['groups', 'permissions'],
  one: (name: string) => ['groups', 'one', name] as const,
  policies: (name: string) => ['groups', 'one', name, 'policies'] as const,
  inline: (name: string, policy: string) => ['groups', 'one', name, 'policies', 'inline', policy] as const,
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

/** What hangs on the group: attached managed policies and the names of inline ones. */
export const groupPoliciesQuery = (groupName: string) =>
  queryOptions({
    queryKey: groupKeys.policies(groupName),
    queryFn: async ({ client, signal }) => {
      const { iam } = clientsOf(client)
      const [attached, inline] = await Promise.all([
        allOf(
          Marker =>
            iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: groupName, Marker }), {
              abortSignal: signal,
            }),
          page => page.AttachedPolicies,
        ),
        allOf(
          Marker =>
            iam.send(new ListGroupPoliciesCommand({ GroupName: groupName, Marker }), { abortSignal: signal }),
          page => page.PolicyNames,
        ),
      ])
      return { attached, inline }
    },
  })

/** The text of a group's inline policy, as it was written. */
export const groupInlinePolicyQuery = (groupName: string, policyName: string) =>
  queryOptions<string, Error, string, QueryKey>({
    queryKey: groupKeys.inline(groupName, policyName),
    queryFn: async ({ client, signal }) => {
      const command = new GetGroupPolicyCommand({ GroupName: groupName, PolicyName: policyName })
      return decodeDocument(
        (await clientsOf(client).iam.send(command, { abortSignal: signal })).PolicyDocument,
      )
    },
  })

/** Everything that hangs on a group and goes when it is deleted. */
export interface GroupBelongings {
  readonly members: readonly string[]
  readonly attached: readonly { readonly name: string; readonly arn: string }[]
  readonly inline: readonly string[]
}

/** Asks for each kind of belonging; answers nothing unless the person may read them all. */
export const readGroupBelongings = async (iam: IAMClient, GroupName: string): Promise<GroupBelongings> => {
  const [members, attached, inline] = await Promise.all([
    allOf(
      Marker => iam.send(new GetGroupCommand({ GroupName, Marker, MaxItems: largestPage })),
      page => page.Users,
    ),
    allOf(
      Marker => iam.send(new ListAttachedGroupPoliciesCommand({ GroupName, Marker })),
      page => page.AttachedPolicies,
    ),
    allOf(
      Marker => iam.send(new ListGroupPoliciesCommand({ GroupName, Marker })),
      page => page.PolicyNames,
    ),
  ])
  return {
    members: members.flatMap(user => user.UserName ?? []),
    attached: attached.map(({ PolicyName, PolicyArn }) => ({ name: PolicyName ?? '', arn: PolicyArn ?? '' })),
    inline,
  }
}
