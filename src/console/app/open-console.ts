import { createHashRouter } from 'react-router'
import type { Session } from '../api/role-session.ts'
import { loseCredentials, takeEndedRole } from '../api/session.ts'
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

const open = (session: Session): OpenConsole => {
  const ended = takeEndedRole()
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
  opened?.router.dispose()
  opened?.close()
}
