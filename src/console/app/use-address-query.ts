import { useCallback } from 'react'
import { type NavigateOptions, useNavigate, useSearchParams } from 'react-router'
import { queryIn } from './query-in.ts'

/**
 * The query of the address, and the way to change it. A change begins with what the address says by then: the screen may
 * still show an older one, and the second of two quick changes would take the first one back.
 */
export const useAddressQuery = (): readonly [
  query: URLSearchParams,
  change: (changed: (current: URLSearchParams) => URLSearchParams, options?: NavigateOptions) => void,
] => {
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const change = useCallback(
    (changed: (current: URLSearchParams) => URLSearchParams, options?: NavigateOptions): void => {
      const current = new URLSearchParams(queryIn(location.hash))
      void navigate({ search: changed(current).toString() }, options)
    },
    [navigate],
  )
  return [query, change]
}
