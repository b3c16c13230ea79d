import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { PolicyFindings } from '../ui/policy-findings.tsx'
import { ChecksMissing } from './checks-missing.tsx'
import { policyWorker } from './policy-worker.ts'

/** What the checks find in a text that is about to be saved, to be read once more. */
export const ReviewedFindings = ({ text, kind }: { text: string; kind: PolicyKind }) => {
  const { data, error, refetch } = useQuery({
    queryKey: ['policy-findings', kind.type, kind.service, text],
    queryFn: () => policyWorker.call('check', text, kind),
    gcTime: 0,
    retry: false,
  })
  if (error) return <ChecksMissing onRetry={() => void refetch()} />
  if (data === undefined) return <StatusIndicator type="loading">Checking the policy</StatusIndicator>
  if (data.length === 0) return <StatusIndicator type="success">No findings</StatusIndicator>
  return <PolicyFindings text={text} findings={data} outdated={false} />
}
