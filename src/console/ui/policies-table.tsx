import Link from '@cloudscape-design/components/link'
import { type ReactNode, useMemo, useState } from 'react'
import type { Column } from './resource-table/column.ts'
import { ResourceTable } from './resource-table/resource-table.tsx'
import { firstState } from './resource-table/table-state.ts'

/** A policy that applies to a user, a group or a role, and how it came to apply. */
export interface AppliedPolicy {
  readonly name: string
  /** Absent for inline policies. */
  readonly arn?: string | undefined
  readonly kind: 'AWS managed' | 'Customer managed' | 'Inline'
  /** The group that it comes through; absent when it hangs on the entity itself. */
  readonly group?: { readonly name: string; readonly href: string } | undefined
}

const idOf = (policy: AppliedPolicy): string =>
  `${policy.group?.name ?? ''}/${policy.arn ?? `inline/${policy.name}`}`

const direct = 'Directly'

const columnsOf = (
  onOpen: (policy: AppliedPolicy) => void,
  withOrigin: boolean,
): readonly Column<AppliedPolicy>[] => [
  {
    id: 'name',
    header: 'Policy name',
    kind: 'text',
    value: policy => policy.name,
    cell: policy => (
      <Link
        href="#"
        ariaLabel={`Show the policy ${policy.name}`}
        onFollow={event => {
          event.preventDefault()
          onOpen(policy)
        }}
      >
        {policy.name}
      </Link>
    ),
    always: true,
    width: 300,
  },
  { id: 'type', header: 'Type', kind: 'text', value: policy => policy.kind, suggest: true, width: 180 },
  ...(withOrigin
    ? [
        {
          id: 'via',
          header: 'Attached via',
          kind: 'text' as const,
          value: (policy: AppliedPolicy) => policy.group?.name ?? direct,
          cell: (policy: AppliedPolicy) =>
            policy.group === undefined ? (
              direct
            ) : (
              <>
                Group <Link href={policy.group.href}>{policy.group.name}</Link>
              </>
            ),
          suggest: true,
          width: 220,
        },
      ]
    : []),
  { id: 'arn', header: 'ARN', kind: 'text', value: policy => policy.arn, optional: true, width: 360 },
]

export interface PoliciesTableProps {
  /** Saved preferences and the exported file carry it. */
  readonly name: string
  readonly title: string
  readonly description: string
  readonly policies: readonly AppliedPolicy[]
  readonly loading: boolean
  readonly failure?: ReactNode
  /** Whether policies may come through groups too. */
  readonly withOrigin: boolean
  readonly actions: (selected: readonly AppliedPolicy[]) => ReactNode
  readonly onOpen: (policy: AppliedPolicy) => void
  readonly onRefresh: () => void
}

/** The policies of a user, a group or a role, each with its origin. */
export const PoliciesTable = (props: PoliciesTableProps) => {
  const { onOpen, withOrigin } = props
  const [state, setState] = useState(firstState)
  const columns = useMemo(() => columnsOf(onOpen, withOrigin), [onOpen, withOrigin])
  return (
    <ResourceTable
      name={props.name}
      title={props.title}
      description={props.description}
      noun={['policy', 'policies']}
      variant="container"
      columns={columns}
      rows={props.policies}
      rowId={idOf}
      rowLabel={policy => policy.name}
      status={props.loading ? 'loading' : 'ready'}
      failure={props.failure}
      state={state}
      onStateChange={setState}
      onRefresh={props.onRefresh}
      actions={props.actions}
    />
  )
}
