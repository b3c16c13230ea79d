import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { refreshTouched } from '../../../api/change.ts'
import { addPolicyToEntity } from '../../../api/changes/policy-entities.ts'
import { clientsOf } from '../../../api/clients.ts'
import type { Entity, Identity } from '../../../api/entity.ts'
import type { PolicyEntity } from '../../../api/queries/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { BulkDialog } from '../../../ui/bulk-dialog.tsx'
import { EntityPicker, entityLabel } from '../../../ui/entity-picker.tsx'
import { useEntities } from './use-entities.ts'

const isIdentity = (entity: Entity): entity is Identity => entity.kind !== 'group'

interface AddEntitiesDialogProps {
  readonly policyArn: string
  readonly policyName: string
  readonly use: PolicyEntity['use']
  /** Those that have the policy in this use already. */
  readonly having: readonly Entity[]
  readonly onClose: () => void
}

/** Attaches the policy to several users, groups and roles, or bounds them by it; each may fail by itself. */
export const AddEntitiesDialog = ({
  policyArn,
  policyName,
  use,
  having,
  onClose,
}: AddEntitiesDialogProps) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { entities, status, error, refetch } = useEntities(use)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const exclude = useMemo(() => new Set(having.map(entityLabel)), [having])
  const used = (label: string): PolicyEntity | undefined => {
    const entity = entities.find(each => entityLabel(each) === label)
    if (entity === undefined) return undefined
    const { kind, name } = entity
    if (use === 'permissions') return { kind, name, use }
    return isIdentity(entity) ? { kind: entity.kind, name, use } : undefined
  }
  const close = (added: readonly string[]): void => {
    void refreshTouched(
      queryClient,
      [...chosen].flatMap(label => {
        const entity = used(label)
        return entity === undefined ? [] : addPolicyToEntity.touches({ policyArn, entity })
      }),
    )
    if (added.length > 0) {
      const what = use === 'boundary' ? 'bounds' : 'is attached to'
      notify({ type: 'success', content: `“${policyName}” ${what}: ${added.join(', ')}.` })
    }
    onClose()
  }
  return (
    <BulkDialog
      size="large"
      header={use === 'boundary' ? `Set “${policyName}” as a permissions boundary` : `Attach “${policyName}”`}
      verb={use === 'boundary' ? 'Set boundary' : 'Attach'}
      ids={[...chosen]}
      run={async label => {
        const entity = used(label)
        if (entity !== undefined) await addPolicyToEntity.run(clientsOf(queryClient), { policyArn, entity })
      }}
      blocked={chosen.size === 0 ? 'Select at least one entity.' : undefined}
      renderError={failure => <ErrorNotice error={failure} />}
      onClose={close}
    >
      <SpaceBetween size="m">
        {use === 'boundary' && (
          <Alert type="info">
            A boundary takes the place of the one that a user or role has. It allows nothing by itself: what
            their policies allow beyond it is denied from then on.
          </Alert>
        )}
        <EntityPicker
          title={use === 'boundary' ? 'Users and roles' : 'Users, groups and roles'}
          entities={entities}
          exclude={exclude}
          status={status}
          failure={error && <ErrorNotice error={error} onRetry={refetch} />}
          selected={chosen}
          onChange={setChosen}
        />
      </SpaceBetween>
    </BulkDialog>
  )
}
