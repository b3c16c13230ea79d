import Alert, { type AlertProps } from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { mfaNameOf } from '../../../api/mfa-device.ts'
import type { Owner } from '../../../api/queries/credentials.ts'
import { mfaDevicesQuery } from '../../../api/queries/mfa-devices.ts'
import { clearSession } from '../../../api/session.ts'
import { hrefOf, paths } from '../../../app/paths.ts'
import { useSession } from '../../../app/session-context.tsx'
import { assignedWords } from './assigned-words.ts'

interface AssignedProps {
  readonly owner: Owner
  readonly serialNumber: string
  readonly onAnother: () => void
}

/** What is different from now on, and what is not. */
export const Assigned = ({ owner, serialNumber, onAnother }: AssignedProps) => {
  const { mfa } = useSession()
  const { data: devices } = useQuery(mfaDevicesQuery(owner))
  const only = devices?.length === 1
  const { what, follows } = assignedWords(serialNumber)
  // The wizard, and the button in it that was pressed, are gone: the cursor would be nowhere, and nothing be said.
  const said = useRef<AlertProps.Ref>(null)
  useEffect(() => said.current?.focus(), [])
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{mfaNameOf(serialNumber)}</Header>
      <Alert ref={said} type="success" header={what}>
        {follows}
      </Alert>
      {(!mfa || only) && (
        <Container header={<Header variant="h2">What follows</Header>}>
          <SpaceBetween size="m">
            {!mfa && (
              <Box>
                This session was opened without MFA and stays so until it ends: what your policies allow only
                with MFA is still refused. Sign out and sign in again to have MFA in your session.
              </Box>
            )}
            {only && (
              <Box>
                It is your only device.{' '}
                {owner === undefined
                  ? 'A root user who loses that gets in again only by “root recover” on the server’s command line'
                  : 'Whoever loses that has to ask an administrator'}
                , so assign a second one.
              </Box>
            )}
          </SpaceBetween>
        </Container>
      )}
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant={mfa ? 'primary' : 'normal'} href={hrefOf(paths.mySecurityCredentials())}>
          Back to my security credentials
        </Button>
        <Button onClick={onAnother}>Assign another device</Button>
        {!mfa && (
          <Button variant="primary" onClick={() => clearSession()}>
            Sign out now
          </Button>
        )}
      </SpaceBetween>
    </SpaceBetween>
  )
}
