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
      for await (const page of pages) {
        users.push(...(page.UserDetailList ?? []))
        groups.push(...(page.GroupDetailList ?? []))
        roles.push(...(page.RoleDetailList ?? []))
        policies.push(...(page.Policies ?? []))
      }
      return { users, groups, roles, policies }
    },
    // Thousands of documents are compared faster by reading them anew than member by member.
    structuralSharing: false,
    staleTime: 0,
    gcTime: 60_000,
  })
