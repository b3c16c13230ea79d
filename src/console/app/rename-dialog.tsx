import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Change, useChange } from '../api/change.ts'
import type { Renaming } from '../api/changes/renaming.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { useNotify } from './notifications.tsx'

interface RenameDialogProps {
  /** `user` */
  readonly noun: string
  readonly name: string
  readonly path: string
  /** What another name brings with it. */
  readonly nameDescription: string
  readonly change: Change<Renaming>
  /** The page of the thing by its new name. */
  readonly pageOf: (name: string) => string
  readonly onClose: () => void
}

/** Gives something another name or another path. */
export const RenameDialog = (props: RenameDialogProps) => {
  const { noun, name, path } = props
  const [newName, setNewName] = useState(name)
  const [newPath, setNewPath] = useState(path)
  const update = useChange(props.change)
  const navigate = useNavigate()
  const notify = useNotify()
  const save = async (): Promise<void> => {
    await update.mutateAsync({
      name,
      newName: newName === name ? undefined : newName,
      newPath: newPath === path ? undefined : newPath,
    })
    notify({ type: 'success', content: `The ${noun} “${newName}” is changed.` })
    props.onClose()
    if (newName !== name) await navigate(props.pageOf(newName), { replace: true })
  }
  return (
    <FormDialog
      header={`Edit ${noun}`}
      submitText="Save changes"
      submitting={update.isPending}
      blocked={newName === name && newPath === path ? 'Nothing is changed yet.' : undefined}
      failure={update.error && <ErrorNotice error={update.error} />}
      onSubmit={save}
      onClose={props.onClose}
    >
      <FormField
        label={`${noun.charAt(0).toUpperCase()}${noun.slice(1)} name`}
        description={props.nameDescription}
      >
        <Input value={newName} onChange={({ detail }) => setNewName(detail.value)} spellcheck={false} />
      </FormField>
      <FormField label="Path" constraintText="Begins and ends with “/”, such as “/engineering/”.">
        <Input value={newPath} onChange={({ detail }) => setNewPath(detail.value)} spellcheck={false} />
      </FormField>
    </FormDialog>
  )
}
