import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import type { ReactNode } from 'react'
import { type MfaDeviceKind, mfaKindNames } from '../../../api/mfa-device.ts'
import type { EnrolmentDraft } from './enrolment-draft.ts'

const descriptions: Readonly<Record<MfaDeviceKind, string>> = {
  passkey:
    'Your fingerprint, face or screen lock, or a key in the USB port. It cannot be tricked into confirming another site.',
  virtual: 'An app on your phone or computer that shows six digits, such as a password manager.',
  hardware: 'A small display that shows six digits. Whoever runs this service has to make it known first.',
}

const isKind = (value: string): value is MfaDeviceKind => Object.hasOwn(mfaKindNames, value)

interface ChooseStepProps {
  /** Whose device it is to be, as an example of a name begins. */
  readonly owner: string
  readonly draft: EnrolmentDraft
  readonly change: (part: Partial<EnrolmentDraft>) => void
  readonly nameProblem: ReactNode
  /** What the person's policies say about it. */
  readonly preCheck: ReactNode
  readonly failure: ReactNode
}

/** Which device it is to be, and what to call it. */
export const ChooseStep = ({ owner, draft, change, nameProblem, preCheck, failure }: ChooseStepProps) => (
  <SpaceBetween size="l">
    {failure}
    <Container header={<Header variant="h2">Device</Header>}>
      <SpaceBetween size="l">
        <FormField label="Type of device" stretch>
          <Tiles
            columns={1}
            value={draft.kind}
            onChange={({ detail }) => isKind(detail.value) && change({ kind: detail.value })}
            items={(['virtual', 'passkey', 'hardware'] as const).map(kind => ({
              value: kind,
              label: mfaKindNames[kind],
              description: descriptions[kind],
            }))}
          />
        </FormField>
        {draft.kind !== 'hardware' && (
          <FormField
            label="Device name"
            description="By which you tell it from others. It becomes part of the device’s ARN and cannot be changed."
            errorText={nameProblem}
          >
            <Input
              value={draft.name}
              onChange={({ detail }) => change({ name: detail.value })}
              placeholder={`${owner}-${draft.kind === 'virtual' ? 'phone' : 'laptop'}`}
              spellcheck={false}
              ariaRequired
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
    {preCheck}
  </SpaceBetween>
)
