import type { User, UserDetail } from '@aws-sdk/client-iam'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { credentialReportQuery } from '../../api/queries/credential-report.ts'
import { mfaDevicesReadSince, virtualMfaDevicesQuery } from '../../api/queries/mfa-devices.ts'
import { userPermissionsQuery, usersQuery } from '../../api/queries/users.ts'
import { type MfaSources, mfaOf, reportedByUser, type UserMfa, virtualByUser } from './user-mfa.ts'

/** One user in the table: what ListUsers says, joined with what the bulk authorization details say. */
export interface UserRow {
  readonly name: string
  readonly user: User
  /** Absent while it is on its way. */
  readonly detail?: UserDetail | undefined
  /** Absent while it is on its way. */
  readonly mfa?: UserMfa | undefined
}

/** Everybody's devices in a few calls; undefined while they are on their way, without sources where none can be read. */
const useMfaSources = () => {
  const queryClient = useQueryClient()
  const devices = useQuery(virtualMfaDevicesQuery())
  const report = useQuery(credentialReportQuery())
  const loaded = typeof report.data === 'object' ? report.data : undefined
  const settled = !report.isPending && (devices.isError || devices.data?.complete === true)
  const sources = useMemo(
    (): MfaSources | undefined =>
      settled
        ? {
            virtual: devices.isError ? undefined : virtualByUser(devices.data?.items ?? []),
            reported: loaded && reportedByUser(loaded.users),
            read: mfaDevicesReadSince(queryClient, loaded?.generated.getTime() ?? 0),
          }
        : undefined,
    [settled, devices.isError, devices.data, loaded, queryClient],
  )
  const again = (): void => {
    void devices.refetch()
    void report.refetch()
  }
  return { sources, report: report.data, again }
}

/** The rows of the users table; they grow while the account is still being read. */
export const useUserRows = () => {
  const users = useQuery(usersQuery())
  const permissions = useQuery(userPermissionsQuery())
  const { sources, report, again } = useMfaSources()
  const rows = useMemo(
    () =>
      (users.data?.items ?? []).map(
        (user): UserRow => ({
          name: user.UserName ?? '',
          user,
          detail: permissions.data?.items.get(user.UserId ?? ''),
          mfa: sources && mfaOf(user.UserName ?? '', sources),
        }),
      ),
    [users.data, permissions.data, sources],
  )
  const refresh = (): void => {
    void users.refetch()
    void permissions.refetch()
    again()
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
    report,
    refresh,
  }
}
