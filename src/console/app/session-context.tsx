import { createContext, useContext } from 'react'
import type { Session } from '../api/role-session.ts'

/** The session this console was opened for; another person or role opens another console. */
export const SessionContext = createContext<Session | undefined>(undefined)

/** Whom the screens act as: whoever signed in, or a role that they switched to. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession is used outside of the console.')
  return session
}
