import type { SignedIn } from '../../lib/sign-in-messages.ts'
import { dropDrafts } from './drafts.ts'
import { ownSession, type RoleSession, readRoleSession, type Session, underRole } from './role-session.ts'
import { readSignedIn } from './signed-in.ts'
import { tabStorage } from './tab-storage.ts'

/** Why there is no session any more. */
export type SessionEnd = 'signed-out' | 'expired'

/** Why a person is under a role no more; `lost`: the service does not accept its credentials. */
export type RoleEnd = 'asked' | 'expired' | 'lost'

export interface EndedRole {
  readonly session: RoleSession
  readonly reason: RoleEnd
}

export interface SessionStore {
  /** Whom the console acts as, the same object until it changes. */
  current(): Session | undefined
  /** The person's own sign-in, under a role too; never an expired one. */
  own(): SignedIn | undefined
  /** A person has signed in; whatever there was before is forgotten. */
  set(session: SignedIn): void
  /** Goes under a role, or takes the renewed credentials of the one that the person is under. */
  enter(role: RoleSession): void
  /** Goes back to one's own session; where that has expired, nobody is signed in any more. */
  leave(reason: RoleEnd): void
  /**
   * The service accepts these credentials no longer, whatever the clock of this machine says: ends what runs on them.
   * The answer may come late, when they have been renewed or left already; then nothing ends.
   */
  lose(accessKeyId: string): void
  /** Forgets the sign-in and the role. */
  clear(reason: SessionEnd): void
  /** How the last session ended; `undefined` before any has. */
  ended(): SessionEnd | undefined
  /** Which role the person was under last, once: who asks is to tell them. */
  takeEndedRole(): EndedRole | undefined
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

const ownKey = 'gatehouse.session'
const roleKey = 'gatehouse.role'

type Expiring = Pick<SignedIn, 'credentials'>

/** Keeps a session, and the role over it, in memory and in the tab's storage, and ends each when it expires. */
export function createSessionStore({ now, storage, after }: SessionHost): SessionStore {
  const listeners = new Set<() => void>()
  let ended: SessionEnd | undefined
  let endedRole: EndedRole | undefined
  let own = read(storage, ownKey, readSignedIn)
  let role = read(storage, roleKey, readRoleSession)
  let shown: Session | undefined
  let callOff = (): void => {}
  restore()

  function restore(): void {
    if (own === undefined) role = undefined
    else if (role !== undefined && !alive(role)) {
      endedRole = { session: role, reason: 'expired' }
      role = undefined
    }
    if (own !== undefined && role === undefined && !alive(own)) {
      own = undefined
      ended = 'expired'
    }
    keep()
  }

  function alive({ credentials }: Expiring): boolean {
    return Date.parse(credentials.expiration) > now()
  }

  function watchExpiry(): void {
    callOff()
    const watched = role ?? own
    if (watched === undefined) return
    // A timer sleeps with the machine, so that look once a minute instead of waiting twelve hours in one piece.
    const left = Date.parse(watched.credentials.expiration) - now()
    callOff = after(Math.min(Math.max(left, 0), 60_000), () => {
      if (alive(watched)) watchExpiry()
      else if (role !== undefined) leave('expired')
      else clear('expired')
    })
  }

  /** Writes down what there is now, and shows it. */
  function keep(): void {
    shown = own && (role === undefined ? ownSession(own) : underRole(own, role))
    write(storage, ownKey, own)
    write(storage, roleKey, role)
    watchExpiry()
  }

  function tell(): void {
    for (const listener of [...listeners]) listener()
  }

  function leave(reason: RoleEnd): void {
    if (role === undefined) return
    endedRole = { session: role, reason: alive(role) ? reason : 'expired' }
    role = undefined
    if (own !== undefined && !alive(own)) {
      clear('expired')
      return
    }
    keep()
    tell()
  }

  function clear(reason: SessionEnd): void {
    if (own === undefined) return
    ended = reason
    own = undefined
    role = undefined
    endedRole = undefined
    keep()
    tell()
  }

  return {
    // A role that has expired stays for the moment until it is left: what is below it must not flash by.
    current: () => (shown !== undefined && (role !== undefined || alive(shown)) ? shown : undefined),
    own: () => (own !== undefined && alive(own) ? own : undefined),
    set(session) {
      ended = undefined
      endedRole = undefined
      own = session
      role = undefined
      keep()
      tell()
    },
    enter(session) {
      if (own === undefined) return
      endedRole = undefined
      role = session
      keep()
      tell()
    },
    leave,
    lose(accessKeyId) {
      if (shown?.credentials.accessKeyId !== accessKeyId) return
      if (role === undefined) clear('expired')
      else leave('lost')
    },
    clear,
    ended: () => ended,
    takeEndedRole() {
      const taken = endedRole
      endedRole = undefined
      return taken
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function read<Kept>(
  storage: SessionHost['storage'],
  key: string,
  readKept: (value: unknown) => Kept | undefined,
): Kept | undefined {
  const text = storage?.getItem(key) ?? undefined
  if (text === undefined) return undefined
  try {
    return readKept(JSON.parse(text))
  } catch {
    // Not ours or cut short: as good as no session, the person signs in again.
    return undefined
  }
}

function write(storage: SessionHost['storage'], key: string, value: object | undefined): void {
  if (value === undefined) storage?.removeItem(key)
  else storage?.setItem(key, JSON.stringify(value))
}

const store = createSessionStore({
  now: Date.now,
  storage: tabStorage(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds)
    return () => clearTimeout(timer)
  },
})

/** Whom the console acts as, with the temporary credentials; the same object until it changes. */
export const currentSession = (): Session | undefined => store.current()

/** The person's own sign-in, under a role too: every switch begins with it. */
export const ownSignIn = (): SignedIn | undefined => store.own()

/** Starts a session: the console opens. */
export const setSession = (session: SignedIn): void => store.set(session)

/** Goes under a role, or takes its renewed credentials. */
export const enterRole = (role: RoleSession): void => store.enter(role)

/** Goes back from a role to one's own session. */
export const leaveRole = (reason: RoleEnd): void => store.leave(reason)

/** Ends what runs on credentials that the service accepts no longer, unless they have been renewed or left already. */
export const loseCredentials = (accessKeyId: string): void => store.lose(accessKeyId)

/** Ends the session: the sign-in page opens, at the address that was open, and says why. */
export const clearSession = (reason: SessionEnd = 'signed-out'): void => {
  // Who comes back after a session has expired finds what they wrote; who signs out leaves nothing behind.
  if (reason === 'signed-out') dropDrafts(tabStorage())
  store.clear(reason)
}

/** How the last session of this tab ended. */
export const sessionEnd = (): SessionEnd | undefined => store.ended()

/** The role that the person was under until now, once: whoever takes it tells them. */
export const takeEndedRole = (): EndedRole | undefined => store.takeEndedRole()

/** Calls back after each start, change and end of a session; for `useSyncExternalStore`. */
export const subscribe = (listener: () => void): (() => void) => store.subscribe(listener)
