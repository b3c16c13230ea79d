import Box from '@cloudscape-design/components/box'
import { useState } from 'react'
import { useChange } from '../../api/change.ts'
import { resyncMfaDevice } from '../../api/changes/mfa-devices.ts'
import { failureOf } from '../../api/failure.ts'
import { mfaNameOf } from '../../api/mfa-device.ts'
import type { Owner } from '../../api/queries/credentials.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { codesProblem, noCodes, TwoCodesField } from '../../ui/two-codes-field.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { useNotify } from '../notifications.tsx'

interface ResyncMfaDialogProps {
  readonly owner: Owner
  readonly serialNumber: string
  readonly onClose: () => void
}

/** Mends a device whose clock has gone so wrong that its codes are refused. */
export const ResyncMfaDialog = ({ owner, serialNumber, onClose }: ResyncMfaDialogProps) => {
  const [codes, setCodes] = useState(noCodes)
  const resync = useChange(resyncMfaDevice)
  const notify = useNotify()
  const failure = resync.error === null ? undefined : failureOf(resync.error)
  const aboutCodes = failure?.code === 'InvalidAuthenticationCode'
  const name = mfaNameOf(serialNumber)
  const submit = async (): Promise<void> => {
    await resync.mutateAsync({ userName: owner, serialNumber, ...codes })
    notify({ type: 'success', content: `The MFA device “${name}” is in step again.` })
    onClose()
  }
  return (
    <FormDialog
      header={`Resync “${name}”`}
      submitText="Resync"
      submitting={resync.isPending}
      blocked={codesProblem(codes)}
      failure={failure !== undefined && !aboutCodes && <ErrorNotice error={resync.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <Box>
        Codes are refused when the device’s clock has gone wrong. Two codes that it shows one after the other
        tell by how much.
      </Box>
      <TwoCodesField
        codes={codes}
        onChange={next => {
          if (resync.error !== null) resync.reset()
          setCodes(next)
        }}
        problems={{ code1: aboutCodes ? failure?.message : undefined }}
      />
    </FormDialog>
  )
}
