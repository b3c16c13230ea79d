import { useCallback, useEffect, useState } from 'react'
import type { SignInClient, SignInFailure } from '../../api/sign-in-client.ts'

export type Server =
  | { readonly state: 'asking' }
  | { readonly state: 'ready' }
  | { readonly state: 'needs-set-up' }
  | { readonly state: 'failed'; readonly failure: SignInFailure }

const retryAfter = 5_000

/** Asks the service once whether it is there and set up; while it is not there, again every five seconds and on demand. */
export function useServer(client: SignInClient, ask: boolean): readonly [Server, () => void] {
  const [server, setServer] = useState<Server>({ state: 'asking' })
  const [tries, setTries] = useState(0)
  const again = useCallback(() => setTries(count => count + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks again.
  useEffect(() => {
    if (!ask) return
    let wanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    void client.status().then(result => {
      if (!wanted) return
      if (result.kind === 'answer') {
        setServer({ state: result.answer.needsSetUp ? 'needs-set-up' : 'ready' })
        return
      }
      setServer({ state: 'failed', failure: result })
      timer = setTimeout(again, retryAfter)
    })
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [client, ask, tries, again])

  return [server, again]
}
