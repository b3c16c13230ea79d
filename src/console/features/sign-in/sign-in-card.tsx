import type { MouseEvent } from 'react'
import type { SignInAnswer } from '../../../lib/sign-in-messages.ts'
import { openSessions } from '../../api/session.ts'
import type { SessionEnd } from '../../api/session-store.ts'
import type { SignInClient } from '../../api/sign-in-client.ts'
import { openPageHref } from '../../app/sign-in-address.ts'
import { Notice } from './notice.tsx'
import { OpenSessions } from './open-sessions.tsx'
import type { Problem } from './problem.ts'
import { remembered } from './remembered.ts'
import { RootForm } from './root-form.tsx'
import { pathOf, type Screen } from './screen.ts'
import { UserForm } from './user-form.tsx'

interface Filled {
  readonly account: string
  readonly userName: string
  readonly password: string
  /** Differs for each click, so that the form is filled again after it was edited. */
  readonly click: number
}

interface SignInCardProps {
  readonly client: SignInClient
  readonly screen: Exclude<Screen, { name: 'set-up' }>
  readonly go: (screen: Screen) => void
  /** What the demo's list of people put into the form. */
  readonly filled: Filled | undefined
  readonly ended: SessionEnd | undefined
  /** Why an earlier step came back here. */
  readonly problem: Problem | undefined
  readonly onPassword: () => void
  readonly rootDone: (answer: SignInAnswer, email: string) => void
  readonly userDone: (
    answer: SignInAnswer,
    who: { readonly account: string; readonly userName: string },
  ) => void
}

const endings: Record<SessionEnd, string> = {
  'signed-out': 'You have signed out.',
  expired: 'Your session has expired. Sign in again to go on where you were.',
}

/** The choice between an IAM user and the root user, and the form of the one chosen. */
export function SignInCard(props: SignInCardProps) {
  const { client, screen, filled, ended, problem, onPassword } = props
  const key = `${pathOf(screen)} ${filled?.click ?? 0}`
  return (
    <>
      <h1 className="si-title">Sign in</h1>
      <Chooser screen={screen} go={props.go} />
      {problem === undefined ? null : (
        <Notice kind="error" title={problem.title}>
          {problem.text}
        </Notice>
      )}
      {ended === undefined || problem !== undefined ? null : (
        <Notice kind={ended === 'expired' ? 'info' : 'success'}>{endings[ended]}</Notice>
      )}
      {screen.name === 'root' ? (
        <RootForm
          key={key}
          client={client}
          initial={{ email: filled?.userName ?? '', password: filled?.password ?? '' }}
          done={props.rootDone}
          onPassword={onPassword}
        />
      ) : (
        <UserForm
          key={key}
          client={client}
          initial={filled ?? { ...initialUser(screen.account), password: '' }}
          done={props.userDone}
          onPassword={onPassword}
        />
      )}
      <p className="si-small">
        {screen.name === 'root'
          ? 'The root user may do everything in its account. For daily work, sign in as an IAM user.'
          : 'Forgot your password? An administrator of your account can set a new one.'}
      </p>
      <OpenSessions />
    </>
  )
}

/** The account of the address goes first; the user name that is remembered belongs to one account only. */
function initialUser(account: string | undefined): { account: string; userName: string } {
  const last = remembered()
  // Whoever adds a session is somebody else most of the time.
  const isIn = openSessions().some(({ own }) => own.principal.name === last.userName)
  if (isIn) return { account: account ?? last.account, userName: '' }
  if (account === undefined || account === last.account) return last
  return { account, userName: '' }
}

function Chooser({ screen, go }: Pick<SignInCardProps, 'screen' | 'go'>) {
  const choice = (label: string, target: Screen) => {
    const follow = (event: MouseEvent): void => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      go(target)
    }
    return (
      <a
        className="si-choice"
        href={openPageHref(pathOf(target))}
        aria-current={target.name === screen.name ? 'page' : undefined}
        onClick={follow}
      >
        {label}
      </a>
    )
  }
  return (
    <nav className="si-chooser" aria-label="Who signs in">
      {choice('IAM user', { name: 'user' })}
      {choice('Root user', { name: 'root' })}
    </nav>
  )
}
