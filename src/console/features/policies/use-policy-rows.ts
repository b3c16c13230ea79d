import type { Policy } from '@aws-sdk/client-iam'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { isAwsManaged } from '../../api/pickable-policies.ts'
import { type PolicyOwner, policiesQuery } from '../../api/queries/policies.ts'

/** One managed policy in the table. */
export interface PolicyRow {
  readonly arn: string
  readonly name: string
  readonly awsManaged: boolean
  readonly policy: Policy
}

const rowOf = (policy: Policy): PolicyRow => {
  const { Arn: arn = '', PolicyName: name = '' } = policy
  return { arn, name, awsManaged: isAwsManaged(arn), policy }
}

/**
 * The rows of the policies table, the account's own first; both lists are read side by side, and only those that are
 * wanted. Without `owner` that is both.
 */
export const usePolicyRows = (owner: PolicyOwner | undefined) => {
  const own = useQuery({ ...policiesQuery('Local'), enabled: owner !== 'AWS' })
  const aws = useQuery({ ...policiesQuery('AWS'), enabled: owner !== 'Local' })
  const wanted = owner === undefined ? [own, aws] : [owner === 'AWS' ? aws : own]
  const rows = useMemo(
    () =>
      [...(owner === 'AWS' ? [] : (own.data ?? [])), ...(owner === 'Local' ? [] : (aws.data ?? []))].map(
        rowOf,
      ),
    [own.data, aws.data, owner],
  )
  const pending = wanted.filter(({ isPending }) => isPending).length
  return {
    rows,
    status:
      pending === 0
        ? ('ready' as const)
        : pending < wanted.length
          ? ('partial' as const)
          : ('loading' as const),
    refreshing: wanted.some(({ isFetching }) => isFetching),
    error: wanted.find(({ error }) => error !== null)?.error ?? null,
    detailsError: null,
    refresh: (): void => {
      for (const query of wanted) void query.refetch()
    },
  }
}
