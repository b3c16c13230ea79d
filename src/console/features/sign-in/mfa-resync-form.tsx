import { plainCode, twoCodesProblem } from '../../../lib/mfa-code.ts'
import type { MfaDevice, SignInAnswer } from '../../../lib/sign-in-messages.ts'
import { Field } from './field.tsx'
import type { MfaFormProps } from './mfa-code-form.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

interface MfaResyncFormProps extends MfaFormProps {
  readonly device: MfaDevice
}

/** Two codes that follow each other tell how far off a device's clock is, and sign in. */
export function MfaResyncForm({ client, ticket, device, done, elsewhere }: MfaResyncFormProps) {
  const step = useStep<'code1' | 'code2', SignInAnswer>({
    names: ['code1', 'code2'],
    check: ({ code1, code2 }) => twoCodesProblem(code1, code2),
    send: ({ code1, code2 }) =>
      client.mfaResync({
        ticket: ticket.current,
        serialNumber: device.serialNumber,
        code1: plainCode(code1),
        code2: plainCode(code2),
      }),
    done,
    fieldOf: { MfaFailed: 'code1' },
    elsewhere,
  })
  const code = { autoComplete: 'off', inputMode: 'numeric', maxLength: 20 } as const
  return (
    <>
      <p className="si-lead">
        Two codes of <strong>{device.name}</strong>, one right after the other, tell how far its clock is off.
      </p>
      <StepForm step={step} submit="Resync and sign in" busyText="Checking the codes…">
        <Field
          {...step.field('code1')}
          {...code}
          label="First code"
          hint="The six digits that it shows now."
        />
        <Field
          {...step.field('code2')}
          {...code}
          label="Second code"
          hint="The six digits that come after them, half a minute later at most."
        />
      </StepForm>
    </>
  )
}
