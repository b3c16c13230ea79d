import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { hrefOf, paths } from '../../../app/paths.ts'
import type { Column } from '../../../ui/resource-table/column.ts'
import type { Verdict } from '../who/verdict.ts'

/** One user or role, and whether it can assume the role. */
export interface WhoRow extends Verdict {
  readonly name: string
  readonly kind: 'User' | 'Role'
}

const statuses = { Yes: 'success', 'On conditions': 'info', No: 'stopped' } as const

export const whoColumns: readonly Column<WhoRow>[] = [
  {
    id: 'name',
    header: 'Name',
    kind: 'text',
    value: row => row.name,
    cell: ({ kind, name }) => (
      <Link href={hrefOf(kind === 'User' ? paths.user(name) : paths.role(name))}>{name}</Link>
    ),
    always: true,
    width: 200,
  },
  { id: 'kind', header: 'Type', kind: 'text', value: row => row.kind, suggest: true, width: 90 },
  {
    id: 'may',
    header: 'Can assume',
    kind: 'text',
    value: row => row.may,
    cell: ({ may }) => <StatusIndicator type={statuses[may]}>{may}</StatusIndicator>,
    suggest: true,
    width: 160,
  },
  {
    id: 'why',
    header: 'Why',
    kind: 'text',
    value: row => row.why,
    cell: ({ why }) => <div className="gatehouse-wrap">{why}</div>,
    width: 560,
  },
]
