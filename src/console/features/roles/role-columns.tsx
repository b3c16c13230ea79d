import Link from '@cloudscape-design/components/link'
import { hrefOf, paths } from '../../app/paths.ts'
import { boundaryName, policyNames, tagTexts } from '../../ui/detail-words.ts'
import type { Column } from '../../ui/resource-table/column.ts'
import { later } from '../../ui/resource-table/later.ts'
import type { RoleRow } from './role-rows.ts'
import { maxSessionLabel, sessionLength } from './session-length.ts'

const name: Column<RoleRow> = {
  id: 'name',
  header: 'Role name',
  kind: 'text',
  value: row => row.name,
  cell: row => <Link href={hrefOf(paths.role(row.name))}>{row.name}</Link>,
  always: true,
  width: 275,
}

const trusted: Column<RoleRow> = {
  id: 'trusted',
  header: 'Trusted entities',
  kind: 'list',
  value: row => row.trusted,
  absent: 'Nobody',
  suggest: true,
  width: 280,
}

const lastActivity = later<RoleRow>({
  id: 'last-activity',
  header: 'Last activity',
  kind: 'date',
  value: row => row.detail?.RoleLastUsed?.LastUsedDate,
  absent: 'Never',
  width: 190,
})

const permissions: readonly Column<RoleRow>[] = [
  later<RoleRow>({
    id: 'policies',
    header: 'Policies',
    kind: 'list',
    value: ({ detail }) => policyNames(detail?.AttachedManagedPolicies, detail?.RolePolicyList),
    absent: 'None',
    suggest: true,
    width: 220,
  }),
  later<RoleRow>({
    id: 'boundary',
    header: 'Boundary',
    kind: 'text',
    value: ({ detail }) => boundaryName(detail?.PermissionsBoundary),
    absent: 'None',
    suggest: true,
    optional: true,
    width: 180,
  }),
]

const tags = later<RoleRow>({
  id: 'tags',
  header: 'Tags',
  kind: 'list',
  value: ({ detail }) => tagTexts(detail?.Tags),
  absent: 'None',
  suggest: true,
  optional: true,
  width: 200,
})

const facts: readonly Column<RoleRow>[] = [
  { id: 'path', header: 'Path', kind: 'text', value: row => row.role.Path, suggest: true, width: 130 },
  { id: 'created', header: 'Created', kind: 'date', value: row => row.role.CreateDate, width: 190 },
  {
    id: 'description',
    header: 'Description',
    kind: 'text',
    value: row => row.role.Description,
    optional: true,
    width: 300,
  },
  {
    id: 'max-session',
    header: maxSessionLabel,
    kind: 'text',
    value: row => sessionLength(row.role.MaxSessionDuration),
    suggest: true,
    optional: true,
    width: 220,
  },
  { id: 'arn', header: 'ARN', kind: 'text', value: row => row.role.Arn, optional: true, width: 320 },
  { id: 'id', header: 'Unique ID', kind: 'text', value: row => row.role.RoleId, optional: true, width: 220 },
]

/** All columns of the roles table. */
export const roleColumns: readonly Column<RoleRow>[] = [
  name,
  trusted,
  lastActivity,
  ...permissions,
  ...facts,
  tags,
]

/** Without those that need iam:GetAccountAuthorizationDetails. */
export const roleColumnsWithoutDetails: readonly Column<RoleRow>[] = [name, trusted, ...facts]
