import { useSyncExternalStore } from 'react'
import { chooseSession, clearAllSessions, openSessions, subscribe } from '../../api/session.ts'
import type { OpenSession } from '../../api/session-store.ts'
import { accountWords } from '../../app/role-words.ts'
import { sessionColorClass } from '../../ui/session-colors.ts'
import { leaveSignIn } from './screen.ts'

/** Who is signed in in this tab while one more person may: one click leads back to their console. */
export function OpenSessions() {
  const sessions = useSyncExternalStore(subscribe, openSessions)
  if (sessions.length === 0) return null
  const goTo = ({ id }: OpenSession): void => {
    leaveSignIn()
    chooseSession(id)
  }
  return (
    <section className="si-sessions" aria-labelledby="si-sessions-title">
      <h2 className="si-subtitle" id="si-sessions-title">
        Signed in in this tab
      </h2>
      <ul className="si-session-list">
        {sessions.map(open => (
          <li key={open.id}>
            <button type="button" className="si-session" onClick={() => goTo(open)}>
              <span className={`si-session-dot ${sessionColorClass(open.color)}`} />
              <span className="si-session-name">{open.own.principal.name}</span>
              <span className="si-session-open">Open console</span>
              <span className="si-session-account">{wordsOf(open)}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="si-link" onClick={clearAllSessions}>
        {sessions.length === 1 ? `Sign out ${sessions[0]?.own.principal.name}` : 'Sign out of all of them'}
      </button>
    </section>
  )
}

const wordsOf = ({ own, session }: OpenSession): string => {
  const account = accountWords(own.account.id, own.account.alias)
  return session.role === undefined ? account : `${account}, under the role ${session.principal.name}`
}
