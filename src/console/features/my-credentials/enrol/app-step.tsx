import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { TwoCodesProblem } from '../../../../lib/mfa-code.ts'
import type { NewVirtualDevice } from '../../../api/changes/mfa-devices.ts'
import { SecretText } from '../../../ui/secret-text.tsx'
import { TwoCodesField } from '../../../ui/two-codes-field.tsx'
import type { EnrolmentDraft } from './enrolment-draft.ts'
import { ToyBeside } from './toy-beside.tsx'

interface AppStepProps {
  readonly device: NewVirtualDevice
  readonly draft: EnrolmentDraft
  readonly change: (part: Partial<EnrolmentDraft>) => void
  readonly problems: TwoCodesProblem
}

/** Brings the secret into the app, and two codes back. */
export const AppStep = ({ device, draft, change, problems }: AppStepProps) => (
  <Container header={<Header variant="h2">Authenticator app</Header>}>
    <SpaceBetween size="l">
      <ColumnLayout columns={2} variant="text-grid">
        <SpaceBetween size="xs">
          <Box variant="h3">1. Scan this with your app</Box>
          <QrCode png={device.qrCode} />
        </SpaceBetween>
        <SpaceBetween size="xs">
          <Box variant="h3">or type the secret key</Box>
          <SecretText text={device.secret} label="Secret key" />
          <Box color="text-body-secondary">
            Time-based, six digits, thirty seconds, SHA-1. Nobody can see the secret again: not you, not an
            administrator.
          </Box>
        </SpaceBetween>
      </ColumnLayout>
      <SpaceBetween size="xs">
        <Box variant="h3">2. Enter two codes that it shows one after the other</Box>
        <TwoCodesField codes={draft.codes} onChange={codes => change({ codes })} problems={problems} />
      </SpaceBetween>
      <ToyBeside secret={device.secret} serialNumber={device.serialNumber} name={draft.name} />
    </SpaceBetween>
  </Container>
)

const QrCode = ({ png }: { png: Uint8Array }) => (
  <img
    className="gatehouse-qr-code"
    src={`data:image/png;base64,${btoa(String.fromCharCode(...png))}`}
    alt="QR code with the secret key"
  />
)
