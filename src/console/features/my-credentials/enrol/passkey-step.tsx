import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'

interface PasskeyStepProps {
  readonly name: string
  readonly waiting: boolean
  /** Why the browser made none the last time. */
  readonly problem: string | undefined
}

/** The browser's own dialog does the rest. */
export const PasskeyStep = ({ name, waiting, problem }: PasskeyStepProps) => (
  <Container header={<Header variant="h2">Passkey or security key</Header>}>
    <SpaceBetween size="m">
      {problem !== undefined && (
        <div role="alert">
          <Alert type="error">{problem}</Alert>
        </div>
      )}
      <Box>
        “Register passkey” opens your browser’s dialog: choose there where the passkey is kept, or put in your
        security key and touch it. It will be known here as “{name}”.
      </Box>
      <Box color="text-body-secondary">
        It works for this address ({location.host}) only. The console learns a public key, never your
        fingerprint, face or PIN.
      </Box>
      <div role="status">
        {waiting && <StatusIndicator type="in-progress">Waiting for your browser’s dialog</StatusIndicator>}
      </div>
    </SpaceBetween>
  </Container>
)
