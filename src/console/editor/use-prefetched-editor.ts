import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { whenIdle } from '../ui/when-idle.ts'
import { policyEditorQuery } from './policy-authoring.tsx'

/** Fetches the editor's script while the page has nothing else to do, since somebody may want to write soon. */
export function usePrefetchedEditor(soon = true): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (!soon) return
    return whenIdle(() => void queryClient.prefetchQuery(policyEditorQuery()))
  }, [queryClient, soon])
}
