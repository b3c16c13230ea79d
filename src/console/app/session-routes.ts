import { redirect } from 'react-router'
import {
  activeSession,
  addSession,
  chooseSession,
  currentSession,
  leaveRole,
  openSessions,
} from '../api/session.ts'
import { hrefOf, paths } from './paths.ts'
import { openPageHref } from './sign-in-address.ts'

/*
 * Pages of their own rather than mere acts, so that a form with unsaved changes is asked before it is left. They never
 * resolve where another console or the sign-in page opens.
 */
const never = (): Promise<never> => new Promise(() => {})

/** From a role back to oneself. */
export const switchBack = (): Response | Promise<never> => {
  if (currentSession()?.role === undefined) return redirect(paths.dashboard())
  leaveRole('asked')
  return never()
}

/** To another sign-in of this tab. */
export const switchSession = (id: string | undefined): Response | Promise<never> => {
  if (id === undefined || id === activeSession()?.id || !openSessions().some(each => each.id === id))
    return redirect(paths.sessions())
  // What the address names may not be there for the other one.
  history.replaceState(null, '', hrefOf(paths.dashboard()))
  chooseSession(id)
  return never()
}

/** To the sign-in page, while everybody stays signed in. */
export const toAddSession = (): Promise<never> => {
  history.replaceState(null, '', openPageHref('/sign-in'))
  addSession()
  return never()
}
