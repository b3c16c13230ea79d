import type { SignedIn } from '../../lib/sign-in-messages.ts'
import { dropDrafts } from './drafts.ts'
import type { RoleSession, Session } from './role-session.ts'
import {
  createSessionStore,
  type EndedRole,
  type OpenSession,
  type RoleEnd,
  type SessionEnd,
} from './session-store.ts'
import { tabStorage } from './tab-storage.ts'

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

/** Whether the console that is shown can do nothing until its person signs in again. */
export const isOver = (): boolean => store.over()

/** All sign-ins of this tab. Each has a console of its own, and one of them is shown. */
export const openSessions = (): readonly OpenSession[] => store.all()

/** The one whose console is shown; undefined while the sign-in page is. */
export const activeSession = (): OpenSession | undefined =>
  store.all().find(({ id }) => id === store.active())

/** Starts a session: the console opens. */
export const setSession = (session: SignedIn): void => store.set(session)

/** Goes on with a session whose person has signed in again; anybody else gets a console of their own. */
export const renewSession = (id: string, session: SignedIn): void => store.renew(id, session)

/** Shows the console of another sign-in of this tab. */
export const chooseSession = (id: string): void => store.choose(id)

/** Shows the sign-in page for one more session; those that there are stay. */
export const addSession = (): void => store.add()

/** Goes under a role, or takes its renewed credentials. */
export const enterRole = (role: RoleSession): void => store.enter(role)

/** Goes back from a role to one's own session. */
export const leaveRole = (reason: RoleEnd): void => store.leave(reason)

/** Ends what runs on credentials that the service accepts no longer, unless they have been renewed or left already. */
export const loseCredentials = (accessKeyId: string): void => store.lose(accessKeyId)

/**
 * Ends a session, the one that is shown unless another is named: then the sign-in page opens, at the address that was
 * open, and says why.
 */
export const clearSession = (reason: SessionEnd = 'signed-out', id = store.active()): void => {
  // Who comes back after a session has expired finds what they wrote; who signs out leaves nothing behind.
  if (reason === 'signed-out') {
    const staying = store.all().filter(each => each.id !== id)
    dropDrafts(
      tabStorage(),
      staying.map(({ own }) => own.principal.id),
    )
  }
  store.clear(reason, id)
}

/** Signs everybody out of this tab. */
export const clearAllSessions = (): void => {
  dropDrafts(tabStorage())
  store.clearAll()
}

/** How the last session of this tab ended. */
export const sessionEnd = (): SessionEnd | undefined => store.ended()

/** The role that the person was under until now, once: whoever takes it tells them. */
export const takeEndedRole = (): EndedRole | undefined => store.takeEndedRole()

/** Calls back after each start, change and end of a session; for `useSyncExternalStore`. */
export const subscribe = (listener: () => void): (() => void) => store.subscribe(listener)
