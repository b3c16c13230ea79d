import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { policySummaryQuery } from '../api/queries/policy-checks.ts'
import { PolicySummary } from '../ui/policy-summary.tsx'

/** What a policy's text allows and denies, in words; of a text that changes, the last that was summed up. */
export const PolicySummaryPanel = ({ text }: { text: string }) => {
  const { data, error, refetch } = useQuery({
    ...policySummaryQuery(text),
    placeholderData: keepPreviousData,
  })
  if (error) {
    return (
      <Alert
        type="warning"
        action={
          <Button formAction="none" onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        The list of services could not be loaded, so that the policy cannot be summed up.
      </Alert>
    )
  }
  if (data === undefined) return <StatusIndicator type="loading">Summing up the policy</StatusIndicator>
  return <PolicySummary summary={data} />
}
