import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import type { WhoCanRow } from '../../../policy/analyze/who-can.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import { AccessIndicator } from '../../ui/access.tsx'
import type { Column } from '../../ui/resource-table/column.ts'
import { type AccessWords, accessOf, chainText, keysOf, policyText, whyWords } from './who-words.ts'

const access: Readonly<Record<AccessWords, 'allowed' | 'conditional' | 'denied'>> = {
  Allowed: 'allowed',
  'Through a role': 'allowed',
  'On conditions': 'conditional',
  'Through a role, on conditions': 'conditional',
  Denied: 'denied',
}

const wrapped = (text: string) => <div className="gatehouse-wrap gatehouse-break">{text}</div>

export const whoColumns = (onWhy: (row: WhoCanRow) => void): readonly Column<WhoCanRow>[] => [
  {
    id: 'name',
    header: 'Name',
    kind: 'text',
    value: row => row.name,
    cell: ({ kind, name }) => (
      <Link href={hrefOf(kind === 'user' ? paths.user(name) : paths.role(name))}>{name}</Link>
    ),
    always: true,
    width: 150,
  },
  {
    id: 'type',
    header: 'Type',
    kind: 'text',
    value: row => (row.kind === 'user' ? 'User' : 'Role'),
    suggest: true,
    width: 90,
  },
  {
    id: 'access',
    header: 'Access',
    kind: 'text',
    value: accessOf,
    cell: row => <AccessIndicator access={access[accessOf(row)]}>{accessOf(row)}</AccessIndicator>,
    suggest: true,
    width: 150,
  },
  {
    id: 'why',
    header: 'Why',
    kind: 'text',
    value: whyWords,
    cell: row => (
      <div className="gatehouse-wrap gatehouse-break">
        {whyWords(row)}{' '}
        <Button variant="inline-link" ariaLabel={`Explain ${row.name}`} onClick={() => onWhy(row)}>
          Explain
        </Button>
      </div>
    ),
    width: 270,
  },
  {
    id: 'conditions',
    header: 'Depends on',
    kind: 'list',
    value: keysOf,
    cell: row => wrapped(keysOf(row).join(', ') || '–'),
    suggest: true,
    width: 130,
  },
  {
    id: 'through',
    header: 'Through roles',
    kind: 'text',
    value: chainText,
    cell: row => wrapped(chainText(row) ?? '–'),
    suggest: true,
    width: 130,
  },
  {
    id: 'policies',
    header: 'Own policies',
    kind: 'list',
    value: row => row.policies.map(policyText),
    suggest: true,
    optional: true,
    width: 240,
  },
  { id: 'arn', header: 'ARN', kind: 'text', value: row => row.arn, optional: true, width: 320 },
]
