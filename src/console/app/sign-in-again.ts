import { activeSession } from '../api/session.ts'

/** Id of the sign-in whose person asked; another one's console must not open with the question. */
let asked: string | undefined
const listeners = new Set<() => void>()

/** Opens or closes the dialog in which whoever is signed in signs in again, over the page that they are at. */
export function askSignInAgain(open: boolean): void {
  asked = open ? activeSession()?.id : undefined
  for (const listener of [...listeners]) listener()
}

/** Whether the dialog was asked for in the console that is shown. */
export const isSignInAgainAsked = (): boolean => asked !== undefined && asked === activeSession()?.id

/** Calls back after each change; for `useSyncExternalStore`. */
export function subscribeSignInAgain(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
