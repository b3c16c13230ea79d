import ExpandableSection from '@cloudscape-design/components/expandable-section'
import LiveRegion from '@cloudscape-design/components/live-region'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { memo, useMemo, useState } from 'react'
import { fixAll } from '../../policy/language/fix-all.ts'
import type { TextEdit } from '../../policy/model/edit.ts'
import type { Range } from '../../policy/model/problem.ts'
import type { Finding, Fix } from '../../policy/validate/finding.ts'
import { findingCounts, grades, PolicyFindings } from '../ui/policy-findings.tsx'
import { ChecksMissing } from './checks-missing.tsx'
import type { PolicyChecks } from './policy-checks.ts'

interface FindingsPanelProps {
  readonly checks: PolicyChecks
  /** The cards are in sight and say what is about them, so that the whole list is only there to be opened. */
  readonly folded: boolean
  readonly onShow: (range: Range) => void
  /** Carries the edits of a text out. */
  readonly onFix: (text: string, edits: readonly TextEdit[]) => void
}

/** What the checks found, under the text. */
export const FindingsPanel = memo(({ checks, folded, onShow, onFix }: FindingsPanelProps) => {
  const { text, checked, failed, retry } = checks
  const [chosen, setChosen] = useState('all')
  const fixAllOf = useMemo(() => fixesByCode(checked?.findings ?? []), [checked])
  if (failed) return <ChecksMissing onRetry={retry} />
  if (checked === undefined)
    return <StatusIndicator type="loading">Loading the checks of policies</StatusIndicator>
  const outdated = checked.text !== text
  const present = grades.filter(({ severity }) => checked.findings.some(each => each.severity === severity))
  // A kind of which nothing is left shows nothing, and nobody would know why.
  const filter = present.some(({ severity }) => severity === chosen) ? chosen : 'all'
  const shown =
    filter === 'all' ? checked.findings : checked.findings.filter(({ severity }) => severity === filter)
  const counts = findingCounts(checked.findings)
  if (checked.findings.length === 0)
    return (
      <LiveRegion>
        <StatusIndicator type={outdated ? 'in-progress' : 'success'}>{counts}</StatusIndicator>
      </LiveRegion>
    )
  const list = (
    <SpaceBetween size="xs">
      {present.length > 1 && (
        <SegmentedControl
          label="Kinds of findings"
          selectedId={filter}
          options={[
            { id: 'all', text: `All ${checked.findings.length}` },
            ...present.map(({ severity, plural }) => ({ id: severity, text: plural })),
          ]}
          onChange={({ detail }) => setChosen(detail.selectedId)}
        />
      )}
      <PolicyFindings
        text={checked.text}
        findings={shown}
        fixAllOf={fixAllOf}
        outdated={outdated}
        onShow={onShow}
        onFix={fix => onFix(checked.text, fix.edits)}
      />
    </SpaceBetween>
  )
  return folded ? (
    <>
      <LiveRegion hidden>{counts}</LiveRegion>
      <ExpandableSection variant="footer" headerText={`All findings: ${counts}`}>
        {list}
      </ExpandableSection>
    </>
  ) : (
    <SpaceBetween size="xs">
      <LiveRegion>
        <strong>{counts}</strong>
      </LiveRegion>
      {list}
    </SpaceBetween>
  )
})

/** Mends all findings of one kind; worked out once for each, since a text may have thousands. */
function fixesByCode(findings: readonly Finding[]): (code: string) => Fix | undefined {
  const known = new Map<string, Fix | undefined>()
  return code => {
    if (!known.has(code)) known.set(code, fixAll(findings, code))
    return known.get(code)
  }
}
