import { useMutation, useQuery } from '@tanstack/react-query'
import { usePickablePolicies } from '../api/pickable-policies.ts'
import { groupInlinePolicyQuery } from '../api/queries/groups.ts'
import { type DocumentQuery, policyDocumentQuery } from '../api/queries/policies.ts'
import { AttachPoliciesDialog } from '../ui/attach-policies-dialog.tsx'
import { PermissionsPanel, type PermissionsPanelProps } from '../ui/permissions-panel.tsx'
import type { AppliedPolicy } from '../ui/policies-table.tsx'
import { PolicyDocumentDialog } from '../ui/policy-document-dialog.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { InlinePolicyDialog } from './inline-policy-dialog.tsx'
import { useNotify } from './notifications.tsx'

/** What policies hang on, and how they are hung there and taken off. */
export interface PolicyHolder {
  /** `user group` */
  readonly noun: string
  readonly name: string
  /** IAM's quota for all of its inline policies together, in characters without white space. */
  readonly inlineQuota: number
  readonly attach: (policyArn: string) => Promise<void>
  readonly detach: (policyArn: string) => Promise<void>
  readonly putInline: (policyName: string, document: string) => Promise<void>
  readonly deleteInline: (policyName: string) => Promise<void>
  readonly inlineQuery: (policyName: string) => DocumentQuery
}

interface EntityPermissionsProps
  extends Pick<PermissionsPanelProps, 'description' | 'policies' | 'loading' | 'withOrigin'> {
  readonly holder: PolicyHolder
  readonly error: Error | null
  readonly onRefresh: () => void
}

/** The policies of a user or a group: to read, attach, write and remove. */
export const EntityPermissions = ({ holder, error, ...panel }: EntityPermissionsProps) => {
  const own = panel.policies.filter(policy => policy.group === undefined)
  return (
    <PermissionsPanel
      {...panel}
      failure={error && <ErrorNotice error={error} onRetry={panel.onRefresh} />}
      onRemove={({ name, arn }) => (arn === undefined ? holder.deleteInline(name) : holder.detach(arn))}
      renderError={failure => <ErrorNotice error={failure} />}
      renderAttach={onClose => <Attach holder={holder} own={own} onClose={onClose} />}
      renderShow={(policy, onEdit, onClose) => (
        <ShowPolicy holder={holder} policy={policy} onEdit={onEdit} onClose={onClose} />
      )}
      renderInline={(policyName, onClose) => (
        <EditInlinePolicy holder={holder} own={own} policyName={policyName} onClose={onClose} />
      )}
    />
  )
}

interface DialogProps {
  readonly holder: PolicyHolder
  readonly onClose: () => void
}

interface WithOwn extends DialogProps {
  readonly own: readonly AppliedPolicy[]
}

const Attach = ({ holder, own, onClose }: WithOwn) => {
  const { policies, isPending, error, refetch } = usePickablePolicies()
  return (
    <AttachPoliciesDialog
      to={holder.name}
      policies={policies}
      loading={isPending}
      failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      exclude={new Set(own.flatMap(policy => policy.arn ?? []))}
      run={holder.attach}
      renderError={failure => <ErrorNotice error={failure} />}
      onClose={onClose}
    />
  )
}

const queryOf = (holder: PolicyHolder, { name, arn, group }: AppliedPolicy): DocumentQuery => {
  if (arn !== undefined) return policyDocumentQuery(arn)
  return group === undefined ? holder.inlineQuery(name) : groupInlinePolicyQuery(group.name, name)
}

interface ShowPolicyProps extends DialogProps {
  readonly policy: AppliedPolicy
  readonly onEdit: (() => void) | undefined
}

const ShowPolicy = ({ holder, policy, onEdit, onClose }: ShowPolicyProps) => {
  const { data, error, refetch } = useQuery(queryOf(holder, policy))
  const via =
    policy.group === undefined
      ? `directly on the ${holder.noun} “${holder.name}”`
      : `through the group “${policy.group.name}”`
  return (
    <PolicyDocumentDialog
      name={policy.name}
      description={`${policy.kind} policy, ${via}${policy.arn === undefined ? '' : `: ${policy.arn}`}`}
      document={data}
      failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      onEdit={data === undefined ? undefined : onEdit}
      onClose={onClose}
    />
  )
}

interface EditInlinePolicyProps extends WithOwn {
  /** Absent for a new policy. */
  readonly policyName: string | undefined
}

const EditInlinePolicy = ({ holder, own, policyName, onClose }: EditInlinePolicyProps) => {
  const notify = useNotify()
  // A policy is edited from the dialog that shows it, so that its text is known.
  const saved = useQuery({ ...holder.inlineQuery(policyName ?? ''), enabled: policyName !== undefined })
  const put = useMutation({
    mutationFn: ({ name, document }: { name: string; document: string }) => holder.putInline(name, document),
    onSuccess: (_answer, { name }) => {
      notify({ type: 'success', content: `The inline policy “${name}” is saved.` })
      onClose()
    },
  })
  return (
    <InlinePolicyDialog
      policy={policyName === undefined ? undefined : { name: policyName, document: saved.data ?? '' }}
      taken={own.flatMap(policy => (policy.arn === undefined ? [policy.name] : []))}
      quota={holder.inlineQuota}
      saving={put.isPending}
      failure={put.error && <ErrorNotice error={put.error} />}
      onSave={(name, document) => put.mutate({ name, document })}
      onClose={onClose}
    />
  )
}
