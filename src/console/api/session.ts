import type { SignedIn } from '../../lib/sign-in-messages.ts'
import { readSignedIn } from './signed-in.ts'

/** Why there is no session any more. */
export type SessionEnd = 'signed-out' | 'expired'

export interface SessionStore {
  /** The session, the same object until it changes; never an expired one. */
  current(): SignedIn | undefined
  set(session: SignedIn): void
  clear(reason: SessionEnd): void
  /** How the last session ended; `undefined` before any has. */
  ended(): SessionEnd | undefined
  /** Calls back after each change; returns the way to stop it. */
  subscribe(listener: () => void): () => void
}

export interface SessionHost {
  /** Milliseconds since 1970. */
  now(): number
  /** Where a reload finds the session again; `undefined` where storage is forbidden. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined
  /** Calls back after so many milliseconds; returns the way to call it off. */
  after(milliseconds: number, callback: () => void): () => void
}

const storageKey = 'gatehouse.session'

/** Keeps one session in memory and in the tab's storage, and ends it when it expires. */
export function createSessionStore({ now, storage, after }: SessionHost): SessionStore {
  const listeners = new Set<() => void>()
  let ended: SessionEnd | undefined
  let session = restore()
  let callOff = (): void => {}
  watchExpiry()

  function restore(): SignedIn | undefined {
    const stored = readStored(storage?.getItem(storageKey) ?? undefined)
    if (stored === undefined || alive(stored)) return stored
    storage?.removeItem(storageKey)
    ended = 'expired'
    return undefined
  }

  function alive({ credentials }: SignedIn): boolean {
    return Date.parse(credentials.expiration) > now()
  }

  function watchExpiry(): void {
    callOff()
    if (session === undefined) return
    // A timer sleeps with the machine, so that look once a minute instead of waiting twelve hours in one piece.
    const left = Date.parse(session.credentials.expiration) - now()
    callOff = after(Math.min(Math.max(left, 0), 60_000), () => {
      if (session === undefined || alive(session)) watchExpiry()
      else clear('expired')
    })
  }

  function change(next: SignedIn | undefined): void {
    session = next
    if (next === undefined) storage?.removeItem(storageKey)
    else storage?.setItem(storageKey, JSON.stringify(next))
    watchExpiry()
    for (const listener of [...listeners]) listener()
  }

  function clear(reason: SessionEnd): void {
    if (session === undefined) return
    ended = reason
    change(undefined)
  }

  return {
    current: () => (session !== undefined && alive(session) ? session : undefined),
    set(next) {
      ended = undefined
      change(next)
    },
    clear,
    ended: () => ended,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function readStored(text: string | undefined): SignedIn | undefined {
  if (text === undefined) return undefined
  try {
    return readSignedIn(JSON.parse(text))
  } catch {
    // Not ours or cut short: as good as no session, the person signs in again.
    return undefined
  }
}

function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage
  } catch {
    // The browser forbids storage to this page: the session then lasts until a reload.
    return undefined
  }
}

const store = createSessionStore({
  now: Date.now,
  storage: tabStorage(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
})

/** Who is signed in, with the temporary credentials; the same object until it changes. */
export const currentSession = (): SignedIn | undefined => store.current()

/** Starts a session: the console opens. */
export const setSession = (session: SignedIn): void => store.set(session)

/** Ends the session: the sign-in page opens, at the address that was open, and says why. */
export const clearSession = (reason: SessionEnd = 'signed-out'): void => store.clear(reason)

/** How the last session of this tab ended. */
export const sessionEnd = (): SessionEnd | undefined => store.ended()

/** Calls back after each start and end of a session; for `useSyncExternalStore`. */
export const subscribe = (listener: () => void): (() => void) => store.subscribe(listener)
