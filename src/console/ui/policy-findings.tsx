import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import { memo, useCallback, useRef, useState } from 'react'
import { textPlaces } from '../../policy/model/text-places.ts'
import type { Finding, Fix, Severity } from '../../policy/validate/finding.ts'

export interface Grade {
  readonly severity: Severity
  readonly status: StatusIndicatorProps.Type
  readonly one: string
  readonly many: string
  /** As the name of a choice. */
  readonly plural: string
}

/** The gravest first. */
export const grades: readonly Grade[] = [
  { severity: 'ERROR', status: 'error', one: 'Error', many: 'errors', plural: 'Errors' },
  {
    severity: 'SECURITY_WARNING',
    status: 'warning',
    one: 'Security warning',
    many: 'security warnings',
    plural: 'Security warnings',
  },
  { severity: 'WARNING', status: 'warning', one: 'Warning', many: 'warnings', plural: 'Warnings' },
  { severity: 'SUGGESTION', status: 'info', one: 'Suggestion', many: 'suggestions', plural: 'Suggestions' },
]

/** `2 errors, 1 suggestion`; `No findings`. */
export const findingCounts = (findings: readonly Finding[]): string =>
  grades
    .flatMap(({ severity, one, many }) => {
      const count = findings.filter(finding => finding.severity === severity).length
      return count === 0 ? [] : [count === 1 ? `1 ${one.toLowerCase()}` : `${count} ${many}`]
    })
    .join(', ') || 'No findings'

/** By gravity; of the same gravity in the order of the text. */
export const byGravity = (findings: readonly Finding[]): readonly Finding[] =>
  grades.flatMap(({ severity }) => findings.filter(finding => finding.severity === severity))

/** As many as a person reads before mending anything. */
const shownAtFirst = 20

export interface PolicyFindingsProps {
  /** The text that was checked. */
  readonly text: string
  readonly findings: readonly Finding[]
  /** The text has changed since: its places may have moved, so that nothing can be fixed until it is checked again. */
  readonly outdated: boolean
  /** Without it and `onFix` they are only to be read. */
  readonly onShow?: (finding: Finding) => void
  readonly onFix?: (fix: Fix) => void
  /** Mends all findings of one kind at once; absent where that is not one act. */
  readonly fixAllOf?: (code: string) => Fix | undefined
}

/** What the checks found in a policy: how grave, where, what to do, and the fixes that a button can make. */
export const PolicyFindings = ({
  text,
  findings,
  outdated,
  onShow,
  onFix,
  fixAllOf,
}: PolicyFindingsProps) => {
  const [all, setAll] = useState(false)
  const placeOf = textPlaces(text)
  const sorted = byGravity(findings)
  const shown = all ? sorted : sorted.slice(0, shownAtFirst)
  // Offered once a kind, beside the first of its findings.
  const firstOf = new Map(sorted.toReversed().map(finding => [finding.code, finding]))
  const rows = shown.map((finding): Row => {
    const all = firstOf.get(finding.code) === finding ? fixAllOf?.(finding.code) : undefined
    const own = onFix === undefined ? [] : finding.fixes
    return { finding, fixes: all === undefined ? own : [...own, all] }
  })
  const keys = distinct(shown.map(({ code, message }) => `${code} ${message}`))
  const newest = useRef({ rows, onShow, onFix })
  newest.current = { rows, onShow, onFix }
  const show = useCallback((row: number): void => {
    const finding = newest.current.rows[row]?.finding
    if (finding !== undefined) newest.current.onShow?.(finding)
  }, [])
  const fix = useCallback((row: number, index: number): void => {
    const chosen = newest.current.rows[row]?.fixes[index]
    if (chosen !== undefined) newest.current.onFix?.(chosen)
  }, [])
  return (
    <SpaceBetween size="s">
      <ul className="gatehouse-findings" aria-label="Findings">
        {rows.map(({ finding: { severity, code, message, page, offset }, fixes }, index) => (
          <FindingRow
            key={keys[index]}
            row={index}
            severity={severity}
            code={code}
            message={message}
            page={page}
            place={`${placeOf(offset).line}:${placeOf(offset).column}`}
            fixes={JSON.stringify(fixes.map(({ title }) => title))}
            outdated={outdated}
            readOnly={onShow === undefined}
            onShow={show}
            onFix={fix}
          />
        ))}
      </ul>
      {shown.length < sorted.length && (
        <Box>
          <Button formAction="none" variant="inline-link" onClick={() => setAll(true)}>
            {`Show all ${sorted.length} findings`}
          </Button>
        </Box>
      )}
    </SpaceBetween>
  )
}

/** The same texts, those that come again with a number: what else tells findings apart, their place, every key moves. */
function distinct(texts: readonly string[]): readonly string[] {
  const times = new Map<string, number>()
  return texts.map(text => {
    const before = times.get(text) ?? 0
    times.set(text, before + 1)
    return before === 0 ? text : `${text} ${before}`
  })
}

interface Row {
  readonly finding: Finding
  readonly fixes: readonly Fix[]
}

interface FindingRowProps {
  readonly row: number
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly page: string
  /** `line:column`, counted from 1. */
  readonly place: string
  /** Their titles, as JSON. */
  readonly fixes: string
  readonly outdated: boolean
  readonly readOnly: boolean
  readonly onShow: (row: number) => void
  readonly onFix: (row: number, fix: number) => void
}

/** Plain words only, so that of a list only the rows are drawn again that say something else. */
const FindingRow = memo((props: FindingRowProps) => {
  const { row, severity, code, message, page, place, outdated, readOnly, onShow, onFix } = props
  const [line, column] = place.split(':')
  const fixes: readonly string[] = JSON.parse(props.fixes)
  return (
    <li>
      <GradeOf severity={severity} />
      {readOnly ? (
        place
      ) : (
        <Button
          variant="inline-link"
          formAction="none"
          ariaLabel={`Go to line ${line}, column ${column}`}
          onClick={() => onShow(row)}
        >
          {place}
        </Button>
      )}
      <div className="gatehouse-break">
        {message}{' '}
        <Link
          external
          href={page}
          ariaLabel={`Documentation of ${code}`}
          externalIconAriaLabel="Opens in a new tab"
        >
          {code}
        </Link>
        {fixes.length > 0 && (
          <div className="gatehouse-actions">
            {fixes.map((title, index) => (
              <Button
                key={title}
                variant="inline-link"
                iconName="edit"
                formAction="none"
                disabled={outdated}
                disabledReason="The text has changed; it is being checked again."
                onClick={() => onFix(row, index)}
              >
                {title}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  )
})

const GradeOf = ({ severity }: { severity: Severity }) => {
  const grade = grades.find(each => each.severity === severity)
  return grade && <StatusIndicator type={grade.status}>{grade.one}</StatusIndicator>
}
