import { useQuery, useQueryClient } from '@tanstack/react-query'
import { iamArn } from '../../lib/arn.ts'
import { makeChange, useChange } from '../api/change.ts'
import {
  attachPolicy,
  deleteInlinePolicy,
  detachPolicy,
  putInlinePolicy,
} from '../api/changes/entity-policies.ts'
import { type Entity, type EntityKind, entityKeys, entityNouns } from '../api/entity.ts'
import { usePickablePolicies } from '../api/pickable-policies.ts'
import { inlinePolicyQuery } from '../api/queries/entity-policies.ts'
import { type DocumentQuery, policyDocumentQuery } from '../api/queries/policies.ts'
import { usePrefetchedEditor } from '../editor/use-prefetched-editor.ts'
import { AttachPoliciesDialog } from '../ui/attach-policies-dialog.tsx'
import { PermissionsPanel, type PermissionsPanelProps } from '../ui/permissions-panel.tsx'
import type { AppliedPolicy } from '../ui/policies-table.tsx'
import { PolicyDocumentDialog } from '../ui/policy-document-dialog.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { InlinePolicyDialog } from './inline-policy-dialog.tsx'
import { useNotify } from './notifications.tsx'
import { hrefOf, paths } from './paths.ts'
import { useSession } from './session-context.tsx'

/** IAM's quota for all inline policies together, in characters without white space. */
const inlineQuotas: Readonly<Record<EntityKind, number>> = { user: 2048, group: 5120, role: 10_240 }

interface EntityPermissionsProps
  extends Pick<PermissionsPanelProps, 'description' | 'policies' | 'loading' | 'withOrigin'> {
  readonly entity: Entity
  readonly error: Error | null
  readonly onRefresh: () => void
}

/** The policies of a user, a group or a role: to read, attach, write and remove. */
export const EntityPermissions = ({ entity, error, ...panel }: EntityPermissionsProps) => {
  const queryClient = useQueryClient()
  const { account } = useSession()
  usePrefetchedEditor()
  const own = panel.policies.filter(policy => policy.group === undefined)
  return (
    <PermissionsPanel
      {...panel}
      kind={entity.kind}
      // The simulator goes by the name, whatever the path.
      simulateHref={hrefOf(paths.simulator({ principal: iamArn(account.id, entity.kind, '/', entity.name) }))}
      failure={error && <ErrorNotice error={error} onRetry={panel.onRefresh} />}
      onRemove={({ name, arn }) =>
        arn === undefined
          ? makeChange(queryClient, deleteInlinePolicy, { entity, policyName: name })
          : makeChange(queryClient, detachPolicy, { entity, policyArn: arn })
      }
      renderError={failure => <ErrorNotice error={failure} />}
      renderAttach={onClose => <Attach entity={entity} own={own} onClose={onClose} />}
      renderShow={(policy, onEdit, onClose) => (
        <ShowPolicy entity={entity} policy={policy} onEdit={onEdit} onClose={onClose} />
      )}
      renderInline={(policyName, onClose) => (
        <EditInlinePolicy entity={entity} own={own} policyName={policyName} onClose={onClose} />
      )}
    />
  )
}

interface DialogProps {
  readonly entity: Entity
  readonly onClose: () => void
}

interface WithOwn extends DialogProps {
  readonly own: readonly AppliedPolicy[]
}

const Attach = ({ entity, own, onClose }: WithOwn) => {
  const queryClient = useQueryClient()
  const { policies, isPending, error, refetch } = usePickablePolicies()
  return (
    <AttachPoliciesDialog
      to={entity.name}
      policies={policies}
      loading={isPending}
      failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      exclude={new Set(own.flatMap(policy => policy.arn ?? []))}
      run={policyArn => makeChange(queryClient, attachPolicy, { entity, policyArn })}
      renderError={failure => <ErrorNotice error={failure} />}
      onClose={onClose}
    />
  )
}

const queryOf = (entity: Entity, { name, arn, group }: AppliedPolicy): DocumentQuery => {
  if (arn !== undefined) return policyDocumentQuery(arn)
  return inlinePolicyQuery(group === undefined ? entity : { kind: 'group', name: group.name }, name)
}

interface ShowPolicyProps extends DialogProps {
  readonly policy: AppliedPolicy
  readonly onEdit: (() => void) | undefined
}

const ShowPolicy = ({ entity, policy, onEdit, onClose }: ShowPolicyProps) => {
  const { data, error, refetch } = useQuery(queryOf(entity, policy))
  const via =
    policy.group === undefined
      ? `directly on the ${entityNouns[entity.kind]} “${entity.name}”`
      : `through the group “${policy.group.name}”`
  return (
    <PolicyDocumentDialog
      name={policy.name}
      description={`${policy.kind} policy, ${via}${policy.arn === undefined ? '' : `: ${policy.arn}`}`}
      document={data}
      href={policy.arn === undefined ? undefined : hrefOf(paths.policy(policy.arn))}
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

const EditInlinePolicy = ({ entity, own, policyName, onClose }: EditInlinePolicyProps) => {
  const notify = useNotify()
  // A policy is edited from the dialog that shows it, so that its text is known.
  const saved = useQuery({
    ...inlinePolicyQuery(entity, policyName ?? ''),
    enabled: policyName !== undefined,
  })
  const put = useChange(putInlinePolicy)
  const { account } = useSession()
  // The page that shows the entity has read it; only its path is not in its name.
  const itself = useQueryClient().getQueryData<{ readonly Arn?: string }>(entityKeys.itself(entity))
  const entityArn = itself?.Arn ?? `arn:aws:iam::${account.id}:${entity.kind}/${entity.name}`
  const save = async (name: string, document: string): Promise<void> => {
    await put.mutateAsync({ entity, policyName: name, document })
    notify({ type: 'success', content: `The inline policy “${name}” is saved.` })
  }
  return (
    <InlinePolicyDialog
      entity={entity}
      entityArn={entityArn}
      policy={policyName === undefined ? undefined : { name: policyName, document: saved.data ?? '' }}
      taken={own.flatMap(policy => (policy.arn === undefined ? [policy.name] : []))}
      quota={inlineQuotas[entity.kind]}
      saving={put.isPending}
      error={put.error}
      onSave={save}
      onClose={onClose}
    />
  )
}
