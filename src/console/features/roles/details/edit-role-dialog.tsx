import type { Role } from '@aws-sdk/client-iam'
import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { useChange } from '../../../api/change.ts'
import { updateRole } from '../../../api/changes/roles.ts'
import { isServiceLinked } from '../../../api/queries/roles.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { SessionLengthField } from '../session-length-field.tsx'

const hour = 3600

/** Changes what can be changed of a role itself: its description and how long its sessions may last. */
export const EditRoleDialog = ({ role, onClose }: { role: Role; onClose: () => void }) => {
  const { RoleName: roleName = '', Description = '', MaxSessionDuration = hour } = role
  const linked = isServiceLinked(role)
  const [description, setDescription] = useState(Description)
  const [seconds, setSeconds] = useState(MaxSessionDuration)
  const update = useChange(updateRole)
  const notify = useNotify()
  const unchanged = description === Description && seconds === MaxSessionDuration
  const save = async (): Promise<void> => {
    await update.mutateAsync({
      roleName,
      description,
      // Left out it becomes one hour, as AWS documents it; of a linked role it cannot be changed.
      maxSessionSeconds: linked ? undefined : seconds,
    })
    notify({ type: 'success', content: `The role “${roleName}” is changed.` })
    onClose()
  }
  return (
    <FormDialog
      header="Edit role"
      submitText="Save changes"
      submitting={update.isPending}
      blocked={
        unchanged
          ? 'Nothing is changed yet.'
          : description.length > 1000
            ? 'Shorten the description to 1000 characters.'
            : undefined
      }
      failure={update.error && <ErrorNotice error={update.error} />}
      onSubmit={save}
      onClose={onClose}
    >
      <FormField label="Description" constraintText={`${description.length} of 1000 characters.`}>
        <Textarea value={description} onChange={({ detail }) => setDescription(detail.value)} rows={3} />
      </FormField>
      {linked ? (
        <Alert type="info">The role is linked to a service, which alone may change the rest of it.</Alert>
      ) : (
        <SessionLengthField hours={seconds / hour} onChange={hours => setSeconds(hours * hour)} />
      )}
    </FormDialog>
  )
}
