import { lazy, Suspense } from 'react'

// No other build is to hold it.
const ToyAuthenticator =
  import.meta.env.MODE === 'demo'
    ? lazy(async () => ({
        default: (await import('../../../ui/toy-authenticator/toy-authenticator.tsx')).ToyAuthenticator,
      }))
    : undefined

/** In the demo there is an app at hand, which takes the secret by itself. */
export const ToyBeside = ({ secret, name }: { secret: string; name: string }) =>
  ToyAuthenticator ? (
    <Suspense>
      <ToyAuthenticator key={secret} secret={secret} name={name} />
    </Suspense>
  ) : null
