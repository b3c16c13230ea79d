import { createHashRouter } from 'react-router'
import type { Session } from '../api/role-session.ts'
import { loseCredentials, openSessions, takeEndedRole } from '../api/session.ts'
import { configuration } from './configuration.ts'
import { takeGreeting } from './greeting.ts'
import type { Notification } from './notifications.tsx'
import { adoptPath, hrefOf, paths } from './paths.ts'
import { backAgain } from './role-words.ts'
import { createRoutes } from './routes.tsx'
import { openCache, type SessionCache } from './session-cache.ts'

/** What the screens of one session run on. */
export interface OpenConsole extends SessionCache {
  readonly router: ReturnType<typeof createHashRouter>
  /** What there is to tell at first. */
  readonly greeting: readonly Notification[]
}

/** Where a person was in a session that is not shown just now. */
const places = new Map<string, string>()

const open = (session: Session): OpenConsole => {
  const ended = takeEndedRole()
  const place = places.get(session.id)
  places.delete(session.id)
  if (ended === undefined && place !== undefined) history.replaceState(null, '', hrefOf(place))
  const back: Notification[] = []
  if (ended !== undefined) {
    const { accountId } = ended.session.role
    // What the address names lies in the other account.
    if (ended.reason === 'asked' || accountId !== session.account.id)
      history.replaceState(null, '', hrefOf(paths.dashboard()))
    back.push({
      type: ended.reason === 'asked' ? 'success' : 'warning',
      content: backAgain(ended, session.person),
    })
  }
  adoptPath()
  const cache = openCache(configuration(), session, loseCredentials)
  const router = createHashRouter(createRoutes(cache.queryClient))
  return { ...cache, router, greeting: [...back, ...takeGreeting()] }
}

const consoles = new Map<string, OpenConsole>()

/** One console a session, however often React asks for it; renewed credentials stay in theirs. */
export const consoleOf = (session: Session): OpenConsole => {
  const opened = consoles.get(session.id) ?? open(session)
  consoles.set(session.id, opened)
  opened.sign(session)
  return opened
}

/** Forgets what a session has read, and stops its screens from following the address. */
export const closeConsole = (sessionId: string): void => {
  const opened = consoles.get(sessionId)
  consoles.delete(sessionId)
  if (opened !== undefined && openSessions().some(({ session }) => session.id === sessionId)) {
    const { pathname, search } = opened.router.state.location
    places.set(sessionId, `${pathname}${search}`)
  }
  opened?.router.dispose()
  opened?.close()
}
