import type { SignedIn } from '../../lib/sign-in-messages.ts'
import { type KeptSignIn, keepSignIns, readSignIns } from './kept-sign-ins.ts'
import { ownSession, type RoleSession, type Session, underRole } from './role-session.ts'

/** Why there is no session any more. */
export type SessionEnd = 'signed-out' | 'expired'

/** Why a person is under a role no more; `lost`: the service does not accept its credentials. */
export type RoleEnd = 'asked' | 'expired' | 'lost'

export interface EndedRole {
  readonly session: RoleSession
  readonly reason: RoleEnd
}

/** One of the sign-ins of this tab, whether its console is shown or not. */
export interface OpenSession {
  /** Of the sign-in: stays the same under a role, and when the credentials are renewed. */
  readonly id: string
  /** Which colour it has, from 0 on; no two sign-ins of the tab have the same. */
  readonly color: number
  readonly own: SignedIn
  /** Whom it acts as now. */
  readonly session: Session
}

export interface SessionStore {
  /** Whom the console acts as, the same object until it changes; undefined while the sign-in page is to be shown. */
  current(): Session | undefined
  /** The person's own sign-in, under a role too; never an expired one. */
  own(): SignedIn | undefined
  /**
   * Whether the console that is shown can do nothing until its person signs in again: it stays, with what they have
   * typed.
   */
  over(): boolean
  /** All sign-ins of the tab in the order in which they began, the same array until one changes. */
  all(): readonly OpenSession[]
  /** The id of the sign-in whose console is shown. */
  active(): string | undefined
  /** A person has signed in: their console is shown. Other sign-ins stay. */
  set(session: SignedIn): void
  /**
   * The person of a sign-in has signed in again: it goes on where it was. Somebody else takes its place with a console
   * of their own.
   */
  renew(id: string, session: SignedIn): void
  /** Shows the console of another sign-in. */
  choose(id: string): void
  /** Shows the sign-in page, where one more person can sign in; all sign-ins stay. */
  add(): void
  /** Goes under a role, or takes the renewed credentials of the one that the person is under. */
  enter(role: RoleSession): void
  /** Goes back to one's own session. */
  leave(reason: RoleEnd): void
  /**
   * The service accepts these credentials no longer, whatever the clock of this machine says: ends what runs on them.
   * The answer may come late, when they have been renewed or left already; then nothing ends.
   */
  lose(accessKeyId: string): void
  /** Forgets a sign-in and its role: the one that is shown unless another is named. */
  clear(reason: SessionEnd, id?: string): void
  /** Forgets all sign-ins. */
  clearAll(): void
  /** How the last session ended that was shown; `undefined` before any has. */
  ended(): SessionEnd | undefined
  /** Which role the person was under last, once: who asks is to tell them. */
  takeEndedRole(): EndedRole | undefined
  /** Calls back after each change; returns the way to stop it. */
  subscribe(listener: () => void): () => void
}

export interface SessionHost {
  /** Milliseconds since 1970. */
  now(): number
  /** Where a reload finds the sessions again; `undefined` where storage is forbidden. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined
  /** Calls back after so many milliseconds; returns the way to call it off. */
  after(milliseconds: number, callback: () => void): () => void
}

const toOpen = ({ id, color, own, role }: KeptSignIn): OpenSession => ({
  id,
  color,
  own,
  session: role === undefined ? ownSession(own, id) : underRole(own, role),
})

