import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { PolicyKind } from '../api/queries/policy-checks.ts'

export interface PolicyAuthoringProps {
  readonly kind: PolicyKind
  readonly value: string
  readonly onChange: (text: string) => void
  /** The most characters it may have, white space apart. */
  readonly quota: number
  /** What else there is to say about the quota, such as `that all inline policies share`. */
  readonly quotaNote?: string
  /** What is wrong with it beyond what the checks find, such as the service's own sentence. */
  readonly errorText?: string | undefined
  readonly label?: string
  /** The statement, counted from 0, to begin with. */
  readonly statement?: number | undefined
  /** Lines that the text shows at once. */
  readonly rows?: number
}

/** The editor's script: large, and fetched when somebody is about to write. */
export const policyEditorQuery = () =>
  queryOptions({
    queryKey: ['policy-editor'],
    queryFn: async () => (await import('./policy-workbench.tsx')).PolicyWorkbench,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: false,
  })

/** Writes a policy of any type: as JSON, by choosing, or both side by side, with what the checks find. */
export const PolicyAuthoring = (props: PolicyAuthoringProps) => {
  const { data: Workbench, error, refetch } = useQuery(policyEditorQuery())
  if (Workbench !== undefined) return <Workbench {...props} />
  const rows = props.rows ?? defaultRows
  return (
    <div className="gatehouse-policy-loading" style={{ minBlockSize: rows * lineHeight }}>
      {error === null ? (
        <StatusIndicator type="loading">Loading the editor</StatusIndicator>
      ) : (
        <SpaceBetween direction="horizontal" size="xs">
          <StatusIndicator type="error">The editor could not be loaded.</StatusIndicator>
          <Button variant="inline-link" formAction="none" onClick={() => void refetch()}>
            Try again
          </Button>
        </SpaceBetween>
      )}
    </div>
  )
}

export const defaultRows = 18
export const lineHeight = 20
