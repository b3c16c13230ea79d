import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useChange } from '../../api/change.ts'
import { setMfaLabel } from '../../api/changes/mfa-devices.ts'
import { mfaNameOf } from '../../api/mfa-device.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { useNotify } from '../notifications.tsx'

interface MfaLabelDialogProps {
  readonly serialNumber: string
  readonly label: string
  readonly onClose: () => void
}

/** Source: IAM User Guide, "Rules for tagging in IAM and AWS STS". */
const valuePattern = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u

/** Calls a device something else: its name cannot change, so that a tag stands in for it. */
export const MfaLabelDialog = ({ serialNumber, label, onClose }: MfaLabelDialogProps) => {
  const [typed, setTyped] = useState(label)
  const change = useChange(setMfaLabel)
  const notify = useNotify()
  const name = mfaNameOf(serialNumber)
  const next = typed.trim()
  const problem = valuePattern.test(next)
    ? undefined
    : 'Use at most 256 letters, digits, spaces and the characters _ . : / = + - @.'
  const save = async (): Promise<void> => {
    await change.mutateAsync({ serialNumber, label: next })
    notify({
      type: 'success',
      content: next === '' ? `“${name}” has no label any more.` : `“${name}” is now labelled “${next}”.`,
    })
    onClose()
  }
  return (
    <FormDialog
      header={`Label of “${name}”`}
      submitText="Save label"
      submitting={change.isPending}
      blocked={problem ?? (next === label ? 'Nothing is changed yet.' : undefined)}
      failure={change.error && <ErrorNotice error={change.error} />}
      onSubmit={save}
      onClose={onClose}
    >
      <FormField
        label="Label"
        description="The name of a device is part of its ARN and cannot be changed. A label is kept as the tag “Name”; leave it empty to remove it."
        errorText={problem}
      >
        <Input value={typed} onChange={({ detail }) => setTyped(detail.value)} />
      </FormField>
    </FormDialog>
  )
}
