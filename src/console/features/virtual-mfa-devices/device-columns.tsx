import type { VirtualMFADevice } from '@aws-sdk/client-iam'
import Link from '@cloudscape-design/components/link'
import { mfaNameOf } from '../../api/mfa-device.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import type { Column } from '../../ui/resource-table/column.ts'

/** Whose device it is; undefined where it is nobody's. The root user has an ARN and no name. */
export const ownerOf = ({ User }: VirtualMFADevice): string | undefined => {
  if (User?.UserName !== undefined && User.UserName !== '') return User.UserName
  return User?.Arn === undefined ? undefined : rootUser
}

const rootUser = 'Root user'

const isNamed = ({ User }: VirtualMFADevice): boolean => (User?.UserName ?? '') !== ''

export const deviceColumns: readonly Column<VirtualMFADevice>[] = [
  {
    id: 'name',
    header: 'Device name',
    kind: 'text',
    value: device => mfaNameOf(device.SerialNumber ?? ''),
    always: true,
    width: 220,
  },
  {
    id: 'user',
    header: 'Assigned to',
    kind: 'text',
    value: ownerOf,
    cell: device => {
      const owner = ownerOf(device)
      if (owner === undefined) return 'Nobody'
      return isNamed(device) ? <Link href={hrefOf(paths.user(owner, 'security'))}>{owner}</Link> : owner
    },
    absent: 'Nobody',
    suggest: true,
    width: 220,
  },
  {
    id: 'assigned',
    header: 'Assigned since',
    kind: 'date',
    value: device => (ownerOf(device) === undefined ? undefined : device.EnableDate),
    absent: 'Not assigned',
    width: 200,
  },
  {
    id: 'arn',
    header: 'ARN',
    kind: 'text',
    value: device => device.SerialNumber,
    optional: true,
    width: 420,
  },
]
