import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ActionCan, Say, ServiceCan } from '../../../policy/analyze/principal-can.ts'
import type { Column } from '../../ui/resource-table/column.ts'
import { statementHref } from './statement-href.ts'
import { countOf, countText, extentWords, keysText, levels, resourcesText, sayText } from './what-words.ts'

const wrapped = (text: string) => <div className="gatehouse-wrap gatehouse-break">{text}</div>

export const serviceColumns = (onShow: (prefix: string) => void): readonly Column<ServiceCan>[] => [
  {
    id: 'service',
    header: 'Service',
    kind: 'text',
    value: row => row.title,
    cell: row => (
      <Button
        variant="inline-link"
        ariaLabel={`Show the actions of ${row.title}`}
        onClick={() => onShow(row.prefix)}
      >
        {row.title}
      </Button>
    ),
    always: true,
    width: 200,
  },
  { id: 'prefix', header: 'Prefix', kind: 'text', value: row => row.prefix, optional: true, width: 130 },
  { id: 'actions', header: 'Actions', kind: 'number', value: row => row.actions.length, width: 110 },
  ...levels.map(
    (level): Column<ServiceCan> => ({
      id: level.toLowerCase().replace(' ', '-'),
      header: level,
      kind: 'text',
      value: row => countText(countOf(row, level)),
      cell: row => wrapped(countText(countOf(row, level)) ?? '–'),
      width: level === 'Permissions management' ? 210 : 120,
    }),
  ),
]

const statuses = { any: 'success', conditional: 'info', some: 'info' } as const

const Says = ({ says, none }: { says: readonly Say[]; none: string }) =>
  says.length === 0 ? (
    none
  ) : (
    <ul className="gatehouse-plain-list gatehouse-wrap">
      {says.map(say => {
        const text = sayText(say)
        const href = statementHref({ source: say.policy.source }, say)
        return (
          <li key={`${text} ${say.index}`} className="gatehouse-break">
            {href === undefined ? text : <Link href={href}>{text}</Link>}
          </li>
        )
      })}
    </ul>
  )

export const actionColumns: readonly Column<ActionCan>[] = [
  {
    id: 'action',
    header: 'Action',
    kind: 'text',
    value: row => row.action,
    cell: row => wrapped(row.action),
    always: true,
    width: 220,
  },
  { id: 'level', header: 'Access level', kind: 'text', value: row => row.level, suggest: true, width: 150 },
  {
    id: 'allowed',
    header: 'Allowed',
    kind: 'text',
    value: row => extentWords[row.extent],
    cell: row => <StatusIndicator type={statuses[row.extent]}>{extentWords[row.extent]}</StatusIndicator>,
    suggest: true,
    width: 220,
  },
  {
    id: 'granted',
    header: 'Granted by',
    kind: 'list',
    value: row => row.grants.map(sayText),
    cell: row => <Says says={row.grants} none="The service: every principal may do this" />,
    suggest: true,
    width: 280,
  },
  {
    id: 'limited',
    header: 'Limited by',
    kind: 'list',
    value: row => row.limits.map(sayText),
    cell: row => <Says says={row.limits} none="–" />,
    suggest: true,
    width: 240,
  },
  {
    id: 'resources',
    header: 'Resources',
    kind: 'text',
    value: resourcesText,
    cell: row => wrapped(resourcesText(row) || '–'),
    width: 260,
  },
  {
    id: 'conditions',
    header: 'Depends on',
    kind: 'list',
    value: keysText,
    cell: row => wrapped(keysText(row).join(', ') || '–'),
    suggest: true,
    width: 190,
  },
]
