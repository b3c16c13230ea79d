import { type ComponentType, useEffect } from 'react'
import type { MfaRequired, MustChangePassword, SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { SignInClient } from '../../api/sign-in-client.ts'
import { loadBrowserPasskeys } from './load-browser-passkeys.ts'
import { Notice } from './notice.tsx'
import type { Problem } from './problem.ts'
import { partMissing, useLoaded } from './use-loaded.ts'
import { WaitingWords } from './waiting-words.tsx'

export interface FurtherStepProps<Asked = MustChangePassword | MfaRequired> {
  readonly client: SignInClient
  /** What the service asks for after the password. */
  readonly asked: Asked
  /** User name, or the root user's e-mail address. */
  readonly who: string
  readonly done: (answer: SignInAnswer) => void
  /** Signing in has to begin again, for a reason where the person did not ask for it. */
  readonly back: (problem?: Problem) => void
  /** Told that a script of the step cannot be loaded, where that is not to be said in its place. */
  readonly onMissing?: (() => void) | undefined
}

const loadMfaStep = () => import('./mfa-step.tsx').then(module => module.MfaStep)
const loadNewPassword = () => import('./new-password-form.tsx').then(module => module.NewPasswordForm)

/** Fetches all steps there are, and what they fetch, before anybody knows which will be met. A step that fails says so itself. */
export function prefetchFurtherSteps(): void {
  for (const load of [loadMfaStep, loadNewPassword, loadBrowserPasskeys]) load().catch(() => undefined)
}

/** Whatever comes between the right password and the console, on the sign-in page and in the dialog alike. */
export function FurtherStep({ asked, ...rest }: FurtherStepProps) {
  return asked.state === 'mfa' ? (
    <LoadedStep load={loadMfaStep} asked={asked} {...rest} />
  ) : (
    <LoadedStep load={loadNewPassword} asked={asked} {...rest} />
  )
}

/** Most people sign in with a password alone: each step is fetched by those who meet it. */
function LoadedStep<Asked>({
  load,
  ...props
}: FurtherStepProps<Asked> & { readonly load: () => Promise<ComponentType<FurtherStepProps<Asked>>> }) {
  const step = useLoaded(load)
  const { onMissing } = props
  useEffect(() => {
    if (step.state === 'failed') onMissing?.()
  }, [step.state, onMissing])
  if (step.state === 'loaded') return <step.Part {...props} />
  if (step.state === 'failed') {
    // Whoever is told says it.
    return onMissing !== undefined ? null : (
      <Notice kind="error" title={partMissing.title}>
        {partMissing.text}
      </Notice>
    )
  }
  return <WaitingWords>Opening the next step…</WaitingWords>
}
