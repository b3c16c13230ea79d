import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { type ReactNode, useState } from 'react'
import { ConfirmDelete } from './confirm-delete.tsx'
import { type AppliedPolicy, PoliciesTable } from './policies-table.tsx'

type Dialog =
  | { readonly kind: 'attach' | 'create-inline' }
  | { readonly kind: 'show' | 'edit-inline'; readonly policy: AppliedPolicy }
  | { readonly kind: 'remove'; readonly policies: readonly AppliedPolicy[] }

export interface PermissionsPanelProps {
  /** What the policies hang on; saved preferences and the exported file carry it. */
  readonly kind: 'user' | 'group' | 'role'
  readonly description: string
  readonly policies: readonly AppliedPolicy[]
  readonly loading: boolean
  readonly failure?: ReactNode
  /** Whether policies may come through groups too; those cannot be removed here. */
  readonly withOrigin: boolean
  readonly onRefresh: () => void
  /** Where it is tried out what they allow. */
  readonly simulateHref: string
  /** Detaches a managed policy, deletes an inline one. */
  readonly onRemove: (policy: AppliedPolicy) => Promise<void>
  readonly renderError: (error: unknown) => ReactNode
  /** The dialogs that need more data: they are drawn only when opened. */
  readonly renderAttach: (onClose: () => void) => ReactNode
  readonly renderShow: (
    policy: AppliedPolicy,
    onEdit: (() => void) | undefined,
    onClose: () => void,
  ) => ReactNode
  readonly renderInline: (policyName: string | undefined, onClose: () => void) => ReactNode
}

/** The policies of a user, a group or a role with everything that can be done to them. */
export const PermissionsPanel = (props: PermissionsPanelProps) => {
  const [dialog, setDialog] = useState<Dialog>()
  const close = (): void => setDialog(undefined)
  return (
    <>
      <PoliciesTable
        name={`${props.kind}-policies`}
        title="Permissions policies"
        description={props.description}
        policies={props.policies}
        loading={props.loading}
        failure={props.failure}
        withOrigin={props.withOrigin}
        onRefresh={props.onRefresh}
        onOpen={policy => setDialog({ kind: 'show', policy })}
        actions={selected => (
          <>
            <Button href={props.simulateHref}>Simulate</Button>
            <RemoveButton
              selected={selected}
              onClick={() => setDialog({ kind: 'remove', policies: selected })}
            />
            <ButtonDropdown
              items={[
                { id: 'attach', text: 'Attach policies' },
                { id: 'create-inline', text: 'Create inline policy' },
              ]}
              onItemClick={({ detail }) =>
                setDialog({ kind: detail.id === 'attach' ? 'attach' : 'create-inline' })
              }
            >
              Add permissions
            </ButtonDropdown>
          </>
        )}
      />
      {dialog?.kind === 'attach' && props.renderAttach(close)}
      {dialog?.kind === 'create-inline' && props.renderInline(undefined, close)}
      {dialog?.kind === 'edit-inline' && props.renderInline(dialog.policy.name, close)}
      {dialog?.kind === 'show' &&
        props.renderShow(
          dialog.policy,
          dialog.policy.arn === undefined && dialog.policy.group === undefined
            ? () => setDialog({ kind: 'edit-inline', policy: dialog.policy })
            : undefined,
          close,
        )}
      {dialog?.kind === 'remove' && (
        <RemovePolicies
          policies={dialog.policies}
          onRemove={props.onRemove}
          renderError={props.renderError}
          onClose={close}
        />
      )}
    </>
  )
}

const RemoveButton = ({ selected, onClick }: { selected: readonly AppliedPolicy[]; onClick: () => void }) => {
  const inherited = selected.find(policy => policy.group !== undefined)
  return (
    <Button
      formAction="none"
      disabled={selected.length === 0 || inherited !== undefined}
      disabledReason={
        inherited === undefined
          ? 'Select the policies to remove.'
          : `“${inherited.name}” comes through the group “${inherited.group?.name}”; remove the user from the group, or the policy from it.`
      }
      onClick={onClick}
    >
      Remove
    </Button>
  )
}

interface RemovePoliciesProps extends Pick<PermissionsPanelProps, 'onRemove' | 'renderError'> {
  readonly policies: readonly AppliedPolicy[]
  readonly onClose: () => void
}

const RemovePolicies = ({ policies, onRemove, renderError, onClose }: RemovePoliciesProps) => {
  const inline = policies.filter(policy => policy.arn === undefined)
  // A managed and an inline policy may bear the same name, and so may one of AWS's and one of the account.
  const labelOf = (policy: AppliedPolicy): string =>
    policy.arn === undefined
      ? `${policy.name} (inline)`
      : policies.some(({ arn, name }) => name === policy.name && arn !== undefined && arn !== policy.arn)
        ? policy.arn
        : policy.name
  return (
    <ConfirmDelete
      noun={['policy', 'policies']}
      verb="Remove"
      ids={policies.map(labelOf)}
      consequences={
        inline.length > 0
          ? `Inline policies exist only here, and are deleted: ${inline.map(policy => policy.name).join(', ')}.`
          : undefined
      }
      run={async label => {
        const policy = policies.find(candidate => labelOf(candidate) === label)
        if (policy !== undefined) await onRemove(policy)
      }}
      renderError={renderError}
      onClose={onClose}
    />
  )
}
