import type { User } from '@aws-sdk/client-iam'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { makeChange } from '../../../api/change.ts'
import { attachUserPolicy, deleteUserPolicy, detachUserPolicy } from '../../../api/changes/users.ts'
import { usePickablePolicies } from '../../../api/pickable-policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { AttachPoliciesDialog } from '../../../ui/attach-policies-dialog.tsx'
import { PermissionsPanel } from '../../../ui/permissions-panel.tsx'
import type { AppliedPolicy } from '../../../ui/policies-table.tsx'
import { BoundaryPanel } from './boundary-panel.tsx'
import { EditInlinePolicy } from './edit-inline-policy.tsx'
import { ShowPolicy } from './show-policy.tsx'
import { useAppliedPolicies } from './use-applied-policies.ts'

/** Every policy that says what the user may do, with where it comes from, and the boundary around them. */
export const PermissionsTab = ({ userName, user }: { userName: string; user: User }) => {
  const queryClient = useQueryClient()
  const { policies, isPending, error, refresh } = useAppliedPolicies(userName)
  const own = policies.filter(policy => policy.group === undefined)
  const remove = ({ name, arn }: AppliedPolicy): Promise<void> =>
    arn === undefined
      ? makeChange(queryClient, deleteUserPolicy, { userName, policyName: name })
      : makeChange(queryClient, detachUserPolicy, { userName, policyArn: arn })
  return (
    <SpaceBetween size="l">
      <PermissionsPanel
        description="What the user may do: its own policies and those of its groups together."
        policies={policies}
        loading={isPending}
        failure={error && <ErrorNotice error={error} onRetry={refresh} />}
        withOrigin
        onRefresh={refresh}
        onRemove={remove}
        renderError={failure => <ErrorNotice error={failure} />}
        renderAttach={onClose => <Attach userName={userName} own={own} onClose={onClose} />}
        renderShow={(policy, onEdit, onClose) => (
          <ShowPolicy userName={userName} policy={policy} onEdit={onEdit} onClose={onClose} />
        )}
        renderInline={(policyName, onClose) => (
          <EditInlinePolicy
            userName={userName}
            policyName={policyName}
            taken={own.flatMap(policy => (policy.arn === undefined ? [policy.name] : []))}
            onClose={onClose}
          />
        )}
      />
      <BoundaryPanel userName={userName} boundaryArn={user.PermissionsBoundary?.PermissionsBoundaryArn} />
    </SpaceBetween>
  )
}

interface AttachProps {
  readonly userName: string
  readonly own: readonly AppliedPolicy[]
  readonly onClose: () => void
}

const Attach = ({ userName, own, onClose }: AttachProps) => {
  const queryClient = useQueryClient()
  const { policies, isPending, error, refetch } = usePickablePolicies()
  return (
    <AttachPoliciesDialog
      to={userName}
      policies={policies}
      loading={isPending}
      failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      exclude={new Set(own.flatMap(policy => policy.arn ?? []))}
      run={policyArn => makeChange(queryClient, attachUserPolicy, { userName, policyArn })}
      renderError={failure => <ErrorNotice error={failure} />}
      onClose={onClose}
    />
  )
}
