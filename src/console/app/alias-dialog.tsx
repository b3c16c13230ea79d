import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { useState } from 'react'
import { useChange } from '../api/change.ts'
import { deleteAccountAlias, setAccountAlias } from '../api/changes/account.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { useNotify } from './notifications.tsx'

interface AliasDialogProps {
  readonly alias: string | undefined
  readonly onClose: () => void
}

/** Sets, changes or deletes the account's alias. */
export const AliasDialog = ({ alias, onClose }: AliasDialogProps) => {
  const [value, setValue] = useState(alias ?? '')
  const set = useChange(setAccountAlias)
  const remove = useChange(deleteAccountAlias)
  const notify = useNotify()
  const error = set.error ?? remove.error
  const removes = value === '' && alias !== undefined
  const save = async (): Promise<void> => {
    set.reset()
    remove.reset()
    if (removes) await remove.mutateAsync({ alias })
    else await set.mutateAsync({ alias: value })
    notify({
      type: 'success',
      content: removes ? 'The account has no alias any more.' : `The account's alias is “${value}”.`,
    })
    onClose()
  }
  return (
    <FormDialog
      header="Account alias"
      submitText={removes ? 'Delete alias' : 'Save changes'}
      submitting={set.isPending || remove.isPending}
      blocked={value === (alias ?? '') ? 'Nothing is changed yet.' : undefined}
      failure={error && <ErrorNotice error={error} />}
      onSubmit={save}
      onClose={onClose}
    >
      <FormField
        label="Alias"
        description="Stands in the sign-in URL in place of the account ID. The URL with the old alias stops working."
        constraintText="3 to 63 lower-case letters, digits and single hyphens between them. Leave it empty to have none."
      >
        <Input value={value} onChange={({ detail }) => setValue(detail.value)} spellcheck={false} />
      </FormField>
    </FormDialog>
  )
}
