import { lazy, Suspense } from 'react'
import type { MfaRequired } from '../../../lib/sign-in-messages.ts'

const ToyAuthenticator = lazy(async () => ({
  default: (await import('../../ui/toy-authenticator/toy-authenticator.tsx')).ToyAuthenticator,
}))

interface DemoAuthenticatorProps {
  readonly asked: MfaRequired
  /** Base-32 seed, where the demo knows it; else the toy has what was given to it earlier. */
  readonly seed?: string | undefined
}

/** The phone of whoever signs in to the demo, so that there is a code to type. */
export function DemoAuthenticator({ asked, seed }: DemoAuthenticatorProps) {
  const [app] = asked.devices.filter(({ kind }) => kind === 'virtual')
  if (app === undefined) return null
  return (
    <Suspense>
      <ToyAuthenticator name={app.name} secret={seed} />
    </Suspense>
  )
}
