import { useQuery } from '@tanstack/react-query'
import { accountAliasQuery } from '../api/queries/account.ts'
import { useSession } from './session-context.tsx'

/** The account's alias as it is now; as it was at sign-in for who may not read it. */
export const useAccountAlias = (): string | undefined => {
  const { account } = useSession()
  const { data } = useQuery({ ...accountAliasQuery(), staleTime: 300_000 })
  return data === undefined ? account.alias : (data ?? undefined)
}
