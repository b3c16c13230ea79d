import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { Failure } from '../api/failure.ts'

const headers: Readonly<Record<Failure['kind'], string>> = {
  refused: 'You are not allowed to do this',
  ended: 'Your session has ended',
  'not-built': 'This service does not offer this',
  missing: 'It is not there',
  rejected: 'The service did not accept this',
  throttled: 'Too many requests',
  unreachable: 'The service cannot be reached',
  broken: 'Something went wrong',
}

export interface FailureAlertProps {
  readonly failure: Failure
  readonly onRetry?: (() => void) | undefined
  /** The explanation of a refusal. */
  readonly children?: ReactNode
}

/** What went wrong, in the service's own sentence, with the code and the id that an administrator can look up. */
export const FailureAlert = ({ failure, onRetry, children }: FailureAlertProps) => (
  <Box textAlign="left">
    <Alert
      type={failure.kind === 'refused' || failure.kind === 'not-built' ? 'warning' : 'error'}
      header={
        failure.action === undefined
          ? headers[failure.kind]
          : `You are not allowed to perform ${failure.action}`
      }
      action={
        // What is not built is not there the next time either.
        onRetry &&
        failure.kind !== 'not-built' && (
          <Button formAction="none" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      <SpaceBetween size="xs">
        {/* Only this is announced: an explanation comes later, and would have it said twice. */}
        <div className="gatehouse-break" role="alert">
          {failure.message}
        </div>
        {children}
        {failure.code !== undefined && (
          <Box fontSize="body-s" color="text-body-secondary">
            {failure.code}
            {failure.requestId !== undefined && ` · request ${failure.requestId}`}
          </Box>
        )}
      </SpaceBetween>
    </Alert>
  </Box>
)
