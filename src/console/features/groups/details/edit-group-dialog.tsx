import type { Group } from '@aws-sdk/client-iam'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useChange } from '../../../api/change.ts'
import { updateGroup } from '../../../api/changes/groups.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { paths } from '../../../app/paths.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'

interface EditGroupDialogProps {
  readonly group: Group
  readonly onClose: () => void
}

/** Renames a group or moves it to another path. */
export const EditGroupDialog = ({ group, onClose }: EditGroupDialogProps) => {
  const groupName = group.GroupName ?? ''
  const [newName, setNewName] = useState(groupName)
  const [newPath, setNewPath] = useState(group.Path ?? '/')
  const update = useChange(updateGroup)
  const navigate = useNavigate()
  const notify = useNotify()
  const unchanged = newName === groupName && newPath === group.Path
  const save = async (): Promise<void> => {
    await update.mutateAsync({
      groupName,
      newGroupName: newName === groupName ? undefined : newName,
      newPath: newPath === group.Path ? undefined : newPath,
    })
    notify({ type: 'success', content: `The user group “${newName}” is changed.` })
    onClose()
    if (newName !== groupName) await navigate(paths.group(newName), { replace: true })
  }
  return (
    <FormDialog
      header="Edit user group"
      submitText="Save changes"
      submitting={update.isPending}
      blocked={unchanged ? 'Nothing is changed yet.' : undefined}
      failure={update.error && <ErrorNotice error={update.error} />}
      onSubmit={save}
      onClose={onClose}
    >
      <FormField label="User group name" description="The ARN changes with it.">
        <Input value={newName} onChange={({ detail }) => setNewName(detail.value)} spellcheck={false} />
      </FormField>
      <FormField label="Path" constraintText="Begins and ends with “/”, such as “/engineering/”.">
        <Input value={newPath} onChange={({ detail }) => setNewPath(detail.value)} spellcheck={false} />
      </FormField>
    </FormDialog>
  )
}
