import { type ReactNode, useMemo, useState } from 'react'
import type { Column } from './resource-table/column.ts'
import { ResourceTable } from './resource-table/resource-table.tsx'
import { firstState } from './resource-table/table-state.ts'

interface PickableUser {
  readonly name: string
  readonly path: string | undefined
  readonly created: Date | undefined
}

const columns: readonly Column<PickableUser>[] = [
  { id: 'name', header: 'User name', kind: 'text', value: user => user.name, always: true, width: 260 },
  { id: 'path', header: 'Path', kind: 'text', value: user => user.path, suggest: true, width: 160 },
  { id: 'created', header: 'Created', kind: 'date', value: user => user.created, width: 190 },
]

const nameOf = (user: PickableUser): string => user.name

export interface UserPickerProps {
  /** Absent while they are on their way. */
  readonly users:
    | readonly { UserName?: string | undefined; Path?: string | undefined; CreateDate?: Date | undefined }[]
    | undefined
  readonly partial: boolean
  /** Users that are not offered. */
  readonly exclude?: ReadonlySet<string>
  readonly failure?: ReactNode
  readonly selected: ReadonlySet<string>
  readonly onChange: (names: ReadonlySet<string>) => void
}

const nobody: ReadonlySet<string> = new Set()

/** Chooses users by name. */
export const UserPicker = ({
  users,
  partial,
  exclude = nobody,
  failure,
  selected,
  onChange,
}: UserPickerProps) => {
  const [state, setState] = useState(firstState)
  const rows = useMemo(
    () =>
      (users ?? [])
        .map(
          (user): PickableUser => ({ name: user.UserName ?? '', path: user.Path, created: user.CreateDate }),
        )
        .filter(user => !exclude.has(user.name)),
    [users, exclude],
  )
  return (
    <ResourceTable
      name="user-picker"
      title="Users"
      noun={['user', 'users']}
      variant="container"
      pageSize={10}
      columns={columns}
      rows={rows}
      rowId={nameOf}
      status={users === undefined ? 'loading' : partial ? 'partial' : 'ready'}
      failure={failure}
      state={state}
      onStateChange={setState}
      selectedIds={selected}
      onSelectedIdsChange={onChange}
    />
  )
}
