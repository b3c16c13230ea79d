import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { makeChange, refreshTouched } from '../../../api/change.ts'
import {
  createVirtualMfaDevice,
  deleteVirtualMfaDevice,
  enableMfaDevice,
  type NewVirtualDevice,
} from '../../../api/changes/mfa-devices.ts'
import { clientsOf } from '../../../api/clients.ts'
import { mfaNameOf } from '../../../api/mfa-device.ts'
import type { Owner } from '../../../api/queries/credentials.ts'
import { configuration } from '../../../app/configuration.ts'
import { useNotify } from '../../../app/notifications.tsx'
import type { EnrolmentDraft } from './enrolment-draft.ts'

/** The calls of assigning a device, and the device that was made and is nobody's until the last of them. */
export const useEnrolment = (owner: Owner) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const [device, setDevice] = useState<NewVirtualDevice>()
  // Leaving and succeeding may follow each other before anything is drawn again.
  const unassigned = useRef<string>(undefined)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  /** Takes back what was made and given to nobody. Says so where that is refused: the person has left by then. */
  const discard = async (): Promise<void> => {
    const serialNumber = unassigned.current
    if (serialNumber === undefined) return
    unassigned.current = undefined
    setDevice(undefined)
    try {
      await makeChange(queryClient, deleteVirtualMfaDevice, { serialNumber })
    } catch {
      notify({
        type: 'warning',
        content: `The device “${mfaNameOf(serialNumber)}” was made, is assigned to nobody, and could not be deleted again. It protects nothing; an administrator can delete it under “Virtual MFA devices”.`,
      })
    }
  }

  // However the wizard is left: by a link, by the address, or by going back.
  const leave = useRef(discard)
  leave.current = discard
  useEffect(() => () => void leave.current(), [])

  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true)
    setError(undefined)
    try {
      return await work()
    } catch (failure) {
      setError(failure)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  /** Makes the authenticator app's device, unless it is there already; whether it is there now. */
  const prepare = async (name: string): Promise<boolean> => {
    if (device !== undefined && mfaNameOf(device.serialNumber) === name) return true
    await discard()
    const made = await attempt(() => makeChange(queryClient, createVirtualMfaDevice, { name }))
    if (made === undefined) return false
    unassigned.current = made.serialNumber
    setDevice(made)
    return true
  }

  const enable = async (serialNumber: string, codes: EnrolmentDraft['codes']): Promise<string> => {
    await makeChange(queryClient, enableMfaDevice, { userName: owner, serialNumber, ...codes })
    unassigned.current = undefined
    return serialNumber
  }

  const registerPasskey = async (name: string): Promise<string> => {
    const { enrolPasskey } = await import('../../../api/enrol-passkey.ts')
    const made = await enrolPasskey(clientsOf(queryClient), configuration().signIn, name)
    await refreshTouched(
      queryClient,
      enableMfaDevice.touches({ userName: owner, ...made, code1: '', code2: '' }),
    )
    return made.serialNumber
  }

  /** The serial number of the device that is assigned now; undefined when it is not, and `error` says why. */
  const assign = ({ kind, name, serialNumber, codes }: EnrolmentDraft): Promise<string | undefined> =>
    attempt(() => {
      if (kind === 'passkey') return registerPasskey(name)
      return enable(kind === 'hardware' ? serialNumber : (device?.serialNumber ?? ''), codes)
    })

  return { device, busy, error, forgetError: () => setError(undefined), prepare, assign }
}