/** Keeps the sign-ins of a tab, and the role over each, in memory and in the tab's storage, and notices when one expires. */
export function createSessionStore({ now, storage, after }: SessionHost): SessionStore {
  const listeners = new Set<() => void>()
  let ended: SessionEnd | undefined
  let endedRole: EndedRole | undefined
  let { active, signIns } = readSignIns(storage)
  /** Ids of sign-ins whose credentials the service has refused. */
  const lost = new Set<string>()
  let open: readonly OpenSession[] = []
  let callOff = (): void => {}
  restore()

  function restore(): void {
    const expired = (kept: KeptSignIn) => kept.role !== undefined && !alive(kept.role)
    const role = shown()?.role
    if (role !== undefined && !alive(role)) endedRole = { session: role, reason: 'expired' }
    signIns = signIns
      .map(kept => (expired(kept) ? { ...kept, role: undefined } : kept))
      .filter(({ own, role }) => role !== undefined || alive(own))
    if (active !== undefined && shown() === undefined) {
      active = undefined
      ended = 'expired'
      endedRole = undefined
    }
    keep()
  }

  function alive({ credentials }: Pick<SignedIn, 'credentials'>): boolean {
    return Date.parse(credentials.expiration) > now()
  }

  function shown(): KeptSignIn | undefined {
    return signIns.find(({ id }) => id === active)
  }

  function working({ id, own }: KeptSignIn): boolean {
    return alive(own) && !lost.has(id)
  }

  function watchExpiry(): void {
    callOff()
    const kept = shown()
    const watched = kept?.role ?? kept?.own
    if (watched === undefined || !alive(watched)) return
    // A timer sleeps with the machine, so that look once a minute instead of waiting twelve hours in one piece.
    const left = Date.parse(watched.credentials.expiration) - now()
    callOff = after(Math.min(left, 60_000), () => {
      if (alive(watched)) watchExpiry()
      else if (kept?.role !== undefined) leave('expired')
      else tell()
    })
  }

  /** Writes down what there is now, and shows it. */
  function keep(): void {
    const before = new Map(open.map(each => [each.id, each]))
    open = signIns.map(kept => {
      const [next, last] = [toOpen(kept), before.get(kept.id)]
      const same = last?.own === kept.own && last.session.role === kept.role
      return same && last !== undefined ? last : next
    })
    keepSignIns(storage, { active, signIns })
    watchExpiry()
  }

  function tell(): void {
    for (const listener of [...listeners]) listener()
  }

  function change(next: readonly KeptSignIn[], nextActive = active): void {
    signIns = next
    active = nextActive
    keep()
    tell()
  }

  function changeShown(by: Partial<KeptSignIn>): void {
    change(signIns.map(kept => (kept.id === active ? { ...kept, ...by } : kept)))
  }

  function leave(reason: RoleEnd): void {
    const role = shown()?.role
    if (role === undefined) return
    endedRole = { session: role, reason: alive(role) ? reason : 'expired' }
    changeShown({ role: undefined })
  }

  function set(own: SignedIn): void {
    ended = undefined
    endedRole = undefined
    const id = own.credentials.accessKeyId
    const others = signIns.filter(kept => kept.id !== id)
    const taken = new Set(others.map(({ color }) => color))
    let color = 0
    while (taken.has(color)) color += 1
    change([...others, { id, color, own }], id)
  }

  return {
    current: () => open.find(({ id }) => id === active)?.session,
    own: () => {
      const kept = shown()
      return kept !== undefined && working(kept) ? kept.own : undefined
    },
    over: () => {
      const kept = shown()
      return kept !== undefined && kept.role === undefined && !working(kept)
    },
    all: () => open,
    active: () => active,
    set,
    renew(id, own) {
      const kept = signIns.find(each => each.id === id)
      lost.delete(id)
      // By the id: a name may have been given to somebody else meanwhile.
      if (kept?.own.principal.id === own.principal.id) {
        change(signIns.map(each => (each === kept ? { ...kept, own } : each)))
        return
      }
      signIns = signIns.filter(each => each !== kept)
      set(own)
    },
    choose(id) {
      if (!signIns.some(kept => kept.id === id)) return
      ended = undefined
      endedRole = undefined
      change(signIns, id)
    },
    add() {
      ended = undefined
      active = undefined
      keep()
      tell()
    },
    enter(role) {
      if (shown() === undefined) return
      endedRole = undefined
      changeShown({ role })
    },
    leave,
    lose(accessKeyId) {
      const kept = shown()
      if (kept === undefined || (kept.role ?? kept.own).credentials.accessKeyId !== accessKeyId) return
      if (kept.role !== undefined) leave('lost')
      else {
        lost.add(kept.id)
        tell()
      }
    },
    clear(reason, id = active) {
      if (id === undefined || !signIns.some(kept => kept.id === id)) return
      lost.delete(id)
      signIns = signIns.filter(kept => kept.id !== id)
      if (id === active) {
        ended = reason
        endedRole = undefined
        active = undefined
      }
      keep()
      tell()
    },
    clearAll() {
      ended = 'signed-out'
      endedRole = undefined
      active = undefined
      lost.clear()
      change([])
    },
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
