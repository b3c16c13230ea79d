import { type RefObject, useState } from 'react'
import { codeProblem, plainCode } from '../../../lib/mfa-code.ts'
import type { MfaDevice, SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { SignInClient, SignInFailure } from '../../api/sign-in-client.ts'
import { Field } from './field.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

export interface MfaFormProps {
  readonly client: SignInClient
  /** The newest of this sign-in. */
  readonly ticket: RefObject<string>
  readonly done: (answer: SignInAnswer) => void
  /** Deals with what ends the sign-in. */
  readonly elsewhere: (failure: SignInFailure) => boolean
}

interface MfaCodeFormProps extends MfaFormProps {
  readonly device: MfaDevice
  readonly who: string
  readonly resync: () => void
}

/** From so many refused codes on, the device's clock may be to blame. */
const suspicious = 2

/** One code of an authenticator app or a hardware token. It is sent when the person says so, never by itself. */
export function MfaCodeForm({ client, ticket, device, who, done, elsewhere, resync }: MfaCodeFormProps) {
  const [refused, setRefused] = useState(0)
  const [throttled, setThrottled] = useState(false)
  const step = useStep<'code', SignInAnswer>({
    names: ['code'],
    check: ({ code }) => {
      const problem = codeProblem(code)
      return problem === undefined ? {} : { code: problem }
    },
    send: ({ code }) =>
      client.mfaCode({
        ticket: ticket.current,
        serialNumber: device.serialNumber,
        code: plainCode(code),
      }),
    done,
    fieldOf: { MfaFailed: 'code' },
    elsewhere: failure => {
      const code = failure.kind === 'refused' ? failure.error.code : undefined
      if (code === 'MfaFailed') {
        setRefused(count => count + 1)
        setThrottled(false)
      }
      // Somebody has used the tries up; those with two codes in a row are counted by themselves.
      if (code === 'Throttled') {
        setRefused(suspicious)
        setThrottled(true)
      }
      return elsewhere(failure)
    },
  })
  return (
    <>
      <p className="si-lead">
        {device.kind === 'virtual' ? 'The authenticator app ' : 'The hardware token '}
        <strong>{device.name}</strong> confirms that you are <strong>{who}</strong>.
      </p>
      <StepForm step={step} submit="Sign in" busyText="Checking the code…">
        <Field
          {...step.field('code')}
          label="MFA code"
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={20}
          hint="The six digits that the device shows now. Each code is good once."
        />
      </StepForm>
      <div role="status">
        {refused < suspicious ? null : (
          <p className="si-offer">
            {throttled
              ? 'Two codes in a row are taken all the same.'
              : 'Is the code right and still refused? The clock of the device may be off.'}{' '}
            <button type="button" className="si-link si-link-inline" onClick={resync}>
              Resync it with two codes
            </button>
          </p>
        )}
      </div>
    </>
  )
}
