import { type ReactNode, useMemo, useState } from 'react'
import type { Column } from './resource-table/column.ts'
import { ResourceTable } from './resource-table/resource-table.tsx'
import { firstState } from './resource-table/table-state.ts'

interface NamedPolicy {
  readonly PolicyName?: string | undefined
}

interface GroupPermissions {
  readonly AttachedManagedPolicies?: readonly NamedPolicy[] | undefined
  readonly GroupPolicyList?: readonly NamedPolicy[] | undefined
}

interface PickableGroup {
  readonly name: string
  readonly path: string | undefined
  readonly created: Date | undefined
  readonly policies: readonly string[] | undefined
}

const columns: readonly Column<PickableGroup>[] = [
  { id: 'name', header: 'Group name', kind: 'text', value: group => group.name, always: true, width: 200 },
  {
    id: 'policies',
    header: 'Policies',
    kind: 'list',
    value: group => group.policies,
    cell: group => (group.policies === undefined ? '–' : group.policies.join(', ') || 'None'),
    suggest: true,
    width: 320,
  },
  { id: 'path', header: 'Path', kind: 'text', value: group => group.path, optional: true, width: 120 },
  {
    id: 'created',
    header: 'Created',
    kind: 'date',
    value: group => group.created,
    optional: true,
    width: 190,
  },
]

const nameOf = (group: PickableGroup): string => group.name

export interface GroupPickerProps {
  /** Absent while they are on their way. */
  readonly groups:
    | readonly { GroupName?: string | undefined; Path?: string | undefined; CreateDate?: Date | undefined }[]
    | undefined
  /** By group name; absent when they are on their way or may not be read. */
  readonly permissions: ReadonlyMap<string, GroupPermissions> | undefined
  readonly failure?: ReactNode
  readonly selected: ReadonlySet<string>
  readonly onChange: (names: ReadonlySet<string>) => void
}

/** Chooses groups by name and by what they allow. */
export const GroupPicker = ({ groups, permissions, failure, selected, onChange }: GroupPickerProps) => {
  const [state, setState] = useState(firstState)
  const rows = useMemo(
    () =>
      (groups ?? []).map((group): PickableGroup => {
        const detail = permissions?.get(group.GroupName ?? '')
        const policies = [...(detail?.AttachedManagedPolicies ?? []), ...(detail?.GroupPolicyList ?? [])]
        return {
          name: group.GroupName ?? '',
          path: group.Path,
          created: group.CreateDate,
          policies: detail && policies.flatMap(policy => policy.PolicyName ?? []),
        }
      }),
    [groups, permissions],
  )
  return (
    <ResourceTable
      name="group-picker"
      title="User groups"
      noun={['user group', 'user groups']}
      variant="container"
      pageSize={10}
      columns={columns}
      rows={rows}
      rowId={nameOf}
      status={groups === undefined ? 'loading' : 'ready'}
      failure={failure}
      state={state}
      onStateChange={setState}
      selectedIds={selected}
      onSelectedIdsChange={onChange}
    />
  )
}
