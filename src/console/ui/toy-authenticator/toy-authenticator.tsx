import { useEffect, useId, useState } from 'react'
import { keepSecret, keptSecrets } from '../../../lib/kept-secrets.ts'
import { Ring } from './ring.tsx'
import './toy-authenticator.css'
import { TotpArithmetic } from './totp-arithmetic.tsx'
import { secretBytes } from './totp-steps.ts'
import { useTotp } from './use-totp.ts'

interface ToyAuthenticatorProps {
  /** What it begins with; else what it has kept for the device, or at last `fallback`. */
  readonly secret?: string | undefined
  readonly fallback?: string | undefined
  /** The device that it plays: its ARN, and what it is called. */
  readonly serialNumber: string
  readonly name: string
}

/** An authenticator app for the demo: it shows its codes, and how it comes by them. Everything is worked out here. */
export const ToyAuthenticator = ({
  secret: given,
  fallback = '',
  serialNumber,
  name,
}: ToyAuthenticatorProps) => {
  const id = useId()
  const [secret, setSecret] = useState(
    () =>
      given ??
      keptSecrets(() => localStorage).find(kept => kept.serialNumber === serialNumber)?.secret ??
      fallback,
  )
  useEffect(() => {
    if (secretBytes(secret) !== undefined) keepSecret(() => localStorage, { serialNumber, secret })
  }, [secret, serialNumber])
  const { totp, left } = useTotp(secret)
  const wrong = secret !== '' && secretBytes(secret) === undefined
  return (
    <section className="toy" aria-labelledby={`${id}-title`}>
      <h2 className="toy-title" id={`${id}-title`}>
        Toy authenticator <span className="toy-badge">Demo</span>
      </h2>
      <p className="toy-lead">
        It does what the app on a phone does, in this page. The codes are genuine: another app with the same
        secret shows the same ones.
      </p>
      <label className="toy-label" htmlFor={`${id}-secret`}>
        Secret of “{name}”
      </label>
      <input
        className="toy-input"
        id={`${id}-secret`}
        value={secret}
        onChange={event => setSecret(event.target.value)}
        placeholder="Paste a secret key in base 32"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-problem` : undefined}
      />
      {wrong && (
        <p className="toy-problem" id={`${id}-problem`}>
          A secret key has letters and the digits 2 to 7 only.
        </p>
      )}
      {totp !== undefined && (
        <>
          <div className="toy-codes">
            <Ring left={left} />
            <dl className="toy-code-list">
              <div>
                <dt>Code before</dt>
                <dd className="toy-code toy-code-before">{totp.before}</dd>
              </div>
              <div>
                <dt>Code now</dt>
                <dd className="toy-code" data-testid="toy-code">
                  {totp.now.code}
                </dd>
              </div>
            </dl>
          </div>
          <details className="toy-details">
            <summary>How the code comes about</summary>
            <TotpArithmetic steps={totp.now} />
          </details>
        </>
      )}
    </section>
  )
}
