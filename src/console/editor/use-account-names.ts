import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AccountNames } from '../../policy/language/language.ts'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { rolesQuery } from '../api/queries/roles.ts'
import { usersQuery } from '../api/queries/users.ts'
import { useSession } from '../app/session-context.tsx'

/**
 * What a policy can name of the account. Users and roles are asked for where a policy has principals; who may not read
 * them gets none offered.
 */
export function useAccountNames({ type }: PolicyKind): AccountNames {
  const { account } = useSession()
  const enabled = type === 'trust' || type === 'resource' || type === 'rcp'
  const users = useQuery({ ...usersQuery(), enabled })
  const roles = useQuery({ ...rolesQuery(), enabled })
  return useMemo(
    () => ({
      accountId: account.id,
      principals: [...(users.data?.items ?? []), ...(roles.data?.items ?? [])].flatMap(
        ({ Arn }) => Arn ?? [],
      ),
    }),
    [account.id, users.data, roles.data],
  )
}
