import Link from '@cloudscape-design/components/link'
import { hrefOf, paths } from '../../app/paths.ts'
import { type Column, textOf } from '../../ui/resource-table/column.ts'
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

const facts: readonly Column<UserRow>[] = [
  { id: 'created', header: 'Created', kind: 'date', value: row => row.user.CreateDate, width: 190 },
  { id: 'path', header: 'Path', kind: 'text', value: row => row.user.Path, suggest: true, width: 120 },
  { id: 'arn', header: 'ARN', kind: 'text', value: row => row.user.Arn, optional: true, width: 320 },
  { id: 'id', header: 'Unique ID', kind: 'text', value: row => row.user.UserId, optional: true, width: 220 },
]

const onItsWay = '…'

/** Columns whose values arrive after the rows; until then their cells say so. */
const later = (column: Column<UserRow>): Column<UserRow> => ({
  ...column,
  cell: row => (row.detail === undefined ? onItsWay : textOf(column.value(row), column.absent)),
})

const policyNames = ({ detail }: UserRow): readonly string[] => [
  ...(detail?.AttachedManagedPolicies ?? []).flatMap(policy => policy.PolicyName ?? []),
  ...(detail?.UserPolicyList ?? []).flatMap(policy => policy.PolicyName ?? []),
]

/** The last part of a policy's ARN. */
const policyNameOf = (arn: string | undefined): string | undefined => arn?.slice(arn.lastIndexOf('/') + 1)

const groups = later({
  id: 'groups',
  header: 'Groups',
  kind: 'list',
  value: row => row.detail?.GroupList,
  absent: 'None',
  suggest: true,
  width: 220,
})

const permissions: readonly Column<UserRow>[] = [
  later({
    id: 'policies',
    header: 'Own policies',
    kind: 'list',
    value: policyNames,
    absent: 'None',
    suggest: true,
    width: 170,
  }),
  later({
    id: 'boundary',
    header: 'Boundary',
    kind: 'text',
    value: row => policyNameOf(row.detail?.PermissionsBoundary?.PermissionsBoundaryArn),
    absent: 'None',
    suggest: true,
    width: 200,
  }),
]

const tags = later({
  id: 'tags',
  header: 'Tags',
  kind: 'list',
  value: row => row.detail?.Tags?.map(tag => `${tag.Key}=${tag.Value}`),
  absent: 'None',
  suggest: true,
  optional: true,
  width: 200,
})

/** All columns of the users table. */
export const userColumns: readonly Column<UserRow>[] = [
  name,
  groups,
  lastSignIn,
  ...permissions,
  ...facts,
  tags,
]

/** Without those that need iam:GetAccountAuthorizationDetails. */
export const userColumnsWithoutPermissions: readonly Column<UserRow>[] = [name, lastSignIn, ...facts]
