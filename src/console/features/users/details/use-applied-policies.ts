import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { appliedPolicies } from '../../../api/applied-policies.ts'
import { policiesOfQuery } from '../../../api/queries/entity-policies.ts'
import { userGroupsQuery } from '../../../api/queries/users.ts'
import { hrefOf, paths } from '../../../app/paths.ts'
import type { AppliedPolicy } from '../../../ui/policies-table.tsx'

type Answer = UseQueryResult<Parameters<typeof appliedPolicies>[0]>

const none: readonly never[] = []

/** The user's own policies and those of its groups (ten at most, so that a call for each is no burden). */
export const useAppliedPolicies = (userName: string) => {
  const own = useQuery(policiesOfQuery({ kind: 'user', name: userName }))
  const groups = useQuery(userGroupsQuery(userName))
  const groupNames = useMemo(
    () => (groups.data ?? none).flatMap(group => group.GroupName ?? []),
    [groups.data],
  )
  const combine = useCallback(
    (answers: Answer[]) => ({
      policies: answers.flatMap((answer, index): AppliedPolicy[] => {
        const name = groupNames[index]
        if (answer.data === undefined || name === undefined) return []
        const group = { name, href: hrefOf(paths.group(name, 'permissions')) }
        return appliedPolicies(answer.data).map(policy => ({ ...policy, group }))
      }),
      isPending: answers.some(answer => answer.isPending),
      error: answers.find(answer => answer.error !== null)?.error ?? null,
      refetch: (): void => {
        for (const answer of answers) void answer.refetch()
      },
    }),
    [groupNames],
  )
  const ofGroups = useQueries({
    queries: groupNames.map(name => policiesOfQuery({ kind: 'group', name })),
    combine,
  })
  const policies = useMemo(
    (): readonly AppliedPolicy[] => [
      ...(own.data === undefined ? [] : appliedPolicies(own.data)),
      ...ofGroups.policies,
    ],
    [own.data, ofGroups.policies],
  )
  return {
    policies,
    isPending: own.isPending || groups.isPending || ofGroups.isPending,
    error: own.error ?? groups.error ?? ofGroups.error,
    refresh: (): void => {
      void own.refetch()
      void groups.refetch()
      ofGroups.refetch()
    },
  }
}
