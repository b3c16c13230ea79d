import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { VisualViewProps } from './visual/visual-view.tsx'

/** The visual view's script, fetched when it is first shown. */
const visualViewQuery = () =>
  queryOptions({
    queryKey: ['policy-visual-view'],
    queryFn: async () => (await import('./visual/visual-view.tsx')).VisualView,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: false,
  })

/** The policy as cards, in a pane of its own. */
export const VisualPane = (props: VisualViewProps) => {
  const { data: VisualView, error, refetch } = useQuery(visualViewQuery())
  return (
    <section className="gatehouse-visual-pane" aria-label="Visual editor">
      {VisualView !== undefined ? (
        <VisualView {...props} />
      ) : error === null ? (
        <StatusIndicator type="loading">Loading the visual editor</StatusIndicator>
      ) : (
        <SpaceBetween direction="horizontal" size="xs">
          <StatusIndicator type="error">The visual editor could not be loaded.</StatusIndicator>
          <Button variant="inline-link" formAction="none" onClick={() => void refetch()}>
            Try again
          </Button>
        </SpaceBetween>
      )}
    </section>
  )
}
