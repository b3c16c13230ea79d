import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ProgressBar from '@cloudscape-design/components/progress-bar'
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
      <Progress
        label="Reading the account"
        description={`${soFar} users, groups, roles and policies so far`}
        onStop={account.stopReading}
      />
    )
  }
  if (working?.state === 'failed') return <ErrorNotice error={working.error} onRetry={onAgain} />
  if (working?.state === 'stopped')
    return <Stopped onAgain={onAgain}>There is no answer: the work was stopped.</Stopped>
  if (working?.state !== 'working') return null
  const { done = 0, total = 1 } = working.progress ?? {}
  return <Progress label="Asking everybody’s policies" value={(100 * done) / total} onStop={onStop} />
}

interface ProgressProps {
  readonly label: string
  readonly description?: string
  readonly value?: number
  readonly onStop: (() => void) | undefined
}

const Progress = ({ label, description, value, onStop }: ProgressProps) => (
  <Container>
    <ProgressBar
      label={label}
      {...(description !== undefined && { description })}
      {...(value === undefined ? { type: 'infinite' } : { value })}
      additionalInfo={
        <Button formAction="none" onClick={onStop}>
          Cancel
        </Button>
      }
    />
  </Container>
)

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
