import type { VirtualMFADevice } from '@aws-sdk/client-iam'
import Button from '@cloudscape-design/components/button'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { refreshTouched } from '../../api/change.ts'
import { deleteVirtualMfaDevice } from '../../api/changes/mfa-devices.ts'
import { clientsOf } from '../../api/clients.ts'
import { mfaNameOf } from '../../api/mfa-device.ts'
import { virtualMfaDevicesQuery } from '../../api/queries/mfa-devices.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useNotify } from '../../app/notifications.tsx'
import { hrefOf, paths } from '../../app/paths.ts'
import { ResourceList } from '../../app/resource-list.tsx'
import { ConfirmDelete } from '../../ui/confirm-delete.tsx'
import { deviceColumns, ownerOf } from './device-columns.tsx'

/** Only started: the table shows its own loading. */
export const loader = (queryClient: QueryClient): void => {
  void queryClient.prefetchQuery(virtualMfaDevicesQuery())
}

const none: readonly VirtualMFADevice[] = []
const serialOf = (device: VirtualMFADevice): string => device.SerialNumber ?? ''
const nameOf = (device: VirtualMFADevice): string => mfaNameOf(serialOf(device))

/** Every authenticator app of the account; those that are nobody's can be deleted. */
export const Component = () => {
  const { data, error, isFetching, isPending, refetch } = useQuery(virtualMfaDevicesQuery())
  const [deleting, setDeleting] = useState<readonly VirtualMFADevice[]>()
  const list = useMemo(
    () => ({
      rows: data?.items ?? none,
      status: isPending ? ('loading' as const) : data?.complete ? ('ready' as const) : ('partial' as const),
      refreshing: isFetching,
      error,
      detailsError: null,
      refresh: () => void refetch(),
    }),
    [data, error, isFetching, isPending, refetch],
  )
  return (
    <>
      <ResourceList
        name="virtual-mfa-devices"
        title="Virtual MFA devices"
        description="Authenticator apps of all users. One that is nobody’s was left half way or deactivated: it protects nothing, and its name cannot be used again until it is deleted."
        noun={['virtual MFA device', 'virtual MFA devices']}
        columns={deviceColumns}
        list={list}
        rowId={serialOf}
        rowLabel={nameOf}
        actions={selected => {
          const assigned = selected.filter(device => ownerOf(device) !== undefined)
          const [first] = assigned
          const blocked =
            selected.length === 0
              ? 'Select the virtual MFA devices to delete.'
              : first === undefined
                ? undefined
                : `“${nameOf(first)}” is assigned to ${ownerOf(first)}: it has to be deactivated first, among the security credentials there.`
          return (
            <>
              <Button
                disabled={blocked !== undefined}
                disabledReason={blocked ?? ''}
                onClick={() => setDeleting(selected)}
              >
                Delete
              </Button>
              <Button href={hrefOf(paths.assignMfaDevice())}>Assign MFA device to yourself</Button>
            </>
          )
        }}
      />
      {deleting && <DeleteDevices devices={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  )
}

interface DeleteDevicesProps {
  readonly devices: readonly VirtualMFADevice[]
  readonly onClose: () => void
}

const DeleteDevices = ({ devices, onClose }: DeleteDevicesProps) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  return (
    <ConfirmDelete
      noun={['virtual MFA device', 'virtual MFA devices']}
      ids={devices.map(serialOf)}
      run={serialNumber => deleteVirtualMfaDevice.run(clientsOf(queryClient), { serialNumber })}
      renderError={error => <ErrorNotice error={error} />}
      onClose={deleted => {
        const [first = ''] = deleted
        void refreshTouched(queryClient, deleteVirtualMfaDevice.touches({ serialNumber: first }))
        if (deleted.length > 0)
          notify({
            type: 'success',
            content:
              deleted.length === 1
                ? `The virtual MFA device “${mfaNameOf(first)}” is deleted.`
                : `${deleted.length} virtual MFA devices are deleted.`,
          })
        onClose()
      }}
    />
  )
}
