import { useEffect, useRef, useState } from 'react'
import './mfa-step.css'
import type { MfaRequired, SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { FurtherStepProps } from './further-step.tsx'
import { choiceKind, choiceName, type MfaChoice, mfaChoices } from './mfa-choices.ts'
import { MfaCodeForm } from './mfa-code-form.tsx'
import { MfaResyncForm } from './mfa-resync-form.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { endsAttempt, problemOf } from './problem.ts'
import type { StepOptions } from './use-step.ts'

/** The second factor: which device, and what it gives. */
export function MfaStep({ client, asked, who, done, back, onMissing }: FurtherStepProps<MfaRequired>) {
  const choices = mfaChoices(asked.devices)
  const [only] = choices
  const [chosen, choose] = useState(choices.length === 1 ? only : undefined)
  const [resync, setResync] = useState(false)
  const ticket = useRef(asked.ticket)

  const elsewhere: NonNullable<StepOptions<string, SignInAnswer>['elsewhere']> = failure => {
    if (!endsAttempt(failure)) return false
    back(problemOf(failure))
    return true
  }
  const shared = { client, ticket, done, elsewhere }
  return (
    <>
      <h1 className="si-title">{resync ? 'Resync the device' : 'Multi-factor authentication'}</h1>
      {chosen === undefined ? (
        <DeviceChooser choices={choices} who={who} choose={choose} />
      ) : chosen.kind === 'passkey' ? (
        <PasskeyForm {...shared} names={chosen.names} who={who} onMissing={onMissing} />
      ) : resync ? (
        <MfaResyncForm {...shared} device={chosen.device} />
      ) : (
        <MfaCodeForm {...shared} device={chosen.device} who={who} resync={() => setResync(true)} />
      )}
      <p className="si-links">
        {choices.length > 1 && chosen !== undefined ? (
          <button
            type="button"
            className="si-link"
            onClick={() => {
              setResync(false)
              choose(undefined)
            }}
          >
            Use another device
          </button>
        ) : null}
        {resync ? (
          <button type="button" className="si-link" onClick={() => setResync(false)}>
            Back to one code
          </button>
        ) : null}
        <button type="button" className="si-link" onClick={() => back()}>
          Cancel
        </button>
      </p>
    </>
  )
}

interface DeviceChooserProps {
  readonly choices: readonly MfaChoice[]
  readonly who: string
  readonly choose: (choice: MfaChoice) => void
}

function DeviceChooser({ choices, who, choose }: DeviceChooserProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  return (
    <>
      <p className="si-lead" id="si-devices">
        Which device confirms that you are <strong>{who}</strong>?
      </p>
      <ul className="si-devices" ref={list} aria-labelledby="si-devices">
        {choices.map(choice => (
          <li key={choiceName(choice)}>
            <button type="button" className="si-device" onClick={() => choose(choice)}>
              <span className="si-device-name">{choiceName(choice)}</span>
              <span className="si-device-kind">{choiceKind(choice)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
