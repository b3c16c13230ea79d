import SpaceBetween from '@cloudscape-design/components/space-between'
import { AccessKeysPanel } from '../../../app/credentials/access-keys-panel.tsx'
import { MfaDevicesPanel } from '../../../app/credentials/mfa-devices-panel.tsx'
import { ServiceCredentialsPanel } from '../../../app/credentials/service-credentials-panel.tsx'
import { SigningCertificatesPanel } from '../../../app/credentials/signing-certificates-panel.tsx'
import { SshKeysPanel } from '../../../app/credentials/ssh-keys-panel.tsx'
import { useSession } from '../../../app/session-context.tsx'
import { PasswordPanel } from './password-panel.tsx'

/** How the user proves who it is: the password at the console, keys and the rest elsewhere. */
export const SecurityTab = ({ userName }: { userName: string }) => {
  const { principal } = useSession()
  return (
    <SpaceBetween size="l">
      <PasswordPanel userName={userName} />
      <MfaDevicesPanel owner={userName} own={principal.type === 'user' && principal.name === userName} />
      <AccessKeysPanel userName={userName} />
      <SshKeysPanel userName={userName} />
      <ServiceCredentialsPanel userName={userName} />
      <SigningCertificatesPanel userName={userName} />
    </SpaceBetween>
  )
}
