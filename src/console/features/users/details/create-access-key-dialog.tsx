import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useChange } from '../../../api/change.ts'
import { createAccessKey } from '../../../api/changes/credentials.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { CopyText } from '../../../ui/copy-text.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { downloadCsv, toCsv } from '../../../ui/resource-table/csv.ts'
import { SecretText } from '../../../ui/secret-text.tsx'

interface CreateAccessKeyDialogProps {
  readonly userName: string
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
  return (
    <FormDialog
      header={key === undefined ? `Create an access key for “${userName}”` : 'Access key created'}
      submitText={key === undefined ? 'Create access key' : 'Done'}
      done={key !== undefined}
      submitting={create.isPending}
      failure={create.error && <ErrorNotice error={create.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      {key === undefined ? (
        <Box>
          An access key lets a program act as this user until it is deactivated or deleted. Give it only to
          programs; people sign in with their password.
        </Box>
      ) : (
        <SpaceBetween size="m">
          <Alert type="warning">
            This is the only time that the secret access key is shown. Whoever loses it needs a new key.
          </Alert>
          <KeyValuePairs
            columns={1}
            items={[
              { label: 'Access key ID', value: <CopyText text={key.id} label="Access key ID" /> },
              {
                label: 'Secret access key',
                value: <SecretText text={key.secret} label="Secret access key" />,
              },
            ]}
          />
          <Button
            iconName="download"
            formAction="none"
            onClick={() =>
              downloadCsv(
                `${userName}_accessKeys.csv`,
                toCsv(['Access key ID', 'Secret access key'], [[key.id, key.secret]], { verbatim: true }),
              )
            }
          >
            Download .csv
          </Button>
        </SpaceBetween>
      )}
    </FormDialog>
  )
}
