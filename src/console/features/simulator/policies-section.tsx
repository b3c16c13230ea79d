import Alert from '@cloudscape-design/components/alert'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { entityOfArn } from '../../app/simulation/simulated-world.ts'
import { boundaryKey } from '../../app/simulation/simulation-input.ts'
import type { WorldState } from '../../app/simulation/use-simulated-world.ts'
import type { UsedPolicy } from '../../app/simulation/used-policies.ts'
import { newPolicyText } from '../../ui/new-policy-text.ts'
import { PrincipalSelect } from '../../ui/principal-select.tsx'
import { AddPoliciesDialog } from './add-policies-dialog.tsx'
import { PoliciesList } from './policies-list.tsx'
import { withNewText, withPrincipal } from './policy-changes.ts'
import type { SectionProps } from './simulator.tsx'

interface PoliciesSectionProps extends SectionProps {
  readonly state: WorldState
  readonly policies: readonly UsedPolicy[]
}

/** Whose policies are simulated and which: each can be left out, and have another text. */
export const PoliciesSection = ({ input, change, state, policies }: PoliciesSectionProps) => {
  const [editing, setEditing] = useState<string>()
  const [adding, setAdding] = useState(false)
  const { world, accountError } = state
  const { principal } = input
  const entities = useMemo(() => world?.entities && [...world.entities.values()], [world?.entities])
  const entity = principal !== undefined && world !== undefined ? entityOfArn(world, principal) : undefined
  const bounded = policies.some(({ as }) => as === 'boundary')
  const used = policies.filter(({ on }) => on).length
  const add = (what: string): void => {
    if (what === 'managed') setAdding(true)
    if (what === 'boundary') {
      change({ boundary: newPolicyText })
      setEditing(boundaryKey)
    }
    if (what === 'text') {
      const { key, ...part } = withNewText(input, newPolicyText)
      change(part)
      setEditing(key)
    }
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={policies.length === 0 ? undefined : `(${used}/${policies.length})`}
          description="Which policies decide. Texts that you change here stay here."
          actions={
            <ButtonDropdown
              items={[
                { id: 'text', text: 'Paste a policy' },
                { id: 'managed', text: 'Add managed policies' },
                {
                  id: 'boundary',
                  text: 'Add a permissions boundary',
                  disabled: bounded,
                  disabledReason: 'There is one already: change its text.',
                },
              ]}
              onItemClick={({ detail }) => add(detail.id)}
            >
              Add
            </ButtonDropdown>
          }
        >
          Policies
        </Header>
      }
    >
      <SpaceBetween size="m">
        <PrincipalSelect
          label="User, group or role"
          description="Its own policies count, those of its groups, and its permissions boundary."
          nobody="Nobody: only the policies given here"
          entities={entities}
          loading={world === undefined}
          value={entity?.arn ?? principal}
          errorText={
            principal !== undefined && world?.entities !== undefined && entity === undefined
              ? `This account has no user, group or role “${principal}”.`
              : undefined
          }
          onChange={arn => {
            setEditing(undefined)
            change(withPrincipal(arn))
          }}
        />
        {accountError && (
          <SpaceBetween size="xs">
            <ErrorNotice error={accountError} onRetry={state.retry} />
            <Alert type="info">
              Without reading the account, policies can still be pasted and simulated by themselves.
            </Alert>
          </SpaceBetween>
        )}
        {state.documentErrors.map(({ arn, error }) => (
          <ErrorNotice key={arn} error={error} onRetry={state.retry} />
        ))}
        {entity?.kind === 'group' && (
          <Alert type="info">
            A group makes no requests: its policies are simulated as those of somebody who has no others, and
            whom no policy of a resource names.
          </Alert>
        )}
        <PoliciesList
          input={input}
          change={change}
          policies={policies}
          loading={world === undefined && principal !== undefined}
          editing={editing}
          onEdit={setEditing}
        />
      </SpaceBetween>
      {adding && (
        <AddPoliciesDialog
          exclude={new Set(policies.flatMap(({ policyKey }) => policyKey ?? []))}
          onAdd={arns => change({ policies: [...input.policies, ...arns] })}
          onClose={() => setAdding(false)}
        />
      )}
    </Container>
  )
}
