import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import type { ExploredAccount } from './use-account.ts'
import type { Working } from './work/use-who-can.ts'

interface WorkingNoticeProps {
  readonly account: ExploredAccount
  readonly working?: Working
  readonly onStop?: () => void
  readonly onAgain?: () => void
}

/** What stands between a question and its answer: the reading of the account, the work, and how either can end. */
export const WorkingNotice = ({ account, working, onStop, onAgain }: WorkingNoticeProps) => {
  if (account.error !== null) return <ErrorNotice error={account.error} onRetry={account.read} />
  if (account.stopped)
    return <Stopped onAgain={account.read}>The account has not been read: it was stopped.</Stopped>
  if (account.details === undefined) {
    const soFar = account.readSoFar.toLocaleString('en')
    return (
      <Container>
        <SpaceBetween size="s">
          <StatusIndicator type="loading">
            Reading the account: {soFar} users, groups, roles and policies so far
          </StatusIndicator>
          <Button formAction="none" onClick={account.stopReading}>
            Cancel
          </Button>
        </SpaceBetween>
      </Container>
    )
  }
  if (working?.state === 'failed') return <ErrorNotice error={working.error} onRetry={onAgain} />
  if (working?.state === 'stopped')
    return <Stopped onAgain={onAgain}>There is no answer: the work was stopped.</Stopped>
  if (working?.state !== 'working') return null
  const { done = 0, total = 1 } = working.progress ?? {}
  return (
    <Container>
      <ProgressBar
        label="Asking everybody’s policies"
        value={(100 * done) / total}
        additionalInfo={
          <Button formAction="none" onClick={onStop}>
            Cancel
          </Button>
        }
      />
    </Container>
  )
}

const Stopped = ({ onAgain, children }: { onAgain: (() => void) | undefined; children: ReactNode }) => (
  <Alert
    type="info"
    action={
      <Button formAction="none" onClick={onAgain}>
        Try again
      </Button>
    }
  >
    {children}
  </Alert>
)
