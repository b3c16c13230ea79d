import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { appliedPolicies } from '../../../api/applied-policies.ts'
import { makeChange, useChange } from '../../../api/change.ts'
import {
  attachGroupPolicy,
  deleteGroupPolicy,
  detachGroupPolicy,
  putGroupPolicy,
} from '../../../api/changes/groups.ts'
import { usePickablePolicies } from '../../../api/pickable-policies.ts'
import { groupInlinePolicyQuery, groupPoliciesQuery } from '../../../api/queries/groups.ts'
import { policyDocumentQuery } from '../../../api/queries/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { AttachPoliciesDialog } from '../../../ui/attach-policies-dialog.tsx'
import { InlinePolicyDialog } from '../../../ui/inline-policy-dialog.tsx'
import { PermissionsPanel } from '../../../ui/permissions-panel.tsx'
import type { AppliedPolicy } from '../../../ui/policies-table.tsx'
import { PolicyDocumentDialog } from '../../../ui/policy-document-dialog.tsx'

/** What the group allows its users. */
export const PermissionsTab = ({ groupName }: { groupName: string }) => {
  const queryClient = useQueryClient()
  const { data, isPending, error, refetch } = useQuery(groupPoliciesQuery(groupName))
  const policies = useMemo(
    (): readonly AppliedPolicy[] => (data === undefined ? [] : appliedPolicies(data)),
    [data],
  )
  const remove = ({ name, arn }: AppliedPolicy): Promise<void> =>
    arn === undefined
      ? makeChange(queryClient, deleteGroupPolicy, { groupName, policyName: name })
      : makeChange(queryClient, detachGroupPolicy, { groupName, policyArn: arn })
  return (
    <PermissionsPanel
      description="What the group allows all of its users."
      policies={policies}
      loading={isPending}
      failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      withOrigin={false}
      onRefresh={() => void refetch()}
      onRemove={remove}
      renderError={failure => <ErrorNotice error={failure} />}
      renderAttach={onClose => <Attach groupName={groupName} policies={policies} onClose={onClose} />}
      renderShow={(policy, onEdit, onClose) => (
        <ShowPolicy groupName={groupName} policy={policy} onEdit={onEdit} onClose={onClose} />
      )}
      renderInline={(policyName, onClose) => (
        <EditInlinePolicy
          groupName={groupName}
          policyName={policyName}
          taken={data?.inline ?? []}
          onClose={onClose}
        />
      )}
    />
  )
}

interface AttachProps {
  readonly groupName: string
  readonly policies: readonly AppliedPolicy[]
  readonly onClose: () => void
}

const Attach = ({ groupName, policies, onClose }: AttachProps) => {
  const queryClient = useQueryClient()
  const pickable = usePickablePolicies()
  return (
    <AttachPoliciesDialog
      to={groupName}
      policies={pickable.policies}
      loading={pickable.isPending}
      failure={
        pickable.error && <ErrorNotice error={pickable.error} onRetry={() => void pickable.refetch()} />
      }
      exclude={new Set(policies.flatMap(policy => policy.arn ?? []))}
      run={policyArn => makeChange(queryClient, attachGroupPolicy, { groupName, policyArn })}
      renderError={failure => <ErrorNotice error={failure} />}
      onClose={onClose}
    />
  )
}

interface ShowPolicyProps {
  readonly groupName: string
  readonly policy: AppliedPolicy
  readonly onEdit: (() => void) | undefined
  readonly onClose: () => void
}

const ShowPolicy = ({ groupName, policy, onEdit, onClose }: ShowPolicyProps) => {
  const managed = useQuery({ ...policyDocumentQuery(policy.arn ?? ''), enabled: policy.arn !== undefined })
  const inline = useQuery({
    ...groupInlinePolicyQuery(groupName, policy.name),
    enabled: policy.arn === undefined,
  })
  const { data, error, refetch } = policy.arn === undefined ? inline : managed
  return (
    <PolicyDocumentDialog
      name={policy.name}
      description={`${policy.kind} policy of the user group “${groupName}”${policy.arn === undefined ? '' : `: ${policy.arn}`}`}
      document={data}
      failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      onEdit={data === undefined ? undefined : onEdit}
      onClose={onClose}
    />
  )
}

interface EditInlinePolicyProps {
  readonly groupName: string
  /** Absent for a new policy. */
  readonly policyName: string | undefined
  readonly taken: readonly string[]
  readonly onClose: () => void
}

/** IAM's quota for the inline policies of one group. */
const quota = 5120

const EditInlinePolicy = ({ groupName, policyName, taken, onClose }: EditInlinePolicyProps) => {
  const put = useChange(putGroupPolicy)
  const notify = useNotify()
  // A policy is edited from the dialog that shows it, so that its text is known.
  const saved = useQuery({
    ...groupInlinePolicyQuery(groupName, policyName ?? ''),
    enabled: policyName !== undefined,
  })
  const save = async (name: string, document: string): Promise<void> => {
    try {
      await put.mutateAsync({ groupName, policyName: name, document })
      notify({ type: 'success', content: `The inline policy “${name}” is saved.` })
      onClose()
    } catch {
      // Shown in the dialog.
    }
  }
  return (
    <InlinePolicyDialog
      policy={policyName === undefined ? undefined : { name: policyName, document: saved.data ?? '' }}
      taken={taken}
      quota={quota}
      saving={put.isPending}
      failure={put.error && <ErrorNotice error={put.error} />}
      onSave={(name, document) => void save(name, document)}
      onClose={onClose}
    />
  )
}
