import Link from '@cloudscape-design/components/link'
import { hrefOf, paths } from '../../app/paths.ts'
import type { Column } from '../../ui/resource-table/column.ts'
import type { PolicyRow } from './use-policy-rows.ts'

const attachments = ({ policy }: PolicyRow): number => policy.AttachmentCount ?? 0
const boundaries = ({ policy }: PolicyRow): number => policy.PermissionsBoundaryUsageCount ?? 0

const usesOf = (row: PolicyRow): readonly string[] => [
  ...(attachments(row) > 0 ? ['Permissions policy'] : []),
  ...(boundaries(row) > 0 ? ['Permissions boundary'] : []),
]

/** All columns of the policies table. The API gives descriptions and tags of one policy at a time only. */
export const policyColumns: readonly Column<PolicyRow>[] = [
  {
    id: 'name',
    header: 'Policy name',
    kind: 'text',
    value: row => row.name,
    cell: row => <Link href={hrefOf(paths.policy(row.arn))}>{row.name}</Link>,
    always: true,
    width: 300,
  },
  {
    id: 'type',
    header: 'Type',
    kind: 'text',
    value: row => (row.awsManaged ? 'AWS managed' : 'Customer managed'),
    suggest: true,
    width: 170,
  },
  {
    id: 'use',
    header: 'Used as',
    kind: 'list',
    value: usesOf,
    absent: 'Not used',
    suggest: true,
    width: 190,
  },
  { id: 'attached', header: 'Attached to', kind: 'number', value: attachments, width: 150 },
  { id: 'bounds', header: 'Boundary of', kind: 'number', value: boundaries, width: 155 },
  { id: 'path', header: 'Path', kind: 'text', value: row => row.policy.Path, suggest: true, width: 150 },
  { id: 'edited', header: 'Edited', kind: 'date', value: row => row.policy.UpdateDate, width: 190 },
  {
    id: 'created',
    header: 'Created',
    kind: 'date',
    value: row => row.policy.CreateDate,
    optional: true,
    width: 190,
  },
  { id: 'arn', header: 'ARN', kind: 'text', value: row => row.arn, optional: true, width: 360 },
  {
    id: 'id',
    header: 'Unique ID',
    kind: 'text',
    value: row => row.policy.PolicyId,
    optional: true,
    width: 220,
  },
]
