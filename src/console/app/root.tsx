import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react'
import { currentSession, subscribe } from '../api/session.ts'
import type { Persona } from '../features/sign-in/personas-panel.tsx'
import { SignInApp } from '../features/sign-in/sign-in-app.tsx'
import { StartFailure } from '../features/sign-in/start-failure.tsx'
import { loadConsole } from './load-console.ts'

/** Nobody signed in: the light sign-in pages. Somebody: the console, loaded then, anew for each person and role. */
export function Root({ personas }: { readonly personas: readonly Persona[] }) {
  const session = useSyncExternalStore(subscribe, currentSession)
  const [Console, setConsole] = useState<ComponentType>()
  const [failed, setFailed] = useState(false)
  const signedIn = session !== undefined

  useEffect(() => {
    if (!signedIn) return
    let wanted = true
    loadConsole().then(
      component => wanted && setConsole(() => component),
      () => wanted && setFailed(true),
    )
    return () => {
      wanted = false
    }
  }, [signedIn])

  if (session === undefined) return <SignInApp prefetchConsole={prefetchConsole} personas={personas} />
  if (Console !== undefined) return <Console />
  if (failed) {
    return (
      <StartFailure sentence="Part of the console could not be loaded: the server is unreachable, or was updated meanwhile. Load the page again." />
    )
  }
  return <SignInApp opening prefetchConsole={prefetchConsole} personas={personas} />
}

/** Fetches the console while the person types. A failure is no matter here: opening the console tries again and says so. */
function prefetchConsole(): void {
  loadConsole().catch(() => undefined)
}
