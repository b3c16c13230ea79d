import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { accountAliasQuery } from '../../api/queries/account.ts'
import { AliasDialog } from '../../app/alias-dialog.tsx'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useSession } from '../../app/session-context.tsx'
import { signInAddress } from '../../app/sign-in-address.ts'
import { useAccountAlias } from '../../app/use-account-alias.ts'
import { CopyText } from '../../ui/copy-text.tsx'

/** Which account this is, and where its users sign in. */
export const AccountPanel = () => {
  const { account } = useSession()
  const { data: alias, error, refetch } = useQuery(accountAliasQuery())
  const knownAlias = useAccountAlias()
  const [editing, setEditing] = useState(false)
  return (
    <Container header={<Header variant="h2">Account</Header>}>
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={1}
          items={[
            ...(account.name === undefined ? [] : [{ label: 'Account name', value: account.name }]),
            { label: 'Account ID', value: <CopyText text={account.id} label="Account ID" /> },
            {
              label: 'Account alias',
              value: error ? (
                (account.alias ?? 'Not known')
              ) : alias === undefined ? (
                <StatusIndicator type="loading">Loading</StatusIndicator>
              ) : (
                <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                  <span>{alias ?? 'None'}</span>
                  <Button variant="inline-link" onClick={() => setEditing(true)}>
                    {alias === null ? 'Create alias' : 'Edit alias'}
                  </Button>
                </SpaceBetween>
              ),
            },
            {
              label: 'Sign-in URL for users',
              value: <CopyText text={signInAddress(knownAlias ?? account.id)} label="Sign-in URL" />,
            },
          ]}
        />
        {error && (
          <ExpandableSection headerText="Why the alias cannot be read">
            <ErrorNotice error={error} onRetry={() => void refetch()} />
          </ExpandableSection>
        )}
      </SpaceBetween>
      {editing && <AliasDialog alias={alias ?? undefined} onClose={() => setEditing(false)} />}
    </Container>
  )
}
