import { type ReactNode, useState } from 'react'
import type { Column } from './resource-table/column.ts'
import { ResourceTable } from './resource-table/resource-table.tsx'
import { firstState } from './resource-table/table-state.ts'

/** A managed policy as a person picks it. */
export interface PickablePolicy {
  readonly arn: string
  readonly name: string
  readonly awsManaged: boolean
  /** How many users, groups and roles have it. */
  readonly attachments: number
}

const columns: readonly Column<PickablePolicy>[] = [
  { id: 'name', header: 'Policy name', kind: 'text', value: policy => policy.name, always: true, width: 290 },
  {
    id: 'type',
    header: 'Type',
    kind: 'text',
    value: policy => (policy.awsManaged ? 'AWS managed' : 'Customer managed'),
    suggest: true,
    width: 180,
  },
  {
    id: 'attached',
    header: 'Attached to',
    kind: 'number',
    value: policy => policy.attachments,
    width: 160,
  },
  { id: 'arn', header: 'ARN', kind: 'text', value: policy => policy.arn, optional: true, width: 360 },
]

const nameOf = (policy: PickablePolicy): string => policy.name
const arnOf = (policy: PickablePolicy): string => policy.arn

export interface PolicyPickerProps {
  readonly policies: readonly PickablePolicy[]
  readonly loading: boolean
  readonly failure?: ReactNode
  readonly selectedArns: ReadonlySet<string>
  /** A sentence below the title, such as what is chosen so far. */
  readonly description?: string | undefined
  readonly onChange: (arns: ReadonlySet<string>) => void
}

/** Chooses managed policies out of the more than a thousand that there are. */
export const PolicyPicker = ({
  policies,
  loading,
  failure,
  selectedArns,
  description,
  onChange,
}: PolicyPickerProps) => {
  const [state, setState] = useState(firstState)
  return (
    <ResourceTable
      name="policy-picker"
      title="Permissions policies"
      description={description}
      noun={['policy', 'policies']}
      variant="container"
      pageSize={10}
      columns={columns}
      rows={policies}
      rowId={arnOf}
      rowLabel={nameOf}
      status={loading ? 'loading' : 'ready'}
      failure={failure}
      state={state}
      onStateChange={setState}
      selectedIds={selectedArns}
      onSelectedIdsChange={onChange}
    />
  )
}
