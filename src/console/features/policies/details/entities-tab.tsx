import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Link from '@cloudscape-design/components/link'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeChange } from '../../../api/change.ts'
import { removePolicyFromEntity } from '../../../api/changes/policy-entities.ts'
import type { Entity } from '../../../api/entity.ts'
import { type PolicyEntity, policyEntitiesQuery } from '../../../api/queries/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { hrefOf, paths } from '../../../app/paths.ts'
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx'
import { entityLabel, entityType } from '../../../ui/entity-picker.tsx'
import type { Column } from '../../../ui/resource-table/column.ts'
import { ResourceTable } from '../../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../../ui/resource-table/table-state.ts'
import { AddEntitiesDialog } from './add-entities-dialog.tsx'

const pageOf: Readonly<Record<Entity['kind'], (name: string) => string>> = {
  user: name => paths.user(name, 'permissions'),
  group: name => paths.group(name, 'permissions'),
  role: name => paths.role(name, 'permissions'),
}

const uses = { permissions: 'Permissions policy', boundary: 'Permissions boundary' } as const

const columns: readonly Column<PolicyEntity>[] = [
  {
    id: 'name',
    header: 'Entity name',
    kind: 'text',
    value: entity => entity.name,
    cell: ({ kind, name }) => <Link href={hrefOf(pageOf[kind](name))}>{name}</Link>,
    always: true,
    width: 320,
  },
  {
    id: 'type',
    header: 'Type',
    kind: 'text',
    value: entityType,
    suggest: true,
    width: 160,
  },
  {
    id: 'use',
    header: 'Used as',
    kind: 'text',
    value: entity => uses[entity.use],
    suggest: true,
    width: 220,
  },
]

/** What a person reads about an item that may be there twice: attached and as a boundary. */
const idOf = (entity: PolicyEntity): string =>
  entity.use === 'boundary' ? `boundary of the ${entityLabel(entity)}` : entityLabel(entity)

const none: readonly PolicyEntity[] = []

type Dialog =
  | { readonly kind: 'add'; readonly use: PolicyEntity['use'] }
  | { readonly kind: 'remove'; readonly entities: readonly PolicyEntity[] }

interface EntitiesTabProps {
  readonly policyArn: string
  readonly policyName: string
}

/** Whom the policy is attached to and whom it bounds; several at once are added and removed. */
export const EntitiesTab = ({ policyArn, policyName }: EntitiesTabProps) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { data = none, isPending, isFetching, error, refetch } = useQuery(policyEntitiesQuery(policyArn))
  const [state, setState] = useState(firstState)
  const [dialog, setDialog] = useState<Dialog>()
  const close = (): void => setDialog(undefined)
  return (
    <>
      <ResourceTable
        name="policy-entities"
        title="Entities attached"
        description="The users, groups and roles that have the policy, or are bounded by it."
        noun={['entity', 'entities']}
        emptyText="The policy is attached to nobody and bounds nobody."
        variant="container"
        columns={columns}
        rows={data}
        rowId={idOf}
        status={isPending ? 'loading' : 'ready'}
        refreshing={isFetching}
        failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        state={state}
        onStateChange={setState}
        onRefresh={() => void refetch()}
        actions={selected => (
          <>
            <Button
              disabled={selected.length === 0}
              disabledReason="Select the entities to take the policy off."
              onClick={() => setDialog({ kind: 'remove', entities: selected })}
            >
              Remove
            </Button>
            <ButtonDropdown
              items={[
                { id: 'permissions', text: 'Attach as a permissions policy' },
                { id: 'boundary', text: 'Set as a permissions boundary' },
              ]}
              onItemClick={({ detail }) =>
                setDialog({ kind: 'add', use: detail.id === 'boundary' ? 'boundary' : 'permissions' })
              }
            >
              Attach
            </ButtonDropdown>
          </>
        )}
      />
      {dialog?.kind === 'add' && (
        <AddEntitiesDialog
          policyArn={policyArn}
          policyName={policyName}
          use={dialog.use}
          having={data.filter(({ use }) => use === dialog.use)}
          onClose={close}
        />
      )}
      {dialog?.kind === 'remove' && (
        <ConfirmDelete
          noun={['use of the policy', 'uses of the policy']}
          verb="Remove"
          ids={dialog.entities.map(idOf)}
          consequences={consequencesOf(dialog.entities)}
          run={async id => {
            const entity = dialog.entities.find(each => idOf(each) === id)
            if (entity !== undefined)
              await makeChange(queryClient, removePolicyFromEntity, { policyArn, entity })
          }}
          renderError={failure => <ErrorNotice error={failure} />}
          onClose={removed => {
            close()
            if (removed.length > 0)
              notify({ type: 'success', content: `“${policyName}” is removed from: ${removed.join(', ')}.` })
          }}
        />
      )}
    </>
  )
}

const consequencesOf = (entities: readonly PolicyEntity[]): string =>
  [
    ...(entities.some(({ use }) => use === 'permissions')
      ? ['What only this policy allows is lost to those that it is attached to.']
      : []),
    ...(entities.some(({ use }) => use === 'boundary')
      ? ['Those that it bounds may then do all that their policies allow.']
      : []),
  ].join(' ')
