import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { isWildcardOnly } from '../../../policy/catalog/actions-matching.ts'
import { accountEntities } from '../../api/account-entities.ts'
import { accountDetailsQuery } from '../../api/queries/account-details.ts'
import { policyDocumentQuery } from '../../api/queries/policies.ts'
import { policyCatalogQuery } from '../../api/queries/policy-checks.ts'
import { useSession } from '../session-context.tsx'
import { entitiesByName, type SimulatedWorld } from './simulated-world.ts'

export interface WorldState {
  /** Undefined until everything that was asked for is read or refused. */
  readonly world: SimulatedWorld | undefined
  /** Why the users, groups and roles are not known. */
  readonly accountError: Error | null
  /** Why the text of a policy is not known. */
  readonly documentErrors: readonly { readonly arn: string; readonly error: Error }[]
  readonly catalogError: Error | null
  readonly retry: () => void
}

/**
 * Reads what simulations need: the account in one bulk read, where `withAccount` says that any of them needs it, and the
 * managed policies that they name beside.
 */
export function useSimulatedWorld(withAccount: boolean, policyArns: readonly string[]): WorldState {
  const { account } = useSession()
  const details = useQuery({ ...accountDetailsQuery(), enabled: withAccount })
  const catalog = useQuery(policyCatalogQuery())
  const documents = useQueries({
    queries: policyArns.map(policyDocumentQuery),
    combine: results => ({
      texts: results.map(({ data }) => data),
      errors: results.map(({ error }) => error),
      pending: results.some(({ isPending }) => isPending),
      retry: () => {
        for (const each of results) if (each.error !== null) void each.refetch()
      },
    }),
  })
  // One moment for the whole visit, so that nothing changes by itself.
  const [now] = useState(() => new Date())
  const entities = useMemo(
    () => (details.data === undefined ? undefined : entitiesByName(accountEntities(details.data))),
    [details.data],
  )
  const { texts } = documents
  const pending = (withAccount && details.isPending) || documents.pending
  const world = useMemo((): SimulatedWorld | undefined => {
    const loaded = catalog.data
    if (pending || loaded === undefined) return undefined
    return {
      accountId: account.id,
      entities,
      documents: new Map(
        policyArns.flatMap((arn, index) => {
          const text = texts[index]
          return text === undefined ? [] : [[arn, text] as const]
        }),
      ),
      isWildcardOnly: action => isWildcardOnly(loaded, action),
      now,
    }
  }, [pending, catalog.data, account.id, entities, policyArns, texts, now])
  return {
    world,
    accountError: withAccount ? details.error : null,
    documentErrors: policyArns.flatMap((arn, index) => {
      const error = documents.errors[index]
      return error == null ? [] : [{ arn, error }]
    }),
    catalogError: catalog.error,
    retry: () => {
      if (details.error !== null) void details.refetch()
      if (catalog.error !== null) void catalog.refetch()
      documents.retry()
    },
  }
}
