import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type OwnPolicies, readOwnPolicies } from '../../api/own-policies.ts'
import { useSession } from '../../app/session-context.tsx'
import type { OwnUser } from './standing.ts'

/** The person's policies, and who asks: what `standingOf` takes. Undefined while they are on their way. */
export const useOwnStanding = (userName: string) => {
  const queryClient = useQueryClient()
  const { account, principal, mfa } = useSession()
  const policies = useQuery({
    queryKey: ['own-policies', userName],
    queryFn: () => readOwnPolicies(queryClient, userName),
    // A dozen calls that say the same for as long as nobody changes the policies.
    staleTime: 300_000,
  })
  const { data } = policies
  const standing = useMemo((): { policies: OwnPolicies; user: OwnUser } | undefined => {
    if (data === undefined) return undefined
    return {
      policies: data,
      user: {
        accountId: account.id,
        userName,
        arn: principal.arn,
        now: new Date(),
        secureTransport: location.protocol === 'https:',
        mfa,
      },
    }
  }, [data, account.id, principal.arn, userName, mfa])
  return { standing, error: policies.error }
}
