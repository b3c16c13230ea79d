import Box from '@cloudscape-design/components/box'
import { useChange } from '../../api/change.ts'
import { createAccessKey } from '../../api/changes/credentials.ts'
import type { Owner } from '../../api/queries/credentials.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OneTimeSecret } from '../../ui/one-time-secret.tsx'
import { ErrorNotice } from '../error-notice.tsx'

interface CreateAccessKeyDialogProps {
  readonly userName: Owner
  readonly onClose: () => void
}

/** Creates an access key and shows its secret, the only time that this is possible. */
export const CreateAccessKeyDialog = ({ userName, onClose }: CreateAccessKeyDialogProps) => {
  const create = useChange(createAccessKey)
  const key = create.data
  const submit = async (): Promise<void> => {
    if (key === undefined) await create.mutateAsync({ userName })
    else onClose()
  }
  const whose = userName === undefined ? 'the root user' : `“${userName}”`
  return (
    <FormDialog
      header={key === undefined ? `Create an access key for ${whose}` : 'Access key created'}
      submitText={key === undefined ? 'Create access key' : 'Done'}
      done={key !== undefined}
      submitting={create.isPending}
      failure={create.error && <ErrorNotice error={create.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      {key === undefined ? (
        <Box>
          {userName === undefined
            ? 'An access key of the root user lets a program do everything in this account, and no policy limits it. Create a user or a role for the program instead.'
            : 'An access key lets a program act as this user until it is deactivated or deleted. Give it only to programs; people sign in with their password.'}
        </Box>
      ) : (
        <OneTimeSecret
          warning="This is the only time that the secret access key is shown. Whoever loses it needs a new key."
          name={{ label: 'Access key ID', text: key.id }}
          secret={{ label: 'Secret access key', text: key.secret }}
          fileName={`${userName ?? 'root'}_accessKeys.csv`}
        />
      )}
    </FormDialog>
  )
}
