import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Tiles from '@cloudscape-design/components/tiles'
import { useQuery } from '@tanstack/react-query'
import { usePickablePolicies } from '../../../api/pickable-policies.ts'
import { policiesOfQuery } from '../../../api/queries/entity-policies.ts'
import { groupPermissionsQuery, groupsQuery } from '../../../api/queries/groups.ts'
import { userGroupsQuery, usersQuery } from '../../../api/queries/users.ts'
import { boundaryDescription } from '../../../app/boundary-panel.tsx'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { BoundarySelect } from '../../../ui/boundary-select.tsx'
import { GroupPicker } from '../../../ui/group-picker.tsx'
import { PolicyPicker } from '../../../ui/policy-picker.tsx'
import type { DraftChange, DraftProblems, UserDraft } from './user-draft.ts'

interface PermissionsStepProps {
  readonly draft: UserDraft
  readonly change: DraftChange
  readonly problems: DraftProblems
}

const kinds = ['groups', 'copy', 'policies'] as const

/** Where the user's permissions come from, and what bounds them. */
export const PermissionsStep = ({ draft, change, problems }: PermissionsStepProps) => {
  const policies = usePickablePolicies()
  const policiesFailure = policies.error && (
    <ErrorNotice error={policies.error} onRetry={() => void policies.refetch()} />
  )
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Permissions</Header>}>
        <Tiles
          columns={3}
          ariaLabel="Where the permissions come from"
          value={draft.permissionsFrom}
          onChange={({ detail }) =>
            change({ permissionsFrom: kinds.find(kind => kind === detail.value) ?? 'groups' })
          }
          items={[
            {
              value: 'groups',
              label: 'Add to groups',
              description: 'Best for people: permissions are managed by job function.',
            },
            {
              value: 'copy',
              label: 'Copy from a user',
              description: 'The same groups and policies that another user has now.',
            },
            {
              value: 'policies',
              label: 'Attach policies',
              description: 'Directly to this user; better to a group when more users will need them.',
            },
          ]}
        />
      </Container>
      {draft.permissionsFrom === 'groups' && (
        <Groups selected={draft.groups} onChange={groups => change({ groups })} />
      )}
      {draft.permissionsFrom === 'copy' && (
        <CopyFrom
          copyFrom={draft.copyFrom}
          problem={problems.copyFrom}
          onChange={copyFrom => change({ copyFrom })}
        />
      )}
      {draft.permissionsFrom === 'policies' && (
        <PolicyPicker
          policies={policies.policies}
          loading={policies.isPending}
          failure={policiesFailure}
          selectedArns={draft.policyArns}
          onChange={policyArns => change({ policyArns })}
        />
      )}
      <Container
        header={
          <Header variant="h2" description={boundaryDescription('user')}>
            Permissions boundary
          </Header>
        }
      >
        <SpaceBetween size="s">
          {draft.permissionsFrom !== 'policies' && policiesFailure}
          <BoundarySelect
            policies={policies.policies}
            loading={policies.isPending}
            value={draft.boundaryArn}
            onChange={boundaryArn => change({ boundaryArn })}
          />
        </SpaceBetween>
      </Container>
    </SpaceBetween>
  )
}

interface GroupsProps {
  readonly selected: ReadonlySet<string>
  readonly onChange: (groups: ReadonlySet<string>) => void
}

const Groups = ({ selected, onChange }: GroupsProps) => {
  const groups = useQuery(groupsQuery())
  const permissions = useQuery(groupPermissionsQuery())
  return (
    <GroupPicker
      groups={groups.data}
      permissions={permissions.data}
      failure={groups.error && <ErrorNotice error={groups.error} onRetry={() => void groups.refetch()} />}
      selected={selected}
      onChange={onChange}
    />
  )
}

interface CopyFromProps {
  readonly copyFrom: string | undefined
  readonly problem: string | undefined
  readonly onChange: (userName: string | undefined) => void
}

const CopyFrom = ({ copyFrom, problem, onChange }: CopyFromProps) => {
  const users = useQuery(usersQuery())
  const options = (users.data?.items ?? []).map(user => ({
    value: user.UserName ?? '',
    label: user.UserName ?? '',
  }))
  return (
    <Container header={<Header variant="h2">Copy permissions from</Header>}>
      <SpaceBetween size="m">
        {users.error && <ErrorNotice error={users.error} onRetry={() => void users.refetch()} />}
        <FormField label="User" errorText={problem}>
          <Select
            options={options}
            selectedOption={options.find(option => option.value === copyFrom) ?? null}
            onChange={({ detail }) => onChange(detail.selectedOption.value)}
            placeholder="Choose a user"
            filteringType="auto"
            filteringPlaceholder="Find a user"
            statusType={users.isPending ? 'loading' : 'finished'}
            loadingText="Loading users"
            empty="There are no users"
            virtualScroll
          />
        </FormField>
        {copyFrom !== undefined && <Preview userName={copyFrom} />}
      </SpaceBetween>
    </Container>
  )
}

const Preview = ({ userName }: { userName: string }) => {
  const groups = useQuery(userGroupsQuery(userName))
  const policies = useQuery(policiesOfQuery({ kind: 'user', name: userName }))
  const error = groups.error ?? policies.error
  if (error) return <ErrorNotice error={error} />
  if (groups.data === undefined || policies.data === undefined) {
    return <StatusIndicator type="loading">Looking what “{userName}” has</StatusIndicator>
  }
  const names = {
    Groups: groups.data.map(group => group.GroupName),
    'Attached policies': policies.data.attached.map(policy => policy.PolicyName),
    'Inline policies': policies.data.inline,
  }
  return (
    <Box>
      {Object.entries(names).map(([kind, values]) => (
        <div key={kind}>
          {kind}: {values.length === 0 ? 'none' : values.join(', ')}
        </div>
      ))}
    </Box>
  )
}
