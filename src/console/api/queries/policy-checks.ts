import { queryOptions } from '@tanstack/react-query'
import type { Change } from '../../../policy/analyze/difference.ts'
import type { PolicySummary } from '../../../policy/analyze/summarize.ts'
import type { PolicyType } from '../../../policy/validate/rule.ts'

/** The catalogue of AWS services, fetched when the first policy needs it. Rejects when its files cannot be loaded. */
export const policyCatalogQuery = () =>
  queryOptions({
    queryKey: ['policy-catalog'],
    queryFn: async () => {
      const [{ openCatalog }, { bundledCatalog }] = await Promise.all([
        import('../../../policy/catalog/open-catalog.ts'),
        import('../../../policy/catalog/bundled-catalog.ts'),
      ])
      return openCatalog(bundledCatalog)
    },
    // It came with the console and grows by what is asked of it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })

/** The catalogue with the details of some services loaded; prefixes that AWS does not have are passed over. */
export const policyServicesQuery = (prefixes: readonly string[]) =>
  queryOptions({
    queryKey: ['policy-services', ...prefixes],
    queryFn: async ({ client }) => {
      const catalog = await client.ensureQueryData(policyCatalogQuery())
      await catalog.loadServices(prefixes)
      return { catalog }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    structuralSharing: false,
  })

/** What kind of policy a text is to be. */
export interface PolicyKind {
  readonly type: PolicyType
  /** For resource-based policies the prefix of the service whose resource it belongs to. */
  readonly service?: string | undefined
}

/** What a policy allows and denies, service by service. */
export const policySummaryQuery = (text: string) =>
  queryOptions({
    queryKey: ['policy-summary', text],
    queryFn: async ({ client }): Promise<PolicySummary> => {
      const [catalog, { summarize }, { parsePolicy }] = await Promise.all([
        client.ensureQueryData(policyCatalogQuery()),
        import('../../../policy/analyze/summarize.ts'),
        import('../../../policy/model/parse.ts'),
      ])
      return summarize(parsePolicy(text), catalog)
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

/** What a second text allows or denies otherwise than a first; actions only as far as AWS has them. */
export interface TextDifference {
  readonly changes: readonly Change[]
  /** Nothing else can change. */
  readonly complete: boolean
}

/** So many requests are tried in a tenth of a second or less. */
const mostRequests = 5_000

/** What changes for whoever has the policy when its text becomes another. */
export const policyDifferenceQuery = (before: string, after: string) =>
  queryOptions({
    queryKey: ['policy-difference', before, after],
    queryFn: async ({ client }): Promise<TextDifference> => {
      const [catalog, { difference }] = await Promise.all([
        client.ensureQueryData(policyCatalogQuery()),
        import('../../../policy/analyze/difference.ts'),
      ])
      const found = difference({ identity: [before] }, { identity: [after] }, { catalog, mostRequests })
      const isKnown = (action: string): boolean => {
        const [prefix = '', name = ''] = action.split(':')
        return catalog.entries.get(prefix)?.actionNames.has(name.toLowerCase()) === true
      }
      const changes = found.changes
        .map(change => ({ ...change, actions: change.actions.filter(isKnown) }))
        .filter(({ actions }) => actions.length > 0)
      return { changes, complete: found.complete && changes.length === found.changes.length }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
