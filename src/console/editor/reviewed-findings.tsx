import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { PolicyFindings } from '../ui/policy-findings.tsx'
import { policyWorker } from './policy-worker.ts'

/** What the checks find in a text that is about to be saved, to be read once more. */
export const ReviewedFindings = ({ text, kind }: { text: string; kind: PolicyKind }) => {
  const { data, error, refetch } = useQuery({
    queryKey: ['policy-findings', kind.type, kind.service, text],
    queryFn: () => policyWorker.call('check', text, kind),
    gcTime: 0,
    retry: false,
  })
  if (error)
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <StatusIndicator type="warning">
          The checks of policies could not be loaded; the policy can be saved without them.
        </StatusIndicator>
        <Button variant="inline-link" formAction="none" onClick={() => void refetch()}>
          Try again
        </Button>
      </SpaceBetween>
    )
  if (data === undefined) return <StatusIndicator type="loading">Checking the policy</StatusIndicator>
  if (data.length === 0) return <StatusIndicator type="success">No findings</StatusIndicator>
  return <PolicyFindings text={text} findings={data} outdated={false} />
}
