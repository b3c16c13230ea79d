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
import { failureOf } from '../../../api/failure.ts'
import { mfaNameOf } from '../../../api/mfa-device.ts'
import type { Owner } from '../../../api/queries/credentials.ts'
import { configuration } from '../../../app/configuration.ts'
import { useNotify } from '../../../app/notifications.tsx'
import { assignedWords } from './assigned-words.ts'
import type { EnrolmentDraft } from './enrolment-draft.ts'

/** The calls of assigning a device, and the device that was made and is nobody's until the last of them. */
export const useEnrolment = (owner: Owner) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const [device, setDevice] = useState<NewVirtualDevice>()
  // Leaving and succeeding may follow each other before anything is drawn again.
  const unassigned = useRef<string>(undefined)
  const running = useRef<Promise<unknown>>(undefined)
  const left = useRef(false)
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
    } catch (error) {
      const name = mfaNameOf(serialNumber)
      notify({
        type: 'warning',
        content:
          failureOf(error).code === 'DeleteConflict'
            ? `The device “${name}” was assigned after all, although the service’s answer did not arrive. From the next sign-in on it is asked for; deactivate it under “My security credentials” if you do not want it.`
            : `The device “${name}” was made, is assigned to nobody, and could not be deleted again. It protects nothing; an administrator can delete it under “Virtual MFA devices”.`,
      })
    }
  }

  // However the wizard is left: by a link, by the address, or by going back. What is under way goes on without it, and
  // only its end tells whether a device was made, and whether it is somebody's.
  const leave = useRef(discard)
  leave.current = discard
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
      void Promise.resolve(running.current).then(() => leave.current())
    }
  }, [])

  /** Keeps what is under way; what it answers never rejects. */
  const attempt = <T>(work: () => Promise<T>): Promise<T | undefined> => {
    const attempted = (async () => {
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
    })()
    running.current = attempted
    return attempted
  }

  /** Makes the authenticator app's device, unless it is there already; whether it is there now. */
  const prepare = async (name: string): Promise<boolean> => {
    if (device !== undefined && mfaNameOf(device.serialNumber) === name) return true
    const prepared = await attempt(async () => {
      await discard()
      const made = await makeChange(queryClient, createVirtualMfaDevice, { name })
      unassigned.current = made.serialNumber
      setDevice(made)
      return made
    })
    return prepared !== undefined
  }

  const enable = async (serialNumber: string, codes: EnrolmentDraft['codes']): Promise<string> => {
    await makeChange(queryClient, enableMfaDevice, { userName: owner, serialNumber, ...codes })
    // A token may have been assigned instead of the app that was made before it.
    if (unassigned.current === serialNumber) unassigned.current = undefined
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
    attempt(async () => {
      const assigned = await (kind === 'passkey'
        ? registerPasskey(name)
        : enable(kind === 'hardware' ? serialNumber : (device?.serialNumber ?? ''), codes))
      const { what, follows } = assignedWords(assigned)
      if (left.current) notify({ type: 'success', content: `${what}. ${follows}` })
      return assigned
    })

  return { device, busy, error, forgetError: () => setError(undefined), prepare, assign }
}
