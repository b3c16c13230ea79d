let asked = false
const listeners = new Set<() => void>()

/** Opens or closes the dialog in which whoever is signed in signs in again, over the page that they are at. */
export function askSignInAgain(open: boolean): void {
  asked = open
  for (const listener of [...listeners]) listener()
}

/** Whether the dialog was asked for. */
export const isSignInAgainAsked = (): boolean => asked

/** Calls back after each change; for `useSyncExternalStore`. */
export function subscribeSignInAgain(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
