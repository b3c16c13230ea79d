import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { TwoCodesField } from '../../../ui/two-codes-field.tsx'
import type { EnrolmentDraft, SetUpProblems } from './enrolment-draft.ts'

interface HardwareStepProps {
  readonly draft: EnrolmentDraft
  readonly change: (part: Partial<EnrolmentDraft>) => void
  readonly problems: SetUpProblems
}

/** Which token it is, and that one holds it. */
export const HardwareStep = ({ draft, change, problems }: HardwareStepProps) => (
  <Container header={<Header variant="h2">Hardware TOTP token</Header>}>
    <SpaceBetween size="l">
      <FormField
        label="Serial number"
        description="It is printed on the back of the token."
        errorText={problems.serialNumber}
      >
        <Input
          value={draft.serialNumber}
          onChange={({ detail }) => change({ serialNumber: detail.value.trim() })}
          placeholder="GAHT12345678"
          spellcheck={false}
          ariaRequired
        />
      </FormField>
      <TwoCodesField codes={draft.codes} onChange={codes => change({ codes })} problems={problems} />
    </SpaceBetween>
  </Container>
)
