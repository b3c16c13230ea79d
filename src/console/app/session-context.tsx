import { createContext, useContext } from 'react'
import type { SignedIn } from '../../lib/sign-in-messages.ts'

/** The session this console was opened for; a new session opens a new console. */
export const SessionContext = createContext<SignedIn | undefined>(undefined)

/** Who is signed in. */
export const useSession = (): SignedIn => {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession is used outside of the console.')
  return session
}
