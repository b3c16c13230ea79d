import { useEffect } from 'react'
import type { SignInAnswer } from '../../../lib/sign-in-messages.ts'
import { loadBrowserPasskeys } from './load-browser-passkeys.ts'
import type { MfaFormProps } from './mfa-code-form.tsx'
import { StepForm } from './step-form.tsx'
import { partMissing } from './use-loaded.ts'
import { useStep } from './use-step.ts'

interface PasskeyFormProps extends MfaFormProps {
  readonly names: readonly string[]
  readonly who: string
  /** Told that what asks the browser cannot be loaded. */
  readonly onMissing?: (() => void) | undefined
}

/** A passkey or security key, by the browser's own dialog. */
export function PasskeyForm({ client, ticket, names, who, done, elsewhere, onMissing }: PasskeyFormProps) {
  const step = useStep<never, SignInAnswer>({
    names: [],
    check: () => ({}),
    send: async (_values, wanted) => {
      const browser = await loadBrowserPasskeys().catch(() => undefined)
      if (browser === undefined) {
        onMissing?.()
        return { kind: 'unsent', problem: partMissing }
      }
      const options = await client.passkeyOptions({ ticket: ticket.current })
      if (options.kind !== 'answer') return options
      // The browser's dialog would open over whatever the person went to, which has perhaps a newer ticket.
      if (!wanted()) return undefined
      const fresh = options.answer.ticket
      ticket.current = fresh
      const asked = await browser.askPasskey(options.answer.options)
      if (asked.kind === 'unsent') return asked
      return client.passkey({ ticket: fresh, response: asked.response })
    },
    done,
    elsewhere,
  })
  useEffect(() => {
    const fetched = loadBrowserPasskeys()
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
