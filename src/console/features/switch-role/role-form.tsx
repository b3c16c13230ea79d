import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { roleTitle } from '../../app/role-words.ts'
import { useSession } from '../../app/session-context.tsx'
import { OptionalLabel } from '../../ui/optional-label.tsx'
import { roleColors } from '../../ui/role-colors.ts'
import { RoleDot } from '../../ui/role-dot.tsx'
import { type DraftProblems, durations, type RoleDraft, withRoleName } from './role-draft.ts'
import { isAboutPolicy, SessionPolicy } from './session-policy.tsx'
import { SwitchFailure } from './switch-failure.tsx'

interface RoleFormProps {
  readonly draft: RoleDraft
  readonly onChange: (draft: RoleDraft) => void
  readonly problems: DraftProblems
  readonly switching: boolean
  readonly error: unknown
  readonly onSubmit: () => void
  readonly onCancel: () => void
}

const colorOptions = [{ value: '', name: 'None' }, ...roleColors].map(({ value, name }) => ({
  value,
  label: name,
  iconSvg: <RoleDot color={value} />,
}))

const durationOptions = durations.map(({ seconds, text }) => ({ value: String(seconds), label: text }))

/** Which role, and how it is to be shown. */
export const RoleForm = (props: RoleFormProps) => {
  const { draft, onChange, problems } = props
  const { person, role } = useSession()
  const isRoot = person.type === 'root'
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (!props.switching) props.onSubmit()
      }}
    >
      <Form
        header={
          <Header
            variant="h1"
            description="Act with the permissions of a role, of this or of another account. Yours are set aside meanwhile."
          >
            Switch role
          </Header>
        }
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" formAction="none" onClick={props.onCancel}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={props.switching}
              loadingText="Switching"
              disabled={isRoot}
              disabledReason="The root user cannot assume roles."
            >
              Switch role
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {isRoot && (
            <Alert type="warning" header="The root user cannot switch roles">
              Roles may not be assumed by root users. Sign in as an IAM user to switch to a role.
            </Alert>
          )}
          {role !== undefined && (
            <Alert type="info">
              You are under the role “{roleTitle(role.role)}”. The switch begins with your own sign-in as{' '}
              {person.name}, not with that role.
            </Alert>
          )}
          <Container header={<Header variant="h2">Role</Header>}>
            <Grid
              gridDefinition={[
                { colspan: { default: 12, s: 6 } },
                { colspan: { default: 12, s: 6 } },
                { colspan: { default: 12, s: 6 } },
                { colspan: { default: 6, s: 3 } },
                { colspan: { default: 6, s: 3 } },
              ]}
            >
              <FormField
                label="Account"
                constraintText="Its 12 digits; or the alias of this account, or of one whose roles you have used in this browser."
                errorText={problems.account}
              >
                <Input
                  value={draft.account}
                  onChange={({ detail }) => onChange({ ...draft, account: detail.value })}
                  spellcheck={false}
                  autoComplete={false}
                  ariaRequired
                  autoFocus
                />
              </FormField>
              <FormField
                label="Role name"
                constraintText="With its path if it has one, such as “ops/Deployer”; or the role's whole ARN."
                errorText={problems.roleName}
              >
                <Input
                  value={draft.roleName}
                  onChange={({ detail }) => onChange(withRoleName(draft, detail.value))}
                  spellcheck={false}
                  autoComplete={false}
                  ariaRequired
                />
              </FormField>
              <FormField
                label={<OptionalLabel text="Display name" />}
                constraintText="What the banner calls the role; up to 64 characters."
                errorText={problems.displayName}
              >
                <Input
                  value={draft.displayName}
                  onChange={({ detail }) => onChange({ ...draft, displayName: detail.value })}
                  autoComplete={false}
                />
              </FormField>
              <FormField label="Colour">
                <Select
                  triggerVariant="option"
                  options={colorOptions}
                  selectedOption={colorOptions.find(({ value }) => value === draft.color) ?? null}
                  onChange={({ detail }) => onChange({ ...draft, color: detail.selectedOption.value ?? '' })}
                />
              </FormField>
              <FormField label="Session duration" constraintText="Becomes 1 hour if the role allows no more.">
                <Select
                  options={durationOptions}
                  selectedOption={
                    durationOptions.find(({ value }) => value === String(draft.durationSeconds)) ?? null
                  }
                  onChange={({ detail }) =>
                    onChange({ ...draft, durationSeconds: Number(detail.selectedOption.value) })
                  }
                />
              </FormField>
            </Grid>
          </Container>
          <SessionPolicy
            policy={draft.policy}
            error={props.error}
            onChange={policy => onChange({ ...draft, policy })}
          />
          {props.error !== undefined && !isAboutPolicy(props.error) && <SwitchFailure error={props.error} />}
        </SpaceBetween>
      </Form>
    </form>
  )
}
