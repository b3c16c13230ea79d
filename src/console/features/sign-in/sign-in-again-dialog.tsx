import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import './sign-in-again-dialog.css'
import type { MfaRequired, MustChangePassword, SignInAnswer } from '../../../lib/sign-in-messages.ts'
import { activeSession, clearSession, isOver, renewSession, subscribe } from '../../api/session.ts'
import type { OpenSession } from '../../api/session-store.ts'
import { createSignInClient } from '../../api/sign-in-client.ts'
import { configuration } from '../../app/configuration.ts'
import { askSignInAgain, isSignInAgainAsked, subscribeSignInAgain } from '../../app/sign-in-again.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import { DemoAuthenticator } from './demo-authenticator.tsx'
import { FurtherStep, prefetchFurtherSteps } from './further-step.tsx'
import { Notice } from './notice.tsx'
import { PasswordAgainForm } from './password-again-form.tsx'
import { type Problem, wrongClock } from './problem.ts'
import { partMissing } from './use-loaded.ts'

/**
 * Whoever is signed in signs in again over the page that they are at, when they ask for it or their session is over, and
 * loses nothing of it.
 */
export function SignInAgainDialog() {
  const open = useSyncExternalStore(subscribe, activeSession)
  const over = useSyncExternalStore(subscribe, isOver)
  const asked = useSyncExternalStore(subscribeSignInAgain, isSignInAgainAsked)
  // By the end of a session its server may be gone for a while, or have been updated.
  useEffect(() => whenIdle(prefetchFurtherSteps), [])
  return open !== undefined && (over || asked) ? <Dialog key={open.id} open={open} /> : null
}

function Dialog({ open }: { readonly open: OpenSession }) {
  const over = useSyncExternalStore(subscribe, isOver)
  const box = useRef<HTMLDialogElement>(null)
  const client = useMemo(() => createSignInClient(configuration().signIn), [])
  const [further, setFurther] = useState<MustChangePassword | MfaRequired>()
  const [problem, setProblem] = useState<Problem>()
  const [missing, setMissing] = useState(false)
  const onMissing = useCallback(() => setMissing(true), [])
  const leadId = useId()
  const { id, own } = open

  // Before the fields put the cursor where it belongs, and away in time for the cursor to go back to where it was.
  useLayoutEffect(() => {
    const dialog = box.current
    if (dialog?.open === false) {
      if (missing) {
        dialog.show()
        // Rather than the button that loads the page again: a key may have been typed ahead.
        dialog.querySelector<HTMLElement>('.si-notice')?.focus()
      } else dialog.showModal()
    }
    return () => {
      dialog?.close()
      requestAnimationFrame(focusPage)
    }
  }, [missing])

  const answered = (answer: SignInAnswer): void => {
    setProblem(undefined)
    if (answer.state !== 'signed-in') {
      setFurther(answer)
      return
    }
    const { expiration } = answer.credentials
    if (Date.parse(expiration) <= Date.now()) {
      setFurther(undefined)
      setProblem(wrongClock(expiration))
      return
    }
    askSignInAgain(false)
    renewSession(id, answer)
  }
  const cancel = (): void => {
    askSignInAgain(false)
    if (over) clearSession('expired')
  }
  return (
    <dialog
      ref={box}
      className="si si-dialog"
      aria-label="Sign in again"
      aria-describedby={missing || further !== undefined ? undefined : leadId}
      onCancel={event => {
        if (over) event.preventDefault()
      }}
      onClose={() => {
        // It has made way for the page, and is open again beside it.
        if (box.current?.open) return
        // A browser closes a dialog whose person presses Escape again and again, whatever the page says.
        if (!isOver()) askSignInAgain(false)
        else if (box.current?.isConnected) box.current.showModal()
      }}
    >
      {missing ? (
        <>
          <Notice kind="error" title={partMissing.title} focusOn={0}>
            The next step of signing in could not be loaded: the server is unreachable, or was updated
            meanwhile. The page is as you left it. Copy what you have typed there, then load the page again.
          </Notice>
          <button type="button" className="si-submit" onClick={() => location.reload()}>
            Load the page again
          </button>
          {over ? null : (
            <button type="button" className="si-link" onClick={cancel}>
              Cancel
            </button>
          )}
        </>
      ) : further === undefined ? (
        <>
          <h1 className="si-title">Sign in again</h1>
          <p className="si-lead" id={leadId}>
            {over
              ? 'Your session has ended. The page is as you left it, and goes on when you have signed in.'
              : 'The page stays as it is, and your session begins anew.'}
          </p>
          {problem === undefined ? null : (
            <Notice kind="error" title={problem.title}>
              {problem.text}
            </Notice>
          )}
          <PasswordAgainForm client={client} own={own} done={answered} />
          <button type="button" className="si-link" onClick={cancel}>
            {over ? 'Leave the page and sign in as somebody else' : 'Cancel'}
          </button>
        </>
      ) : (
        <>
          <FurtherStep
            key={further.ticket}
            client={client}
            asked={further}
            who={own.principal.name}
            done={answered}
            back={why => {
              setProblem(why)
              setFurther(undefined)
            }}
            onMissing={onMissing}
          />
          {import.meta.env.MODE === 'demo' && further.state === 'mfa' ? (
            <div className="si-dialog-phone">
              <DemoAuthenticator asked={further} />
            </div>
          ) : null}
        </>
      )}
    </dialog>
  )
}

/** The browser puts the cursor back where it was. When that is gone, such as the button of a warning, the page takes it. */
function focusPage(): void {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>('.gatehouse-content')?.focus({ preventScroll: true })
}
