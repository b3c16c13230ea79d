import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Company } from '../../../policy/analyze/who-can.ts'
import { companyOf } from '../../api/account-company.ts'
import { type AccountEntity, accountEntities } from '../../api/account-entities.ts'
import {
  type AccountDetails,
  accountDetailsQuery,
  accountReadSoFarQuery,
} from '../../api/queries/account-details.ts'
import { useSession } from '../../app/session-context.tsx'

/** The account that is asked about, as far as it is there. */
export interface ExploredAccount {
  readonly id: string
  /** Undefined while it is being read. */
  readonly details: AccountDetails | undefined
  readonly entities: readonly AccountEntity[] | undefined
  readonly company: Company | undefined
  readonly readSoFar: number
  readonly error: Error | null
  readonly read: () => void
  readonly stopReading: () => void
  /** Somebody has stopped the reading; `read` begins anew. */
  readonly stopped: boolean
}

/** Reads the whole account once the screen opens, and again when somebody wants it. */
export function useAccount(): ExploredAccount {
  const { account } = useSession()
  const queryClient = useQueryClient()
  const query = useQuery(accountDetailsQuery())
  const { data: readSoFar } = useQuery(accountReadSoFarQuery())
  const details = query.isFetching ? undefined : query.data
  const entities = useMemo(() => details && accountEntities(details), [details])
  const company = useMemo(() => details && companyOf(details, account.id), [details, account.id])
  return {
    id: account.id,
    details,
    entities,
    company,
    readSoFar,
    error: query.isFetching ? null : query.error,
    read: () => void query.refetch(),
    stopReading: () =>
      void queryClient.cancelQueries({ queryKey: accountDetailsQuery().queryKey, exact: true }),
    stopped: query.isPending && !query.isFetching,
  }
}
