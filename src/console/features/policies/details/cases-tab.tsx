import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { policyDocumentQuery } from '../../../api/queries/policies.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { PolicyCases } from '../../../app/simulation/policy-cases.tsx'

/** The saved cases of the policy, decided with its default version. */
export const CasesTab = ({ policyArn }: { policyArn: string }) => {
  const { data: text, error, refetch } = useQuery(policyDocumentQuery(policyArn))
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (text === undefined) return <StatusIndicator type="loading">Loading the policy</StatusIndicator>
  return <PolicyCases policy={policyArn} text={text} />
}
