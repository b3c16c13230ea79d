import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { policyEditorQuery } from './policy-authoring.tsx'

/** Fetches the editor's script while the page has nothing else to do, since somebody may want to write soon. */
export function usePrefetchedEditor(soon = true): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (!soon) return
    const fetch = (): void => void queryClient.prefetchQuery(policyEditorQuery())
    // Not every browser has it; a second is as good.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(fetch, 1_000)
      return () => clearTimeout(timer)
    }
    const waiting = requestIdleCallback(fetch, { timeout: 3_000 })
    return () => cancelIdleCallback(waiting)
  }, [queryClient, soon])
}
