import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { PathField } from '../../../ui/path-field.tsx'
import type { DraftChange, DraftProblems, UserDraft } from './user-draft.ts'

interface DetailsStepProps {
  readonly draft: UserDraft
  readonly change: DraftChange
  readonly problems: DraftProblems
}

/** Who it is, and whether it may sign in to the console. */
export const DetailsStep = ({ draft, change, problems }: DetailsStepProps) => (
  <SpaceBetween size="l">
    <Container header={<Header variant="h2">User details</Header>}>
      <SpaceBetween size="l">
        <FormField
          label="User name"
          constraintText="Up to 64 characters: letters, digits and + = , . @ - _"
          errorText={problems.userName}
        >
          <Input
            value={draft.userName}
            onChange={({ detail }) => change({ userName: detail.value })}
            autoComplete={false}
            spellcheck={false}
            ariaRequired
            autoFocus
          />
        </FormField>
        <PathField
          value={draft.path}
          onChange={path => change({ path })}
          problem={problems.path}
          description="Groups users by department or purpose; policies can name it in ARNs."
        />
      </SpaceBetween>
    </Container>
    <Container header={<Header variant="h2">Console access</Header>}>
      <SpaceBetween size="l">
        <Checkbox
          checked={draft.consoleAccess}
          onChange={({ detail }) => change({ consoleAccess: detail.checked })}
          description="For a person. A program needs no password: give it an access key once the user exists."
        >
          Give this user access to the console
        </Checkbox>
        {draft.consoleAccess && (
          <>
            <FormField label="Console password">
              <RadioGroup
                value={draft.passwordKind}
                onChange={({ detail }) =>
                  change({ passwordKind: detail.value === 'own' ? 'own' : 'generated' })
                }
                items={[
                  {
                    value: 'generated',
                    label: 'Generated password',
                    description: 'Shown once, after the user is created.',
                  },
                  { value: 'own', label: 'Own password' },
                ]}
              />
            </FormField>
            {draft.passwordKind === 'own' && (
              <FormField
                label="Password"
                constraintText="It must meet the account's password policy."
                errorText={problems.password}
              >
                <Input
                  type="password"
                  value={draft.ownPassword}
                  onChange={({ detail }) => change({ ownPassword: detail.value })}
                  autoComplete="new-password"
                  ariaRequired
                />
              </FormField>
            )}
            <Checkbox
              checked={draft.mustChange}
              onChange={({ detail }) => change({ mustChange: detail.checked })}
              description="So that nobody but the user knows it."
            >
              The user must choose a new password at the next sign-in
            </Checkbox>
          </>
        )}
      </SpaceBetween>
    </Container>
  </SpaceBetween>
)
