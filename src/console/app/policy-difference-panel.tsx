import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { policyDifferenceQuery } from '../api/queries/policy-checks.ts'
import { PolicyDifference } from '../ui/policy-difference.tsx'

/** What changes when a policy's text becomes another. */
export const PolicyDifferencePanel = ({ before, after }: { before: string; after: string }) => {
  const { data, error } = useQuery({
    ...policyDifferenceQuery(before, after),
    placeholderData: keepPreviousData,
  })
  if (error)
    return (
      <StatusIndicator type="warning">
        The list of services could not be loaded, so that the texts cannot be compared.
      </StatusIndicator>
    )
  if (data === undefined) return <StatusIndicator type="loading">Comparing the texts</StatusIndicator>
  return <PolicyDifference {...data} />
}
