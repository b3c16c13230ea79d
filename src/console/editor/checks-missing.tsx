import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'

/** Says that there are no checks, and that they are not needed to go on. */
export const ChecksMissing = ({ onRetry }: { onRetry: () => void }) => (
  <SpaceBetween direction="horizontal" size="xs">
    <StatusIndicator type="warning">
      The checks of policies could not be loaded; the policy can be saved without them.
    </StatusIndicator>
    <Button variant="inline-link" formAction="none" onClick={onRetry}>
      Try again
    </Button>
  </SpaceBetween>
)
