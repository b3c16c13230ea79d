import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Explanation } from '../../policy/evaluate/explanation.ts'
import { ExplainedPolicy } from './policy-explanation.tsx'
import { summaryOf } from './refusal-words.ts'

export interface ExplainedAuthorization {
  readonly explicitDeny: boolean
  readonly principalArn: string
  readonly action: string
  readonly resource: string
  readonly explanation?: Explanation | undefined
}

export type RefusalExplanationProps =
  | { readonly state: 'loading' }
  /** Without a reason: the person may not decode the message. */
  | { readonly state: 'unavailable'; readonly reason: string | undefined; readonly encodedMessage: string }
  | { readonly state: 'known'; readonly authorization: ExplainedAuthorization }

/** Why a call was refused: the policies that were looked at, and what each statement did. */
export const RefusalExplanation = (props: RefusalExplanationProps) => {
  if (props.state === 'loading') return <StatusIndicator type="loading">Finding out why</StatusIndicator>
  if (props.state === 'unavailable') {
    return (
      <SpaceBetween size="xxs">
        <Box color="text-body-secondary">
          <span className="gatehouse-break">
            {props.reason === undefined
              ? 'Which policies were looked at is told only to those allowed to perform sts:DecodeAuthorizationMessage. An administrator can decode it for you:'
              : `The reason in detail cannot be shown: ${props.reason}`}
          </span>
        </Box>
        <CopyToClipboard
          copyButtonText="Copy the encoded message"
          textToCopy={props.encodedMessage}
          copySuccessText="Encoded message copied"
          copyErrorText="The encoded message could not be copied."
        />
      </SpaceBetween>
    )
  }
  const { authorization } = props
  const policies = authorization.explanation?.policies ?? []
  return (
    <SpaceBetween size="xs">
      <div className="gatehouse-break">
        <Box variant="strong">Why: </Box>
        {summaryOf(authorization)}
      </div>
      {policies.length > 0 && (
        <ExpandableSection
          headerText={`The ${policies.length === 1 ? 'policy' : `${policies.length} policies`} that the service looked at`}
          defaultExpanded={policies.length <= 3}
        >
          <ul className="gatehouse-plain-list">
            {policies.map(policy => (
              <li key={`${policy.type} ${policy.source.origin?.name ?? ''} ${policy.source.id}`}>
                <ExplainedPolicy policy={policy} />
              </li>
            ))}
          </ul>
        </ExpandableSection>
      )}
    </SpaceBetween>
  )
}
