import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Access } from '../../policy/analyze/open-decision.ts'

const words: Readonly<Record<Access, string>> = {
  allowed: 'Allowed',
  conditional: 'On conditions',
  denied: 'Denied',
}

const statuses = { allowed: 'success', conditional: 'info', denied: 'stopped' } as const

/** What somebody's permissions come to, in a word and with a sign. */
export const AccessIndicator = ({ access, children }: { access: Access; children?: string }) => (
  <StatusIndicator type={statuses[access]} wrapText>
    {children ?? words[access]}
  </StatusIndicator>
)
