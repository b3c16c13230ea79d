import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { policyDocumentQuery } from '../../../api/queries/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { hrefOf, paths } from '../../../app/paths.ts'
import { PolicySummaryPanel } from '../../../app/policy-summary-panel.tsx'
import { PolicyText } from '../../../ui/policy-text.tsx'

/** What the policy's default version allows and denies: in words, or as it is written. */
export const PermissionsTab = ({ policyArn, version }: { policyArn: string; version: string }) => {
  const [view, setView] = useState('summary')
  const { data: text, error, refetch } = useQuery(policyDocumentQuery(policyArn))
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`What the default version, ${version}, allows and denies wherever the policy is attached.`}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button href={hrefOf(paths.simulator({ policy: policyArn }))}>Simulate</Button>
              <SegmentedControl
                label="View"
                options={[
                  { id: 'summary', text: 'Summary' },
                  { id: 'json', text: 'JSON' },
                ]}
                selectedId={view}
                onChange={({ detail }) => setView(detail.selectedId)}
              />
            </SpaceBetween>
          }
        >
          Permissions defined in this policy
        </Header>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && text === undefined && <StatusIndicator type="loading">Loading the policy</StatusIndicator>}
      {text !== undefined &&
        (view === 'json' ? (
          <PolicyText document={text} label="Policy document" />
        ) : (
          <PolicySummaryPanel text={text} />
        ))}
    </Container>
  )
}
