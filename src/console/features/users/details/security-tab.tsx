import SpaceBetween from '@cloudscape-design/components/space-between'
import { AccessKeysPanel } from './access-keys-panel.tsx'
import { PasswordPanel } from './password-panel.tsx'

/** How the user proves who it is: the password at the console, access keys at the API. */
export const SecurityTab = ({ userName }: { userName: string }) => (
  <SpaceBetween size="l">
    <PasswordPanel userName={userName} />
    <AccessKeysPanel userName={userName} />
  </SpaceBetween>
)
