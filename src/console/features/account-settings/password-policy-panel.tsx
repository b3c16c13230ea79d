import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '../../api/change.ts'
import { deletePasswordPolicy } from '../../api/changes/account.ts'
import { passwordPolicyQuery } from '../../api/queries/account.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useNotify } from '../../app/notifications.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PasswordPolicyDialog } from './password-policy-dialog.tsx'
import { rulesInWords } from './policy-words.ts'

/** What the account asks of the passwords of its users. */
export const PasswordPolicyPanel = () => {
  const { data: policy, error, refetch } = useQuery(passwordPolicyQuery())
  const [dialog, setDialog] = useState<'edit' | 'delete'>()
  const close = (): void => setDialog(undefined)
  const own = policy !== undefined && policy !== null
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            own
              ? 'The account’s own. It holds for every new password of a user, never for the root user’s.'
              : 'What every new password of a user must be.'
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                disabled={!own}
                disabledReason="The account has no policy of its own to delete."
                onClick={() => setDialog('delete')}
              >
                Delete
              </Button>
              <Button
                disabled={policy === undefined}
                disabledReason="The policy must be read before it can be changed."
                ariaLabel={own ? 'Edit the password policy' : undefined}
                onClick={() => setDialog('edit')}
              >
                {own ? 'Edit' : 'Set a policy'}
              </Button>
            </SpaceBetween>
          }
        >
          Password policy
        </Header>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && policy === undefined && <StatusIndicator type="loading">Reading the policy</StatusIndicator>}
      {policy !== undefined && (
        <SpaceBetween size="xs">
          {policy === null && (
            <Box color="text-body-secondary">
              The account has none of its own: the default of AWS applies.
            </Box>
          )}
          <ul aria-label="Rules for passwords">
            {rulesInWords(policy).map(rule => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </SpaceBetween>
      )}
      {dialog === 'edit' && policy !== undefined && <PasswordPolicyDialog policy={policy} onClose={close} />}
      {dialog === 'delete' && <DeletePolicyDialog onClose={close} />}
    </Container>
  )
}

const DeletePolicyDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const change = useChange(deletePasswordPolicy)
  const notify = useNotify()
  const remove = async (): Promise<void> => {
    await change.mutateAsync({})
    notify({ type: 'success', content: 'The password policy is deleted. The default of AWS applies.' })
    onClose()
  }
  return (
    <FormDialog
      header="Delete the password policy?"
      submitText="Delete"
      submitting={change.isPending}
      failure={change.error && <ErrorNotice error={change.error} />}
      onSubmit={remove}
      onClose={onClose}
    >
      <Box>The default of AWS then applies to every new password:</Box>
      <ul>
        {rulesInWords(null).map(rule => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </FormDialog>
  )
}
