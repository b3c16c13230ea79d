import type { User, UserDetail } from '@aws-sdk/client-iam'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { userPermissionsQuery, usersQuery } from '../../api/queries/users.ts'

/** One user in the table: what ListUsers says, joined with what the bulk authorization details say. */
export interface UserRow {
  readonly name: string
  readonly user: User
  /** Absent while it is on its way. */
  readonly detail?: UserDetail | undefined
}

/** The rows of the users table; they grow while the account is still being read. */
export const useUserRows = () => {
  const users = useQuery(usersQuery())
  const permissions = useQuery(userPermissionsQuery())
  const rows = useMemo(
    () =>
      (users.data?.items ?? []).map(
        (user): UserRow => ({
          name: user.UserName ?? '',
          user,
          detail: permissions.data?.items.get(user.UserId ?? ''),
        }),
      ),
    [users.data, permissions.data],
  )
  const refresh = (): void => {
    void users.refetch()
    void permissions.refetch()
  }
  return {
    rows,
    status: users.isPending
      ? ('loading' as const)
      : users.data?.complete
        ? ('ready' as const)
        : ('partial' as const),
    refreshing: users.isFetching || permissions.isFetching,
    error: users.error,
    detailsError: permissions.error,
    refresh,
  }
}
