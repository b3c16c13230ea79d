import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { groupPermissionsQuery, groupsQuery } from '../../api/queries/groups.ts'
import { userPermissionsQuery } from '../../api/queries/users.ts'
import type { GroupRow } from './group-columns.tsx'

/** The rows of the groups table. Members are counted from the users' side: one bulk list instead of a call a group. */
export const useGroupRows = () => {
  const groups = useQuery(groupsQuery())
  const permissions = useQuery(groupPermissionsQuery())
  const users = useQuery(userPermissionsQuery())
  const counts = useMemo(() => {
    // Counted only when all users are in, lest a number on the way be taken for the truth.
    if (users.data?.complete !== true) return undefined
    const byGroup = new Map<string, number>()
    for (const { GroupList = [] } of users.data.items.values()) {
      for (const name of GroupList) byGroup.set(name, (byGroup.get(name) ?? 0) + 1)
    }
    return byGroup
  }, [users.data])
  const rows = useMemo(
    () =>
      (groups.data ?? []).map((group): GroupRow => {
        const name = group.GroupName ?? ''
        return {
          name,
          group,
          detail: permissions.data?.get(name),
          members: counts && (counts.get(name) ?? 0),
        }
      }),
    [groups.data, permissions.data, counts],
  )
  return {
    rows,
    status: groups.isPending ? ('loading' as const) : ('ready' as const),
    refreshing: groups.isFetching || permissions.isFetching || users.isFetching,
    error: groups.error,
    detailsError: permissions.error ?? users.error,
    refresh: (): void => {
      void groups.refetch()
      void permissions.refetch()
      void users.refetch()
    },
  }
}
