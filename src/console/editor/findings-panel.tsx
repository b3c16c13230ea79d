import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TextEdit } from '../../policy/model/edit.ts'
import type { Range } from '../../policy/model/problem.ts'
import { findingCounts, PolicyFindings } from '../ui/policy-findings.tsx'
import type { PolicyChecks } from './policy-checks.ts'

interface FindingsPanelProps {
  readonly checks: PolicyChecks
  /** The text as it is now. */
  readonly text: string
  readonly onShow: (range: Range) => void
  readonly onFix: (edits: readonly TextEdit[]) => void
}

/** What the checks found, under the text. */
export const FindingsPanel = ({ checks, text, onShow, onFix }: FindingsPanelProps) => {
  const { checked, failed, retry } = checks
  if (failed)
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <StatusIndicator type="warning">
          The checks of policies could not be loaded; the policy can be saved without them.
        </StatusIndicator>
        <Button variant="inline-link" formAction="none" onClick={retry}>
          Try again
        </Button>
      </SpaceBetween>
    )
  if (checked === undefined)
    return <StatusIndicator type="loading">Loading the checks of policies</StatusIndicator>
  const outdated = checked.text !== text
  return (
    <SpaceBetween size="xs">
      <LiveRegion>
        {checked.findings.length === 0 ? (
          <StatusIndicator type={outdated ? 'in-progress' : 'success'}>No findings</StatusIndicator>
        ) : (
          <strong>{findingCounts(checked.findings)}</strong>
        )}
      </LiveRegion>
      {checked.findings.length > 0 && (
        <PolicyFindings
          text={checked.text}
          findings={checked.findings}
          outdated={outdated}
          onShow={onShow}
          onFix={fix => onFix(fix.edits)}
        />
      )}
    </SpaceBetween>
  )
}
