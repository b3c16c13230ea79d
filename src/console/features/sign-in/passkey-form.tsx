import { useEffect } from 'react'
import type { SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { MfaFormProps } from './mfa-code-form.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

/** Fetched when a passkey is asked for: few people use one in every session. */
const browserPasskeys = () => import('./ask-passkey.ts')

interface PasskeyFormProps extends MfaFormProps {
  readonly names: readonly string[]
  readonly who: string
}

/** A passkey or security key, by the browser's own dialog. */
export function PasskeyForm({ client, ticket, names, who, done, elsewhere }: PasskeyFormProps) {
  const step = useStep<never, SignInAnswer>({
    names: [],
    check: () => ({}),
    send: async () => {
      const options = await client.passkeyOptions({ ticket: ticket.current })
      if (options.kind !== 'answer') return options
      ticket.current = options.answer.ticket
      const { askPasskey } = await browserPasskeys()
      const asked = await askPasskey(options.answer.options)
      if (asked.kind === 'unsent') return asked
      return client.passkey({ ticket: ticket.current, response: asked.response })
    },
    done,
    elsewhere,
  })
  useEffect(() => {
    const fetched = browserPasskeys()
    // A failure shows when it is needed.
    fetched.catch(() => undefined)
    return () => void fetched.then(({ stopAsking }) => stopAsking()).catch(() => undefined)
  }, [])
  return (
    <>
      <p className="si-lead">
        {names.length === 1 ? 'The passkey or security key ' : 'One of your passkeys and security keys '}
        <strong>{names.join(', ')}</strong> confirms that you are <strong>{who}</strong>. The browser asks for
        it.
      </p>
      <StepForm step={step} submit="Use passkey" busyText="Waiting for the passkey…">
        {null}
      </StepForm>
    </>
  )
}
