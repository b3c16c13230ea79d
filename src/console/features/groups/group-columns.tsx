import type { Group, GroupDetail } from '@aws-sdk/client-iam'
import Link from '@cloudscape-design/components/link'
import { hrefOf, paths } from '../../app/paths.ts'
import { policyNames } from '../../ui/detail-words.ts'
import type { Column } from '../../ui/resource-table/column.ts'
import { later, onItsWay } from '../../ui/resource-table/later.ts'

/** One group in the table: what ListGroups says, joined with the bulk authorization details. */
export interface GroupRow {
  readonly name: string
  readonly group: Group
  /** Absent while it is on its way. */
  readonly detail?: GroupDetail | undefined
  /** Absent while it is on its way, or when it may not be read. */
  readonly members?: number | undefined
}

const name: Column<GroupRow> = {
  id: 'name',
  header: 'Group name',
  kind: 'text',
  value: row => row.name,
  cell: row => <Link href={hrefOf(paths.group(row.name))}>{row.name}</Link>,
  always: true,
  width: 260,
}

const members: Column<GroupRow> = {
  id: 'users',
  header: 'Users',
  kind: 'number',
  value: row => row.members,
  cell: row => row.members ?? onItsWay,
  width: 110,
}

const policies = later<GroupRow>({
  id: 'policies',
  header: 'Policies',
  kind: 'list',
  value: ({ detail }) => policyNames(detail?.AttachedManagedPolicies, detail?.GroupPolicyList),
  absent: 'None',
  suggest: true,
  width: 320,
})

const facts: readonly Column<GroupRow>[] = [
  { id: 'path', header: 'Path', kind: 'text', value: row => row.group.Path, suggest: true, width: 130 },
  { id: 'created', header: 'Created', kind: 'date', value: row => row.group.CreateDate, width: 190 },
  { id: 'arn', header: 'ARN', kind: 'text', value: row => row.group.Arn, optional: true, width: 320 },
  {
    id: 'id',
    header: 'Unique ID',
    kind: 'text',
    value: row => row.group.GroupId,
    optional: true,
    width: 220,
  },
]

/** All columns of the groups table. */
export const groupColumns: readonly Column<GroupRow>[] = [name, members, policies, ...facts]

/** Without those that need iam:GetAccountAuthorizationDetails. */
export const groupColumnsWithoutPermissions: readonly Column<GroupRow>[] = [name, ...facts]
