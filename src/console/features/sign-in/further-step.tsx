import { type ComponentType, useEffect, useState } from 'react'
import type { MfaRequired, MustChangePassword, SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { SignInClient } from '../../api/sign-in-client.ts'
import type { MfaStepProps } from './mfa-step.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { endsAttempt, type Problem, problemOf } from './problem.ts'

interface FurtherStepProps {
  readonly client: SignInClient
  /** What the service asks for after the password. */
  readonly asked: MustChangePassword | MfaRequired
  /** User name, or the root user's e-mail address. */
  readonly who: string
  readonly done: (answer: SignInAnswer) => void
  /** Signing in has to begin again, for a reason where the person did not ask for it. */
  readonly back: (problem?: Problem) => void
}

/** Whatever comes between the right password and the console, on the sign-in page and in the dialog alike. */
export function FurtherStep({ client, asked, who, done, back }: FurtherStepProps) {
  if (asked.state === 'mfa')
    return <LoadedMfaStep client={client} asked={asked} who={who} done={done} back={back} />
  return (
    <NewPasswordForm
      client={client}
      asked={asked}
      who={who}
      done={done}
      cancel={() => back()}
      elsewhere={failure => {
        if (!endsAttempt(failure)) return false
        back(problemOf(failure))
        return true
      }}
    />
  )
}

/** Most people of a young account have no device: its step is fetched by those who have one. */
function LoadedMfaStep(props: MfaStepProps) {
  const [Step, setStep] = useState<ComponentType<MfaStepProps>>()
  const { back } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is fetched once, whoever listens then.
  useEffect(() => {
    let wanted = true
    import('./mfa-step.tsx').then(
      module => wanted && setStep(() => module.default),
      () => wanted && back(partMissing),
    )
    return () => {
      wanted = false
    }
  }, [])
  if (Step !== undefined) return <Step {...props} />
  return (
    <p className="si-waiting" role="status">
      <span className="si-spinner" aria-hidden="true" />
      Opening the next step…
    </p>
  )
}

const partMissing: Problem = {
  title: 'Part of the page is missing',
  text: 'The step for your MFA device could not be loaded: the server is unreachable, or was updated meanwhile. Load the page again.',
}
