import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type OwnPolicies, readOwnPolicies } from '../../api/own-policies.ts'
import { mfaDevicesQuery } from '../../api/queries/mfa-devices.ts'
import { useSession } from '../../app/session-context.tsx'
import { signedInWithMfa } from './signed-in-with-mfa.ts'
import type { OwnUser } from './standing.ts'

/** The person's policies, and who asks: what `standingOf` takes. Undefined while they are on their way. */
export const useOwnStanding = (userName: string) => {
  const queryClient = useQueryClient()
  const { account, principal, credentials } = useSession()
  const policies = useQuery({
    queryKey: ['own-policies', userName],
    queryFn: () => readOwnPolicies(queryClient, userName),
    // A dozen calls that say the same for as long as nobody changes the policies.
    staleTime: 300_000,
  })
  const devices = useQuery(mfaDevicesQuery(userName))
  const { data } = policies
  const standing = useMemo((): { policies: OwnPolicies; user: OwnUser } | undefined => {
    if (data === undefined || devices.isPending) return undefined
    return {
      policies: data,
      user: {
        accountId: account.id,
        userName,
        arn: principal.arn,
        now: new Date(),
        secureTransport: location.protocol === 'https:',
        mfa: devices.data && signedInWithMfa(devices.data, credentials.expiration),
      },
    }
  }, [data, devices.data, devices.isPending, account.id, principal.arn, userName, credentials.expiration])
  return { standing, error: policies.error }
}
