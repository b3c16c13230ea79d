import { useQuery } from '@tanstack/react-query'
import { failureOf } from '../api/failure.ts'
import { authorizationQuery } from '../api/queries/authorization.ts'
import { FailureAlert } from '../ui/failure-alert.tsx'
import { RefusalExplanation } from '../ui/refusal-explanation.tsx'

export interface ErrorNoticeProps {
  /** Whatever was thrown. */
  readonly error: unknown
  readonly onRetry?: (() => void) | undefined
}

/** Any failure on a screen, in a form or in a dialog; a refusal with its explanation. */
export const ErrorNotice = ({ error, onRetry }: ErrorNoticeProps) => {
  const failure = failureOf(error)
  return (
    <FailureAlert failure={failure} onRetry={onRetry}>
      {failure.encodedMessage !== undefined && <Explained encodedMessage={failure.encodedMessage} />}
    </FailureAlert>
  )
}

const Explained = ({ encodedMessage }: { encodedMessage: string }) => {
  const { data, error, isPending } = useQuery(authorizationQuery(encodedMessage))
  if (isPending) return <RefusalExplanation state="loading" />
  if (error) {
    const { kind, message } = failureOf(error)
    const reason = kind === 'refused' ? undefined : message
    return <RefusalExplanation state="unavailable" reason={reason} encodedMessage={encodedMessage} />
  }
  return <RefusalExplanation state="known" authorization={data} />
}
