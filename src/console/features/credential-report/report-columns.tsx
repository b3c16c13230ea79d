import Link from '@cloudscape-design/components/link'
import type { ReportedUser } from '../../api/credential-report.ts'
import { oldestActiveKey, staleAfterDays, unusedCredentials } from '../../api/stale-credentials.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import type { Column } from '../../ui/resource-table/column.ts'

const yesOrNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? 'Yes' : 'No'

/** `1 active, 1 inactive`. */
const keysInWords = ({ keys }: ReportedUser): string | undefined => {
  const active = keys.filter(key => key.active).length
  const parts = [
    ...(active > 0 ? [`${active} active`] : []),
    ...(keys.length > active ? [`${keys.length - active} inactive`] : []),
  ]
  return parts.length === 0 ? undefined : parts.join(', ')
}

const lastUsedKey = ({ keys }: ReportedUser) =>
  keys
    .filter(key => key.lastUsed !== undefined)
    .sort((a, b) => Number(b.lastUsed) - Number(a.lastUsed))
    .at(0)

const name: Column<ReportedUser> = {
  id: 'user',
  header: 'User',
  kind: 'text',
  value: row => row.name,
  cell: row =>
    row.root ? row.name : <Link href={hrefOf(paths.user(row.name, 'security'))}>{row.name}</Link>,
  always: true,
  width: 170,
}

/** The report's columns, keys and certificates put together; `now`: what is stale is reckoned from it. */
export const reportColumns = (now: number): readonly Column<ReportedUser>[] => [
  name,
  {
    id: 'password',
    header: 'Password',
    kind: 'text',
    value: row => yesOrNo(row.password),
    absent: 'No record',
    suggest: true,
    width: 130,
  },
  { id: 'mfa', header: 'MFA', kind: 'text', value: row => yesOrNo(row.mfa), suggest: true, width: 90 },
  {
    id: 'unused',
    header: `Unused for ${staleAfterDays} days`,
    kind: 'list',
    value: row => unusedCredentials(row, now),
    absent: 'None',
    suggest: true,
    width: 190,
  },
  {
    id: 'keys',
    header: 'Access keys',
    kind: 'text',
    value: keysInWords,
    absent: 'None',
    suggest: true,
    width: 170,
  },
  {
    id: 'oldest-key',
    header: 'Oldest active key',
    kind: 'date',
    value: oldestActiveKey,
    absent: 'None',
    width: 190,
  },
  {
    id: 'password-used',
    header: 'Password last used',
    kind: 'date',
    value: row => row.passwordLastUsed,
    absent: 'No record',
    width: 190,
  },
  {
    id: 'password-changed',
    header: 'Password changed',
    kind: 'date',
    value: row => row.passwordChanged,
    absent: 'No record',
    width: 190,
  },
  {
    id: 'key-used',
    header: 'Key last used',
    kind: 'date',
    value: row => lastUsedKey(row)?.lastUsed,
    absent: 'No record',
    width: 190,
  },
  {
    id: 'key-service',
    header: 'Key last used for',
    kind: 'text',
    value: row => lastUsedKey(row)?.service,
    absent: 'No record',
    suggest: true,
    optional: true,
    width: 150,
  },
  {
    id: 'key-region',
    header: 'Key last used in',
    kind: 'text',
    value: row => lastUsedKey(row)?.region,
    absent: 'No record',
    suggest: true,
    optional: true,
    width: 150,
  },
  {
    id: 'rotation',
    header: 'Password expires',
    kind: 'date',
    value: row => row.passwordNextRotation,
    absent: 'Never',
    optional: true,
    width: 190,
  },
  {
    id: 'certificates',
    header: 'Active certificates',
    kind: 'number',
    value: row => row.certificates,
    optional: true,
    width: 150,
  },
  { id: 'created', header: 'Created', kind: 'date', value: row => row.created, optional: true, width: 190 },
  { id: 'arn', header: 'ARN', kind: 'text', value: row => row.arn, optional: true, width: 320 },
]
