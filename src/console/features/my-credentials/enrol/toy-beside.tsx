import { lazy, Suspense } from 'react'

// No other build is to hold it.
const ToyAuthenticator =
  import.meta.env.MODE === 'demo'
    ? lazy(async () => ({
        default: (await import('../../../ui/toy-authenticator/toy-authenticator.tsx')).ToyAuthenticator,
      }))
    : undefined

interface ToyBesideProps {
  readonly secret: string
  readonly serialNumber: string
  readonly name: string
}

/** In the demo there is an app at hand, which takes the secret by itself. */
export const ToyBeside = ({ secret, serialNumber, name }: ToyBesideProps) =>
  ToyAuthenticator ? (
    <Suspense>
      <ToyAuthenticator key={secret} secret={secret} serialNumber={serialNumber} name={name} />
    </Suspense>
  ) : null
