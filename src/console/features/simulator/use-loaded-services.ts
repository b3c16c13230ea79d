import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { OpenCatalog } from '../../../policy/catalog/open-catalog.ts'

/** The details of more services than these are not fetched for a simulation. */
const mostServices = 12

/** The prefixes of the services that actions belong to, once their resource types and keys are known. */
export function useLoadedServices(
  catalog: OpenCatalog | undefined,
  actions: readonly string[] = [],
): readonly string[] {
  const prefixes = useMemo(
    () => [...new Set(actions.map(action => action.slice(0, action.indexOf(':'))))].slice(0, mostServices),
    [actions],
  )
  const { data = [] } = useQuery({
    queryKey: ['policy-catalog', 'services', prefixes],
    queryFn: async () => {
      await catalog?.loadServices(prefixes)
      return prefixes
    },
    enabled: catalog !== undefined && prefixes.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: before => before,
  })
  return data
}
