import Link from '@cloudscape-design/components/link'
import { hrefOf, paths } from '../../app/paths.ts'
import { boundaryName, policyNames, tagTexts } from '../../ui/detail-words.ts'
import type { Column } from '../../ui/resource-table/column.ts'
import { later, onItsWay } from '../../ui/resource-table/later.ts'
import type { UserRow } from './user-rows.ts'

const name: Column<UserRow> = {
  id: 'name',
  header: 'User name',
  kind: 'text',
  value: row => row.name,
  cell: row => <Link href={hrefOf(paths.user(row.name))}>{row.name}</Link>,
  always: true,
  width: 180,
}

const lastSignIn: Column<UserRow> = {
  id: 'last-activity',
  header: 'Last console sign-in',
  kind: 'date',
  value: row => row.user.PasswordLastUsed,
  absent: 'Never',
  width: 210,
}

const mfa: Column<UserRow> = {
  id: 'mfa',
  header: 'MFA',
  kind: 'list',
  value: row => row.mfa?.types,
  cell: row => row.mfa?.text ?? onItsWay,
  suggest: true,
  width: 185,
}

const facts: readonly Column<UserRow>[] = [
  { id: 'created', header: 'Created', kind: 'date', value: row => row.user.CreateDate, width: 190 },
  { id: 'path', header: 'Path', kind: 'text', value: row => row.user.Path, suggest: true, width: 120 },
  { id: 'arn', header: 'ARN', kind: 'text', value: row => row.user.Arn, optional: true, width: 320 },
  { id: 'id', header: 'Unique ID', kind: 'text', value: row => row.user.UserId, optional: true, width: 220 },
]

const groups = later<UserRow>({
  id: 'groups',
  header: 'Groups',
  kind: 'list',
  value: row => row.detail?.GroupList,
  absent: 'None',
  suggest: true,
  width: 220,
})

const permissions: readonly Column<UserRow>[] = [
  later<UserRow>({
    id: 'policies',
    header: 'Own policies',
    kind: 'list',
    value: ({ detail }) => policyNames(detail?.AttachedManagedPolicies, detail?.UserPolicyList),
    absent: 'None',
    suggest: true,
    width: 170,
  }),
  later<UserRow>({
    id: 'boundary',
    header: 'Boundary',
    kind: 'text',
    value: ({ detail }) => boundaryName(detail?.PermissionsBoundary),
    absent: 'None',
    suggest: true,
    width: 200,
  }),
]

const tags = later<UserRow>({
  id: 'tags',
  header: 'Tags',
  kind: 'list',
  value: ({ detail }) => tagTexts(detail?.Tags),
  absent: 'None',
  suggest: true,
  optional: true,
  width: 200,
})

/** All columns of the users table. */
export const userColumns: readonly Column<UserRow>[] = [
  name,
  groups,
  mfa,
  lastSignIn,
  ...permissions,
  ...facts,
  tags,
]

/** Without those that need iam:GetAccountAuthorizationDetails. */
export const userColumnsWithoutPermissions: readonly Column<UserRow>[] = [name, mfa, lastSignIn, ...facts]
