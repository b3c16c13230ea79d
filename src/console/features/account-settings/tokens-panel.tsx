import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import RadioGroup from '@cloudscape-design/components/radio-group'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange } from '../../api/change.ts'
import { setTokenVersion } from '../../api/changes/account.ts'
import { accountSummaryQuery } from '../../api/queries/account.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { useNotify } from '../../app/notifications.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

type Version = 'v1Token' | 'v2Token'

const words: Readonly<Record<Version, string>> = {
  v1Token: 'Valid in the Regions that are enabled by default',
  v2Token: 'Valid in all Regions',
}

/** Where the session tokens of the global endpoint of STS are good. */
export const TokensPanel = () => {
  const { data: summary, error, refetch } = useQuery(accountSummaryQuery())
  const [editing, setEditing] = useState(false)
  const version: Version = summary?.GlobalEndpointTokenVersion === 2 ? 'v2Token' : 'v1Token'
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="For programs that ask the global endpoint for session tokens. Tokens of this server are good wherever it is reached, whatever is chosen here."
          actions={
            <Button
              disabled={summary === undefined}
              disabledReason="The setting must be read before it can be changed."
              onClick={() => setEditing(true)}
            >
              Change
            </Button>
          }
        >
          Security Token Service (STS)
        </Header>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && summary === undefined && (
        <StatusIndicator type="loading">Reading the setting</StatusIndicator>
      )}
      {summary !== undefined && (
        <KeyValuePairs
          columns={1}
          items={[{ label: 'Session tokens of the global endpoint', value: words[version] }]}
        />
      )}
      {editing && <TokensDialog version={version} onClose={() => setEditing(false)} />}
    </Container>
  )
}

const TokensDialog = ({ version, onClose }: { readonly version: Version; readonly onClose: () => void }) => {
  const [chosen, setChosen] = useState(version)
  const change = useChange(setTokenVersion)
  const notify = useNotify()
  const save = async (): Promise<void> => {
    await change.mutateAsync({ version: chosen })
    notify({
      type: 'success',
      content: `Session tokens of the global endpoint: ${words[chosen].toLowerCase()}.`,
    })
    onClose()
  }
  return (
    <FormDialog
      header="Session tokens of the global endpoint"
      submitText="Save changes"
      submitting={change.isPending}
      blocked={chosen === version ? 'Nothing is changed yet.' : undefined}
      failure={change.error && <ErrorNotice error={change.error} />}
      onSubmit={save}
      onClose={onClose}
    >
      <FormField label="Where they are valid">
        <RadioGroup
          value={chosen}
          onChange={({ detail }) => setChosen(detail.value === 'v2Token' ? 'v2Token' : 'v1Token')}
          items={[
            { value: 'v1Token', label: words.v1Token },
            { value: 'v2Token', label: words.v2Token },
          ]}
        />
      </FormField>
    </FormDialog>
  )
}
