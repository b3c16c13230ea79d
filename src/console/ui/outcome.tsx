import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { Outcome } from '../../policy/evaluate/explanation.ts'

/** AWS's words for what a decision comes to. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  allowed: 'Allowed',
  implicitDeny: 'Implicit deny',
  explicitDeny: 'Explicit deny',
}

export const outcomeStatus: Readonly<Record<Outcome, StatusIndicatorProps.Type>> = {
  allowed: 'success',
  implicitDeny: 'stopped',
  explicitDeny: 'error',
}

/** What a decision came to, in a word and with a sign. */
export const OutcomeIndicator = ({ outcome }: { outcome: Outcome }) => (
  <StatusIndicator type={outcomeStatus[outcome]}>{outcomeWords[outcome]}</StatusIndicator>
)
