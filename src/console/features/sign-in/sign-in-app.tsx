import { useCallback, useMemo, useState } from 'react'
import type { MfaRequired, MustChangePassword, SignInAnswer } from '../../../lib/sign-in-messages.ts'
import { sessionEnd, setSession } from '../../api/session.ts'
import { createSignInClient } from '../../api/sign-in-client.ts'
import { configuration } from '../../app/configuration.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import { DemoAuthenticator } from './demo-authenticator.tsx'
import { Frame } from './frame.tsx'
import { FurtherStep } from './further-step.tsx'
import { Notice } from './notice.tsx'
import { type Persona, PersonasPanel } from './personas-panel.tsx'
import { type Problem, problemOf, wrongClock } from './problem.ts'
import { remember } from './remembered.ts'
import { leaveSignIn, useScreen } from './screen.ts'
import type { SetUpFormProps } from './set-up-form.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { partMissing, useLoaded } from './use-loaded.ts'
import { useServer } from './use-server.ts'
import { Waiting } from './waiting.tsx'

interface SignInAppProps {
  /** Somebody is signed in and the console is on its way. */
  readonly opening?: boolean
  /** Fetches the console; called when the person reaches the password. */
  readonly prefetchConsole: () => void
  /** The people of the demo; empty in every other build. */
  readonly personas: readonly Persona[]
}

/** What the service asks of somebody who gave the right password. */
interface Further {
  readonly asked: MustChangePassword | MfaRequired
  readonly who: string
}

/** Everything that is open to somebody who is not signed in. */
export function SignInApp({ opening = false, prefetchConsole, personas }: SignInAppProps) {
  const client = useMemo(() => createSignInClient(configuration().signIn), [])
  const [screen, go] = useScreen()
  const [server, askAgain] = useServer(client, !opening)
  const [further, setFurther] = useState<Further>()
  const [problem, setProblem] = useState<Problem>()
  const [filled, setFilled] = useState<Persona & { readonly click: number }>()
  const prefetch = useCallback(() => void whenIdle(prefetchConsole), [prefetchConsole])

  const answered = (answer: SignInAnswer, who: string): void => {
    setProblem(undefined)
    if (answer.state !== 'signed-in') {
      setFurther({ asked: answer, who })
      return
    }
    const { expiration } = answer.credentials
    if (Date.parse(expiration) <= Date.now()) {
      setFurther(undefined)
      setProblem(wrongClock(expiration))
      return
    }
    leaveSignIn()
    setSession(answer)
  }

  if (opening) {
    return <Waiting title="Opening">Opening the console…</Waiting>
  }
  if (server.state === 'asking') {
    return <Waiting title="Sign in">Connecting to the server…</Waiting>
  }
  if (server.state === 'failed') {
    const { title, text } = problemOf(server.failure)
    return (
      <Frame title={title}>
        <h1 className="si-title">{title}</h1>
        <Notice kind="error">{text}</Notice>
        <button type="button" className="si-submit" onClick={askAgain}>
          Try again
        </button>
        <p className="si-small">This page tries again by itself every five seconds.</p>
      </Frame>
    )
  }
  if (server.state === 'needs-set-up') {
    return (
      <Frame title="Set up" wide>
        <LoadedSetUpForm client={client} done={answered} onPassword={prefetch} />
      </Frame>
    )
  }
  if (screen.name === 'set-up') {
    return (
      <Frame title="Already set up">
        <h1 className="si-title">Already set up</h1>
        <p className="si-lead">
          This server has its account and root user. Sign in; whoever administers it can make you a user.
        </p>
        <button type="button" className="si-submit" onClick={() => go({ name: 'user' })}>
          Go to sign-in
        </button>
      </Frame>
    )
  }
  if (further !== undefined) {
    const { asked, who } = further
    return (
      <Frame
        title={asked.state === 'mfa' ? 'Multi-factor authentication' : 'New password'}
        aside={
          import.meta.env.MODE === 'demo' && asked.state === 'mfa' ? (
            <aside className="si-phone" aria-label="Your phone, in the demo">
              <DemoAuthenticator
                asked={asked}
                seed={personas.find(({ userName }) => userName === who)?.authenticatorSeed}
              />
            </aside>
          ) : undefined
        }
      >
        <FurtherStep
          key={asked.ticket}
          client={client}
          asked={asked}
          who={who}
          done={answer => answered(answer, who)}
          back={why => {
            setProblem(why)
            setFurther(undefined)
          }}
        />
      </Frame>
    )
  }
  return (
    <Frame
      title={screen.name === 'root' ? 'Sign in as root user' : 'Sign in'}
      aside={
        import.meta.env.MODE === 'demo' ? (
          <PersonasPanel
            personas={personas}
            choose={persona => {
              setFilled(last => ({ ...persona, click: (last?.click ?? 0) + 1 }))
              go(persona.userName.includes('@') ? { name: 'root' } : { name: 'user' })
            }}
          />
        ) : undefined
      }
    >
      <SignInCard
        client={client}
        screen={screen}
        go={next => {
          setFilled(undefined)
          go(next)
        }}
        filled={filled}
        ended={sessionEnd()}
        problem={problem}
        onPassword={prefetch}
        rootDone={answered}
        userDone={(answer, who) => {
          remember(who)
          answered(answer, who.userName)
        }}
      />
    </Frame>
  )
}

const loadSetUpForm = () => import('./set-up-form.tsx').then(module => module.SetUpForm)

/** Seen once in the life of a server. */
function LoadedSetUpForm(props: SetUpFormProps) {
  const form = useLoaded(loadSetUpForm)
  if (form.state === 'loaded') return <form.Part {...props} />
  if (form.state === 'loading') return null
  return (
    <Notice kind="error" title={partMissing.title}>
      {partMissing.text}
    </Notice>
  )
}
