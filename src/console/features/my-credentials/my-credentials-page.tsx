import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useState } from 'react'
import { AccessKeysPanel } from '../../app/credentials/access-keys-panel.tsx'
import { MfaDevicesPanel } from '../../app/credentials/mfa-devices-panel.tsx'
import { ServiceCredentialsPanel } from '../../app/credentials/service-credentials-panel.tsx'
import { SigningCertificatesPanel } from '../../app/credentials/signing-certificates-panel.tsx'
import { SshKeysPanel } from '../../app/credentials/ssh-keys-panel.tsx'
import { useSession } from '../../app/session-context.tsx'
import { useTab } from '../../app/use-tab.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import { ChangePasswordDialog } from './change-password-dialog.tsx'
import { StandingNotice } from './standing-notice.tsx'
import {
  accessKeyTasks,
  certificateTasks,
  mfaTasks,
  passwordTasks,
  serviceCredentialTasks,
  sshKeyTasks,
} from './tasks.ts'

const whoLabels = { root: 'Root user', user: 'User name', role: 'Role' } as const

/** One's own credentials, with what one may do with them and what forbids the rest. */
export const Component = () => {
  const { principal } = useSession()
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="How you prove who you are: at the console, from programs and to single services."
      >
        My security credentials
      </Header>
      <Container header={<Header variant="h2">Who you are</Header>}>
        <KeyValuePairs
          columns={2}
          items={[
            { label: whoLabels[principal.type], value: principal.name },
            { label: 'ARN', value: <CopyText text={principal.arn} label="ARN" /> },
          ]}
        />
      </Container>
      {principal.type === 'user' ? (
        <UserCredentials userName={principal.name} />
      ) : principal.type === 'root' ? (
        <RootCredentials />
      ) : (
        <Alert type="info">
          You act under a role. Its credentials are temporary and end with the session; switch back to see
          your own.
        </Alert>
      )}
    </SpaceBetween>
  )
}

const UserCredentials = ({ userName }: { userName: string }) => {
  const [tab, setTab] = useTab(['password', 'other'])
  return (
    <Tabs
      activeTabId={tab}
      onChange={({ detail }) => setTab(detail.activeTabId)}
      tabs={[
        {
          id: 'password',
          label: 'Password, MFA and access keys',
          content: (
            <SpaceBetween size="l">
              <PasswordPanel userName={userName} />
              <MfaDevicesPanel
                owner={userName}
                own
                notice={<StandingNotice userName={userName} tasks={mfaTasks} />}
              />
              <AccessKeysPanel
                userName={userName}
                notice={<StandingNotice userName={userName} tasks={accessKeyTasks} />}
              />
            </SpaceBetween>
          ),
        },
        {
          id: 'other',
          label: 'SSH keys, services and certificates',
          content: (
            <SpaceBetween size="l">
              <SshKeysPanel
                userName={userName}
                notice={<StandingNotice userName={userName} tasks={sshKeyTasks} />}
              />
              <ServiceCredentialsPanel
                userName={userName}
                notice={<StandingNotice userName={userName} tasks={serviceCredentialTasks} />}
              />
              <SigningCertificatesPanel
                userName={userName}
                notice={<StandingNotice userName={userName} tasks={certificateTasks} />}
              />
            </SpaceBetween>
          ),
        },
      ]}
    />
  )
}

const PasswordPanel = ({ userName }: { userName: string }) => {
  const [changing, setChanging] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="For signing in to the console with your user name."
          actions={<Button onClick={() => setChanging(true)}>Change password</Button>}
        >
          Console password
        </Header>
      }
    >
      <StandingNotice userName={userName} tasks={passwordTasks} />
      {changing && <ChangePasswordDialog onClose={() => setChanging(false)} />}
    </Container>
  )
}

/** No policy limits the root user, so that nothing has to be found out about it. */
const RootCredentials = () => (
  <SpaceBetween size="l">
    <Alert type="warning" header="You are signed in as the root user">
      Nothing that is done with these credentials can be forbidden. Use them for what only the root user can
      do, give the root user no access keys, and work as a user of the account otherwise.
    </Alert>
    <MfaDevicesPanel owner={undefined} own />
    <AccessKeysPanel userName={undefined} />
    <SigningCertificatesPanel userName={undefined} />
  </SpaceBetween>
)
