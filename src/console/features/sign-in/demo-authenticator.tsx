import { lazy, Suspense } from 'react'
import type { MfaRequired } from '../../../lib/sign-in-messages.ts'

// No other build is to hold it.
const ToyAuthenticator =
  import.meta.env.MODE === 'demo'
    ? lazy(async () => ({
        default: (await import('../../ui/toy-authenticator/toy-authenticator.tsx')).ToyAuthenticator,
      }))
    : undefined

interface DemoAuthenticatorProps {
  readonly asked: MfaRequired
  /** The secret of whoever has had one from the beginning; what was assigned since, the toy has kept. */
  readonly seed?: string | undefined
}

/** In the demo there is an app at hand, which plays the first authenticator app that is asked for. */
export function DemoAuthenticator({ asked, seed }: DemoAuthenticatorProps) {
  const device = asked.devices.find(({ kind }) => kind === 'virtual')
  if (!ToyAuthenticator || device === undefined) return null
  return (
    <Suspense>
      <ToyAuthenticator serialNumber={device.serialNumber} name={device.name} fallback={seed} />
    </Suspense>
  )
}
