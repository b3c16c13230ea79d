import Checkbox from '@cloudscape-design/components/checkbox'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeChange } from '../../api/change.ts'
import { deactivateMfaDevice, deleteVirtualMfaDevice } from '../../api/changes/mfa-devices.ts'
import { mfaKindOf, mfaNameOf } from '../../api/mfa-device.ts'
import type { Owner } from '../../api/queries/credentials.ts'
import { ConfirmDelete } from '../../ui/confirm-delete.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { useNotify } from '../notifications.tsx'

interface DeactivateMfaDialogProps {
  readonly owner: Owner
  readonly serialNumbers: readonly string[]
  /** How many devices the owner has altogether. */
  readonly count: number
  readonly own: boolean
  readonly onClose: () => void
}

/** Takes devices off their user; authenticator apps are deleted with it unless the person wants to keep them. */
export const DeactivateMfaDialog = (props: DeactivateMfaDialogProps) => {
  const { owner, serialNumbers, own } = props
  const queryClient = useQueryClient()
  const notify = useNotify()
  const [deleting, setDeleting] = useState(true)
  // What has been deactivated by a try that then failed to delete is not to be deactivated again.
  const [deactivated] = useState(() => new Set<string>())
  const virtual = serialNumbers.some(serial => mfaKindOf(serial) === 'virtual')
  const byName = new Map(serialNumbers.map(serial => [mfaNameOf(serial), serial]))
  const named = byName.size === serialNumbers.length ? byName : new Map(serialNumbers.map(s => [s, s]))
  const run = async (name: string): Promise<void> => {
    const serialNumber = named.get(name) ?? name
    if (!deactivated.has(serialNumber))
      await makeChange(queryClient, deactivateMfaDevice, { userName: owner, serialNumber })
    deactivated.add(serialNumber)
    if (deleting && mfaKindOf(serialNumber) === 'virtual')
      await makeChange(queryClient, deleteVirtualMfaDevice, { serialNumber })
  }
  const whose = own ? 'You sign in' : owner === undefined ? 'The root user signs in' : `“${owner}” signs in`
  return (
    <ConfirmDelete
      noun={['MFA device', 'MFA devices']}
      verb="Deactivate"
      ids={[...named.keys()]}
      consequences={
        serialNumbers.length === props.count
          ? `${whose} with the password alone from now on, and what policies allow only with MFA is refused after the next sign-in.`
          : `${whose} with one of the other devices from now on.`
      }
      run={run}
      renderError={error => <ErrorNotice error={error} />}
      onClose={done => {
        if (done.length > 0) notify({ type: 'success', content: `Deactivated: ${done.join(', ')}.` })
        props.onClose()
      }}
    >
      {virtual && (
        <Checkbox
          checked={deleting}
          onChange={({ detail }) => setDeleting(detail.checked)}
          description="Otherwise it remains in the account as nobody’s, and the same app can be assigned again by its codes."
        >
          Delete the authenticator app’s device as well
        </Checkbox>
      )}
    </ConfirmDelete>
  )
}
