import { lazy, Suspense } from 'react'

const ToyAuthenticator = lazy(async () => ({
  default: (await import('../../../ui/toy-authenticator/toy-authenticator.tsx')).ToyAuthenticator,
}))

/** In the demo there is an app at hand, which takes the secret by itself. */
export const ToyBeside = ({ secret, name }: { secret: string; name: string }) =>
  import.meta.env.MODE === 'demo' ? (
    <Suspense>
      <ToyAuthenticator key={secret} secret={secret} name={name} />
    </Suspense>
  ) : null
