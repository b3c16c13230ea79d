import {
  GetAccountAuthorizationDetailsCommand,
  type GroupDetail,
  type ManagedPolicyDetail,
  type RoleDetail,
  type UserDetail,
} from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { clientsOf } from '../clients.ts'
import { largestPage, pagesOf } from '../pages.ts'

/** Every identity of the account, and every policy that any of them has. */
export interface AccountDetails {
  readonly users: readonly UserDetail[]
  readonly groups: readonly GroupDetail[]
  readonly roles: readonly RoleDetail[]
  readonly policies: readonly ManagedPolicyDetail[]
}

/** How many users, groups, roles and policies have come while the account is being read. */
export const accountReadSoFarQuery = () =>
  queryOptions({
    queryKey: ['account', 'authorization-details', 'so-far'],
    queryFn: () => 0,
    // Told by the reading itself.
    enabled: false,
    initialData: 0,
  })

/** The whole account in one bulk read, a thousand items a page. */
export const accountDetailsQuery = () =>
  queryOptions({
    queryKey: ['account', 'authorization-details'],
    queryFn: async ({ client, signal }): Promise<AccountDetails> => {
      const users: UserDetail[] = []
      const groups: GroupDetail[] = []
      const roles: RoleDetail[] = []
      const policies: ManagedPolicyDetail[] = []
      const pages = pagesOf(Marker =>
        clientsOf(client).iam.send(
          new GetAccountAuthorizationDetailsCommand({ Marker, MaxItems: largestPage }),
          { abortSignal: signal },
        ),
      )
      const { queryKey } = accountReadSoFarQuery()
      client.setQueryData(queryKey, 0)
      for await (const page of pages) {
        users.push(...(page.UserDetailList ?? []))
        groups.push(...(page.GroupDetailList ?? []))
        roles.push(...(page.RoleDetailList ?? []))
        policies.push(...(page.Policies ?? []))
        client.setQueryData(queryKey, users.length + groups.length + roles.length + policies.length)
      }
      return { users, groups, roles, policies }
    },
    // Thousands of documents are compared faster by reading them anew than member by member.
    structuralSharing: false,
    staleTime: 0,
    gcTime: 60_000,
  })
