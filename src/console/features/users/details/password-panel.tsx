import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeChange } from '../../../api/change.ts'
import { deletePassword } from '../../../api/changes/credentials.ts'
import { userPasswordQuery } from '../../../api/queries/users.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { useNotify } from '../../../app/notifications.tsx'
import { useSession } from '../../../app/session-context.tsx'
import { signInAddress } from '../../../app/sign-in-address.ts'
import { useAccountAlias } from '../../../app/use-account-alias.ts'
import { ConfirmDelete } from '../../../ui/confirm-delete.tsx'
import { CopyText } from '../../../ui/copy-text.tsx'
import { formatDate } from '../../../ui/resource-table/column.ts'
import { PasswordDialog } from './password-dialog.tsx'

/** The console password: whether there is one, and giving, replacing or taking it away. */
export const PasswordPanel = ({ userName }: { userName: string }) => {
  const queryClient = useQueryClient()
  const notify = useNotify()
  const { account } = useSession()
  const { data: password, error, refetch } = useQuery(userPasswordQuery(userName))
  const alias = useAccountAlias()
  const [dialog, setDialog] = useState<'set' | 'remove'>()
  const unknown = password === undefined
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="For signing in to the console with the user name."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                disabled={!password}
                disabledReason={
                  unknown ? 'It is not known whether there is a password.' : 'There is no password.'
                }
                onClick={() => setDialog('remove')}
              >
                Remove console access
              </Button>
              <Button
                disabled={unknown}
                disabledReason="It is not known whether there is a password."
                onClick={() => setDialog('set')}
              >
                {password ? 'Replace password' : 'Enable console access'}
              </Button>
            </SpaceBetween>
          }
        >
          Console password
        </Header>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && unknown && <StatusIndicator type="loading">Loading</StatusIndicator>}
      {password === null && (
        <Box color="text-body-secondary">The user has no password and cannot sign in to the console.</Box>
      )}
      {password && (
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: 'Console sign-in URL',
              value: <CopyText text={signInAddress(alias ?? account.id)} label="Console sign-in URL" />,
            },
            { label: 'Password set up', value: password.CreateDate ? formatDate(password.CreateDate) : '–' },
            {
              label: 'At the next sign-in',
              value: password.PasswordResetRequired
                ? 'A new password must be chosen'
                : 'The password stays valid',
            },
          ]}
        />
      )}
      {dialog === 'set' && (
        <PasswordDialog
          userName={userName}
          replaces={password !== null}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'remove' && (
        <ConfirmDelete
          noun={['console access', 'console access']}
          verb="Remove"
          ids={[userName]}
          consequences={`“${userName}” can no longer sign in to the console. Access keys keep working.`}
          run={() => makeChange(queryClient, deletePassword, { userName })}
          renderError={failure => <ErrorNotice error={failure} />}
          onClose={removed => {
            if (removed.length > 0) {
              notify({ type: 'success', content: `“${userName}” has no console access any more.` })
            }
            setDialog(undefined)
          }}
        />
      )}
    </Container>
  )
}
