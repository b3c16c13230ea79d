import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accountAliasQuery } from '../../api/queries/account.ts'
import { AliasDialog } from '../../app/alias-dialog.tsx'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useSession } from '../../app/session-context.tsx'
import { signInAddress } from '../../app/sign-in-address.ts'
import { CopyText } from '../../ui/copy-text.tsx'

/** The account's alias and the address that it gives. */
export const AliasPanel = () => {
  const { account } = useSession()
  const { data: alias, error, refetch } = useQuery(accountAliasQuery())
  const [editing, setEditing] = useState(false)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A name that stands for the account’s id where its users sign in."
          actions={
            <Button
              disabled={alias === undefined}
              disabledReason="The alias must be read before it can be changed."
              onClick={() => setEditing(true)}
            >
              {alias === null ? 'Create alias' : 'Edit'}
            </Button>
          }
        >
          Account alias
        </Header>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && alias === undefined && <StatusIndicator type="loading">Reading the alias</StatusIndicator>}
      {alias !== undefined && (
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Alias', value: alias ?? 'None' },
            {
              label: 'Sign-in URL for users',
              value: <CopyText text={signInAddress(alias ?? account.id)} label="Sign-in URL" />,
            },
          ]}
        />
      )}
      {editing && <AliasDialog alias={alias ?? undefined} onClose={() => setEditing(false)} />}
    </Container>
  )
}
