import type { User } from '@aws-sdk/client-iam'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useChange } from '../../../api/change.ts'
import { updateUser } from '../../../api/changes/users.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { paths } from '../../../app/paths.ts'
import { FormDialog } from '../../../ui/form-dialog.tsx'

interface EditUserDialogProps {
  readonly user: User
  readonly onClose: () => void
}

/** Renames a user or moves it to another path. */
export const EditUserDialog = ({ user, onClose }: EditUserDialogProps) => {
  const userName = user.UserName ?? ''
  const [newName, setNewName] = useState(userName)
  const [newPath, setNewPath] = useState(user.Path ?? '/')
  const update = useChange(updateUser)
  const navigate = useNavigate()
  const notify = useNotify()
  const unchanged = newName === userName && newPath === user.Path
  const save = async (): Promise<void> => {
    await update.mutateAsync({
      userName,
      newUserName: newName === userName ? undefined : newName,
      newPath: newPath === user.Path ? undefined : newPath,
    })
    notify({ type: 'success', content: `The user “${newName}” is changed.` })
    onClose()
    if (newName !== userName) await navigate(paths.user(newName), { replace: true })
  }
  return (
    <FormDialog
      header="Edit user"
      submitText="Save changes"
      submitting={update.isPending}
      blocked={unchanged ? 'Nothing is changed yet.' : undefined}
      failure={update.error && <ErrorNotice error={update.error} />}
      onSubmit={save}
      onClose={onClose}
    >
      <FormField
        label="User name"
        description="The ARN changes with it: policies that name the user by its old ARN no longer reach it."
      >
        <Input value={newName} onChange={({ detail }) => setNewName(detail.value)} spellcheck={false} />
      </FormField>
      <FormField label="Path" constraintText="Begins and ends with “/”, such as “/engineering/”.">
        <Input value={newPath} onChange={({ detail }) => setNewPath(detail.value)} spellcheck={false} />
      </FormField>
    </FormDialog>
  )
}
