import Box from '@cloudscape-design/components/box'
import { useChange } from '../../api/change.ts'
import { resetServiceCredential } from '../../api/changes/other-credentials.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ErrorNotice } from '../error-notice.tsx'
import { ServiceSecret } from './service-secret.tsx'

interface ResetServiceCredentialDialogProps {
  readonly userName: string
  readonly id: string
  /** The user name or alias of the credential. */
  readonly name: string
  readonly onClose: () => void
}

/** Gives a credential another secret and shows it, the only time that this is possible. */
export const ResetServiceCredentialDialog = (props: ResetServiceCredentialDialogProps) => {
  const { userName, id, name, onClose } = props
  const reset = useChange(resetServiceCredential)
  const submit = async (): Promise<void> => {
    if (reset.data === undefined) await reset.mutateAsync({ userName, id })
    else onClose()
  }
  return (
    <FormDialog
      header={reset.data === undefined ? `Reset “${name}”` : 'Credential reset'}
      submitText={reset.data === undefined ? 'Reset' : 'Done'}
      done={reset.data !== undefined}
      submitting={reset.isPending}
      failure={reset.error && <ErrorNotice error={reset.error} />}
      onSubmit={submit}
      onClose={onClose}
    >
      {reset.data === undefined ? (
        <Box>
          The credential gets a new secret; the old one is good for nothing from then on, and programs that
          use it are refused.
        </Box>
      ) : (
        <ServiceSecret userName={userName} secret={reset.data} />
      )}
    </FormDialog>
  )
}
