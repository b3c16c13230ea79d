import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { nameOfArn } from '../../../../lib/arn.ts'
import { usePickablePolicies } from '../../../api/pickable-policies.ts'
import { boundaryDescription } from '../../../app/boundary-panel.tsx'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { BoundarySelect } from '../../../ui/boundary-select.tsx'
import { PolicyPicker } from '../../../ui/policy-picker.tsx'
import { choosePolicies } from './role-draft.ts'
import type { StepProps } from './trust-step.tsx'

/** What the role allows whoever acts under it, and the most that it can. */
export const PermissionsStep = ({ draft, change, problems }: StepProps) => {
  const { policies, isPending, error, refetch } = usePickablePolicies()
  return (
    <SpaceBetween size="l">
      <PolicyPicker
        policies={policies}
        loading={isPending}
        failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        selectedArns={draft.policyArns}
        description={
          draft.policyArns.size === 0
            ? undefined
            : `To be attached: ${[...draft.policyArns].map(nameOfArn).join(', ')}.`
        }
        onChange={policyArns => change(choosePolicies(draft, policyArns))}
      />
      <Container
        header={
          <Header variant="h2" description={boundaryDescription('role')}>
            Permissions boundary
          </Header>
        }
      >
        <BoundarySelect
          policies={policies}
          loading={isPending}
          value={draft.boundaryArn}
          errorText={problems.boundary}
          onChange={boundaryArn => change({ boundaryArn })}
        />
      </Container>
    </SpaceBetween>
  )
}
