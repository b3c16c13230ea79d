import type { ComponentProps } from 'react'
import type { MfaRequired } from '../../../lib/sign-in-messages.ts'
import { useLoaded } from './use-loaded.ts'

// No other build is to hold it.
const loadToy =
  import.meta.env.MODE === 'demo'
    ? async () => (await import('../../ui/toy-authenticator/toy-authenticator.tsx')).ToyAuthenticator
    : undefined

interface DemoAuthenticatorProps {
  readonly asked: MfaRequired
  /** The secret of whoever has had one from the beginning; what was assigned since, the toy has kept. */
  readonly seed?: string | undefined
}

/** In the demo there is an app at hand, which plays the first authenticator app that is asked for. */
export function DemoAuthenticator({ asked, seed }: DemoAuthenticatorProps) {
  const device = asked.devices.find(({ kind }) => kind === 'virtual')
  if (loadToy === undefined || device === undefined) return null
  return <Toy load={loadToy} serialNumber={device.serialNumber} name={device.name} fallback={seed} />
}

type ToyProps = ComponentProps<Awaited<ReturnType<NonNullable<typeof loadToy>>>>

function Toy({ load, ...props }: ToyProps & { readonly load: NonNullable<typeof loadToy> }) {
  const toy = useLoaded(load)
  return toy.state === 'loaded' ? <toy.Part {...props} /> : null
}
