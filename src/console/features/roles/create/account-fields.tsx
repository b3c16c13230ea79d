import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useSession } from '../../../app/session-context.tsx'
import type { StepProps } from './trust-step.tsx'

/** Chooses the account whose users and roles may switch to the role, and what more is asked of them. */
export const AccountFields = ({ draft, change, problems }: StepProps) => {
  const { account } = useSession()
  return (
    <Container header={<Header variant="h2">AWS account</Header>}>
      <SpaceBetween size="l">
        <FormField
          label="Account"
          description="The account decides which of its users and roles may, by their own policies."
          errorText={draft.whichAccount === 'own' ? problems.account : undefined}
        >
          <RadioGroup
            value={draft.whichAccount}
            onChange={({ detail }) => change({ whichAccount: detail.value === 'other' ? 'other' : 'own' })}
            items={[
              { value: 'own', label: `This account (${account.id})` },
              { value: 'other', label: 'Another account' },
            ]}
          />
        </FormField>
        {draft.whichAccount === 'other' && (
          <FormField label="Account ID" constraintText="Twelve digits." errorText={problems.account}>
            <Input
              value={draft.otherAccountId}
              onChange={({ detail }) => change({ otherAccountId: detail.value.trim() })}
              inputMode="numeric"
              spellcheck={false}
              ariaRequired
            />
          </FormField>
        )}
        <FormField label="Options">
          <SpaceBetween size="s">
            <Checkbox
              checked={draft.requireExternalId}
              onChange={({ detail }) => change({ requireExternalId: detail.checked })}
              description="For accounts of other companies: they must send a text that only the two of you know. The console cannot send one, so nobody can switch to the role in it."
            >
              Require an external ID
            </Checkbox>
            {draft.requireExternalId && (
              <FormField
                label="External ID"
                constraintText="2 to 1224 letters, digits and the characters + = , . @ : / - _"
                errorText={problems.externalId}
              >
                <Input
                  value={draft.externalId}
                  onChange={({ detail }) => change({ externalId: detail.value })}
                  spellcheck={false}
                  ariaRequired
                />
              </FormField>
            )}
            <Checkbox
              checked={draft.requireMfa}
              onChange={({ detail }) => change({ requireMfa: detail.checked })}
              description="Only who signed in with a multi-factor authentication device may assume the role."
            >
              Require MFA
            </Checkbox>
          </SpaceBetween>
        </FormField>
      </SpaceBetween>
    </Container>
  )
}
