import type { ServiceSecret as Secret } from '../../api/changes/other-credentials.ts'
import { OneTimeSecret } from '../../ui/one-time-secret.tsx'

/** The secret of a service-specific credential, which is shown when it is made or reset and never again. */
export const ServiceSecret = ({ userName, secret }: { userName: string; secret: Secret }) => {
  const key = secret.kind === 'api-key'
  return (
    <OneTimeSecret
      warning={`This is the only time that the ${key ? 'API key' : 'password'} is shown. Whoever loses it has to reset the credential.`}
      name={{ label: key ? 'Alias' : 'User name', text: secret.name }}
      secret={{ label: key ? 'API key' : 'Password', text: secret.secret }}
      fileName={`${userName}_serviceCredentials.csv`}
    />
  )
}
