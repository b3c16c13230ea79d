import { type ReactNode, useMemo, useState } from 'react'
import { type Entity, entityNouns } from '../api/entity.ts'
import type { Column } from './resource-table/column.ts'
import { ResourceTable } from './resource-table/resource-table.tsx'
import { firstState } from './resource-table/table-state.ts'

/** A user, group or role as a person picks it. */
export interface PickableEntity extends Entity {
  readonly path: string | undefined
  readonly created: Date | undefined
}

/** `User group`. */
export const entityType = ({ kind }: Entity): string => {
  const noun = entityNouns[kind]
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`
}

const columns: readonly Column<PickableEntity>[] = [
  {
    id: 'name',
    header: 'Entity name',
    kind: 'text',
    value: entity => entity.name,
    always: true,
    width: 300,
  },
  {
    id: 'type',
    header: 'Type',
    kind: 'text',
    value: entityType,
    suggest: true,
    width: 140,
  },
  { id: 'path', header: 'Path', kind: 'text', value: entity => entity.path, suggest: true, width: 160 },
  {
    id: 'created',
    header: 'Created',
    kind: 'date',
    value: entity => entity.created,
    optional: true,
    width: 190,
  },
]

/** `user group Developers`: names are unique among things of one kind only. */
export const entityLabel = ({ kind, name }: Entity): string => `${entityNouns[kind]} ${name}`

export interface EntityPickerProps {
  readonly title: string
  readonly entities: readonly PickableEntity[]
  /** Labels of those that are not offered. */
  readonly exclude: ReadonlySet<string>
  readonly status: 'loading' | 'partial' | 'ready'
  readonly failure?: ReactNode
  /** Labels of what is chosen. */
  readonly selected: ReadonlySet<string>
  readonly onChange: (labels: ReadonlySet<string>) => void
}

/** Chooses users, groups and roles out of all that there are. */
export const EntityPicker = (props: EntityPickerProps) => {
  const { entities, exclude } = props
  const [state, setState] = useState(firstState)
  const rows = useMemo(
    () => entities.filter(entity => !exclude.has(entityLabel(entity))),
    [entities, exclude],
  )
  return (
    <ResourceTable
      name="entity-picker"
      title={props.title}
      noun={['entity', 'entities']}
      variant="container"
      pageSize={10}
      columns={columns}
      rows={rows}
      rowId={entityLabel}
      status={props.status}
      failure={props.failure}
      state={state}
      onStateChange={setState}
      selectedIds={props.selected}
      onSelectedIdsChange={props.onChange}
    />
  )
}
