import Button from '@cloudscape-design/components/button'
import { useQueries, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import {
  type MfaDeviceKind,
  mfaKindNames,
  mfaKindOf,
  mfaNameOf,
  mostMfaDevices,
} from '../../api/mfa-device.ts'
import type { Owner } from '../../api/queries/credentials.ts'
import { mfaDevicesQuery, mfaLabelQuery } from '../../api/queries/mfa-devices.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import type { Column } from '../../ui/resource-table/column.ts'
import { onItsWay } from '../../ui/resource-table/later.ts'
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx'
import { firstState } from '../../ui/resource-table/table-state.ts'
import { ErrorNotice } from '../error-notice.tsx'
import { hrefOf, paths } from '../paths.ts'
import { DeactivateMfaDialog } from './deactivate-mfa-dialog.tsx'
import { MfaLabelDialog } from './mfa-label-dialog.tsx'
import { ResyncMfaDialog } from './resync-mfa-dialog.tsx'

interface Row {
  readonly serialNumber: string
  readonly name: string
  readonly kind: MfaDeviceKind
  readonly label: string
  readonly enabled: Date | undefined
}

const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Device name', kind: 'text', value: row => row.name, always: true, width: 150 },
  { id: 'kind', header: 'Type', kind: 'text', value: row => mfaKindNames[row.kind], width: 190 },
  { id: 'label', header: 'Label', kind: 'text', value: row => row.label, width: 120 },
  { id: 'enabled', header: 'Assigned', kind: 'date', value: row => row.enabled, width: 190 },
  {
    id: 'serial',
    header: 'Identifier',
    kind: 'text',
    value: row => row.serialNumber,
    cell: row => <CopyText text={row.serialNumber} label="Identifier" />,
    width: 380,
  },
]

const serialOf = (row: Row): string => row.serialNumber
const nameOf = (row: Row): string => row.name

interface MfaDevicesPanelProps {
  /** Undefined for the root user itself. */
  readonly owner: Owner
  /** Whoever looks is the owner: only oneself can assign a device. */
  readonly own: boolean
  readonly notice?: ReactNode
}

/** Devices that confirm at sign-in who somebody is. */
export const MfaDevicesPanel = ({ owner, own, notice }: MfaDevicesPanelProps) => {
  const query = useQuery(mfaDevicesQuery(owner))
  const devices = query.data
  // Eight devices at most, and only those that can have a label.
  const labelled = (devices ?? []).flatMap(({ SerialNumber: serial = '' }) =>
    mfaKindOf(serial) === 'hardware' ? [] : [serial],
  )
  const labels = useQueries({
    queries: labelled.map(mfaLabelQuery),
    combine: answers =>
      new Map(
        labelled.map((serial, place) => {
          const answer = answers[place]
          return [serial, answer?.isError ? 'Not known' : answer?.isSuccess ? (answer.data ?? '–') : onItsWay]
        }),
      ),
  })
  const rows = useMemo(
    () =>
      (devices ?? []).map(({ SerialNumber: serialNumber = '', EnableDate: enabled }) => ({
        serialNumber,
        enabled,
        name: mfaNameOf(serialNumber),
        kind: mfaKindOf(serialNumber),
        label: labels.get(serialNumber) ?? '–',
      })),
    [devices, labels],
  )
  const [state, setState] = useState(firstState)
  const [dialog, setDialog] = useState<{
    readonly kind: 'deactivate' | 'resync' | 'label'
    readonly rows: readonly Row[]
  }>()
  const close = (): void => setDialog(undefined)
  const refresh = (): void => void query.refetch()
  const first = dialog?.rows[0]
  const full = rows.length >= mostMfaDevices
  const assignBlocked = own
    ? full
      ? `There can be ${mostMfaDevices} devices at most; deactivate one first.`
      : undefined
    : `Only ${owner === undefined ? 'the root user' : `“${owner}”`} can assign a device, under “My security credentials”: whoever does it for somebody else knows the secret of it.`
  return (
    <>
      <ResourceTable
        name="mfa-devices"
        title="Multi-factor authentication (MFA)"
        description={`Asked for at sign-in after the password. Up to ${mostMfaDevices} devices; any one of them will do.`}
        noun={['MFA device', 'MFA devices']}
        emptyText={
          own
            ? 'Your password alone opens your account. Assign a device, so that a stolen one does not.'
            : `${owner === undefined ? 'The root user' : 'The user'} signs in with the password alone.`
        }
        variant="container"
        plain
        columns={columns}
        rows={rows}
        rowId={serialOf}
        rowLabel={nameOf}
        status={query.isPending ? 'loading' : 'ready'}
        failure={query.error && <ErrorNotice error={query.error} onRetry={refresh} />}
        notice={notice}
        state={state}
        onStateChange={setState}
        onRefresh={refresh}
        actions={selected => {
          const only = selected.length === 1 ? selected[0] : undefined
          return (
            <>
              <Button
                disabled={only === undefined || only.kind === 'hardware'}
                disabledReason={
                  only === undefined
                    ? 'Select one MFA device.'
                    : 'A hardware token cannot be tagged, and so has no label.'
                }
                onClick={() => only && setDialog({ kind: 'label', rows: [only] })}
              >
                Edit label
              </Button>
              <Button
                disabled={only === undefined || only.kind === 'passkey'}
                disabledReason={
                  only === undefined
                    ? 'Select one MFA device.'
                    : 'A passkey has no clock that could go wrong.'
                }
                onClick={() => only && setDialog({ kind: 'resync', rows: [only] })}
              >
                Resync
              </Button>
              <Button
                ariaLabel="Deactivate MFA devices"
                disabled={selected.length === 0}
                disabledReason="Select the MFA devices to deactivate."
                onClick={() => setDialog({ kind: 'deactivate', rows: selected })}
              >
                Deactivate
              </Button>
              <Button
                disabled={assignBlocked !== undefined}
                disabledReason={assignBlocked ?? ''}
                {...(own ? { href: hrefOf(paths.assignMfaDevice()) } : {})}
              >
                Assign MFA device
              </Button>
            </>
          )
        }}
      />
      {dialog?.kind === 'label' && first && (
        <MfaLabelDialog
          serialNumber={first.serialNumber}
          label={[onItsWay, 'Not known', '–'].includes(first.label) ? '' : first.label}
          onClose={close}
        />
      )}
      {dialog?.kind === 'resync' && first && (
        <ResyncMfaDialog owner={owner} serialNumber={first.serialNumber} onClose={close} />
      )}
      {dialog?.kind === 'deactivate' && (
        <DeactivateMfaDialog
          owner={owner}
          serialNumbers={dialog.rows.map(serialOf)}
          count={rows.length}
          own={own}
          onClose={close}
        />
      )}
    </>
  )
}
