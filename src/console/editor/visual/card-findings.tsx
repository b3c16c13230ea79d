import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { findingCounts, PolicyFindings } from '../../ui/policy-findings.tsx'
import type { LastFindings } from './last-findings.ts'
import { useVisual } from './visual-context.ts'

/** So many can be read without being asked for. */
const fewFindings = 2

/** What the checks found in what stands above; nothing where they found nothing. */
export const CardFindings = ({ found: { text, findings, outdated } }: { found: LastFindings }) => {
  const { apply, showInJson } = useVisual()
  if (findings.length === 0) return null
  return (
    <ExpandableSection
      variant="footer"
      headerText={findingCounts(findings)}
      defaultExpanded={findings.length <= fewFindings}
    >
      <PolicyFindings
        text={text}
        findings={findings}
        outdated={outdated}
        onShow={finding => showInJson?.(finding)}
        onFix={fix => apply(fix.edits, fix.title)}
      />
    </ExpandableSection>
  )
}
