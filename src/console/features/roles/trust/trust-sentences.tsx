import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMemo } from 'react'
import { useSession } from '../../../app/session-context.tsx'
import { trustSentences } from './trust-sentence.ts'

/** What a trust policy says, a sentence for each of its statements; what two of them say alike is said once. */
export const TrustSentences = ({ document }: { document: string }) => {
  const { account } = useSession()
  const sentences = useMemo(
    () => [...new Map(trustSentences(document, account.id).map(each => [each.text, each])).values()],
    [document, account.id],
  )
  if (sentences.length === 0) return 'Nobody may assume this role: no statement says so.'
  return (
    <ul className="gatehouse-plain-list" aria-label="What the trust policy says">
      {sentences.map(({ effect, text }) => (
        <li key={text} className="gatehouse-break">
          {effect === 'Allow' ? (
            text
          ) : (
            <StatusIndicator type="stopped" wrapText>
              {text}
            </StatusIndicator>
          )}
        </li>
      ))}
    </ul>
  )
}
