import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { ErrorNotice } from './error-notice.tsx'

interface UnfinishedProps {
  /** `user group` */
  readonly noun: string
  readonly name: string
  readonly failed: readonly { readonly id: string; readonly error: unknown }[]
  readonly running: boolean
  readonly onRetry: () => void
  readonly onLeave: () => void
}

/** Something is created, but not all that was to come with it: what failed, and the ways on. */
export const Unfinished = ({ noun, name, failed, running, onRetry, onLeave }: UnfinishedProps) => (
  <SpaceBetween size="l">
    <Header
      variant="h1"
      actions={
        <Button variant="primary" onClick={onLeave}>
          View {noun}
        </Button>
      }
    >
      {name}
    </Header>
    <Alert
      type="warning"
      header={`The ${noun} “${name}” is created, but not everything it was to have`}
      action={
        <Button loading={running} onClick={onRetry}>
          Try again
        </Button>
      }
    >
      What failed is below; the page of the {noun} can do it later too.
    </Alert>
    {failed.map(({ id, error }) => (
      <SpaceBetween key={id} size="xxs">
        <StatusIndicator type="error">{id}</StatusIndicator>
        <ErrorNotice error={error} />
      </SpaceBetween>
    ))}
  </SpaceBetween>
)
