import Link from '@cloudscape-design/components/link'
import { useMemo, useState } from 'react'
import type { PolicyType } from '../../../policy/evaluate/explanation.ts'
import { OutcomeIndicator, outcomeWords } from '../../ui/outcome.tsx'
import type { Column } from '../../ui/resource-table/column.ts'
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../ui/resource-table/table-state.ts'
import type { Result, ResultRow } from './matrix.ts'

const kinds: Readonly<Record<PolicyType, string>> = {
  identity: 'Identity-based policies',
  boundary: 'Permissions boundary',
  session: 'Session policies',
  serviceControl: 'Service control policies',
  resourceControl: 'Resource control policies',
  resource: 'Policy of the resource',
  vpcEndpoint: 'VPC endpoint policy',
  service: 'The service itself',
}

const columnsOf = (onShow: ResultListProps['onShow']): readonly Column<Result>[] => [
  {
    id: 'action',
    header: 'Action',
    kind: 'text',
    value: ({ action }) => action,
    cell: ({ action, resource }) => (
      <Link
        href="#"
        ariaLabel={`Explain ${action} on ${resource}`}
        onFollow={event => {
          event.preventDefault()
          onShow(action, resource)
        }}
      >
        {action}
      </Link>
    ),
    always: true,
    width: 220,
  },
  {
    id: 'resource',
    header: 'Resource',
    kind: 'text',
    value: ({ resource }) => resource,
    suggest: true,
    width: 280,
  },
  {
    id: 'result',
    header: 'Result',
    kind: 'text',
    value: ({ outcome }) => outcomeWords[outcome],
    cell: ({ outcome }) => <OutcomeIndicator outcome={outcome} />,
    suggest: true,
    width: 150,
  },
  {
    id: 'decided-by',
    header: 'Decided by',
    kind: 'text',
    value: ({ decidedBy }) => kinds[decidedBy],
    suggest: true,
    width: 200,
  },
  {
    id: 'missing',
    header: 'Condition keys it lacks',
    kind: 'list',
    value: ({ missing }) => missing,
    suggest: true,
    width: 220,
  },
]

interface ResultListProps {
  readonly rows: readonly ResultRow[]
  readonly onShow: (action: string, resource: string) => void
}

/** All results one below the other: to filter, to sort, and to take along as a file. */
export const ResultList = ({ rows, onShow }: ResultListProps) => {
  const [state, setState] = useState(firstState)
  const columns = useMemo(() => columnsOf(onShow), [onShow])
  const results = useMemo(() => rows.flat(), [rows])
  return (
    <ResourceTable
      name="simulation-results"
      title="Results, one a line"
      noun={['result', 'results']}
      variant="embedded"
      selection="none"
      pageSize={20}
      columns={columns}
      rows={results}
      rowId={({ action, resource }) => `${action} ${resource}`}
      status="ready"
      state={state}
      onStateChange={setState}
    />
  )
}
