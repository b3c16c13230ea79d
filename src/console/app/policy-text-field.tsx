import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Textarea from '@cloudscape-design/components/textarea'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { applyEdits } from '../../policy/model/edit.ts'
import type { Range } from '../../policy/model/problem.ts'
import { policySize } from '../../policy/model/size.ts'
import { textPlaces } from '../../policy/model/text-places.ts'
import { type PolicyKind, policyFindingsQuery } from '../api/queries/policy-checks.ts'
import { findingCounts, PolicyFindings } from '../ui/policy-findings.tsx'
import { useSettled } from '../ui/use-settled.ts'

/** A pause in typing of so many milliseconds starts the checks. */
const pause = 300

export interface PolicyTextFieldProps {
  readonly kind: PolicyKind
  readonly value: string
  readonly onChange: (text: string) => void
  /** The most characters it may have, white space apart. */
  readonly quota: number
  /** What else there is to say about the quota, such as `that all inline policies share`. */
  readonly quotaNote?: string
  /** What is wrong with it beyond what the checks find, such as the service's own sentence. */
  readonly errorText?: string | undefined
  readonly label?: string
  readonly rows?: number
}

/**
 * Writes a policy as JSON, with its size and with what the checks find while it is written; a fix is one button away.
 * The checks wait for a pause and never keep anybody from typing, or from saving what they complain about.
 */
export const PolicyTextField = (props: PolicyTextFieldProps) => {
  const { value, quota, onChange } = props
  const frame = useRef<HTMLDivElement>(null)
  const size = policySize(value)
  const tooLong =
    size > quota
      ? `The document has ${size} characters without white space; the quota is ${quota}.`
      : undefined
  return (
    <SpaceBetween size="s">
      <FormField
        label={props.label ?? 'Policy document (JSON)'}
        stretch
        constraintText={`${size} of ${quota} characters${props.quotaNote === undefined ? '' : ` ${props.quotaNote}`}; white space is not counted.`}
        errorText={props.errorText ?? tooLong}
      >
        <div className="gatehouse-code" ref={frame}>
          <Textarea
            value={value}
            onChange={({ detail }) => onChange(detail.value)}
            rows={props.rows ?? 18}
            spellcheck={false}
            ariaRequired
          />
        </div>
      </FormField>
      <Findings
        kind={props.kind}
        value={value}
        onShow={range => selectRange(frame.current, range)}
        onChange={onChange}
      />
    </SpaceBetween>
  )
}

interface FindingsProps extends Pick<PolicyTextFieldProps, 'kind' | 'value' | 'onChange'> {
  readonly onShow: (range: Range) => void
}

const Findings = ({ kind, value, onShow, onChange }: FindingsProps) => {
  const settled = useSettled(value, pause)
  const { data, error, refetch } = useQuery({
    ...policyFindingsQuery(settled, kind),
    placeholderData: keepPreviousData,
  })
  if (error) {
    return (
      <SpaceBetween direction="horizontal" size="xs">
        <StatusIndicator type="warning">
          The checks of policies could not be loaded; the policy can be saved without them.
        </StatusIndicator>
        <Button variant="inline-link" formAction="none" onClick={() => void refetch()}>
          Try again
        </Button>
      </SpaceBetween>
    )
  }
  if (data === undefined)
    return <StatusIndicator type="loading">Loading the checks of policies</StatusIndicator>
  const outdated = data.text !== value
  return (
    <SpaceBetween size="xs">
      <LiveRegion>
        {data.findings.length === 0 ? (
          <StatusIndicator type={outdated ? 'in-progress' : 'success'}>No findings</StatusIndicator>
        ) : (
          <strong>{findingCounts(data.findings)}</strong>
        )}
      </LiveRegion>
      {data.findings.length > 0 && (
        <PolicyFindings
          text={data.text}
          findings={data.findings}
          outdated={outdated}
          onShow={onShow}
          onFix={fix => onChange(applyEdits(data.text, fix.edits))}
        />
      )}
    </SpaceBetween>
  )
}

/** Marks a stretch of the text and brings its line into sight. */
const selectRange = (frame: HTMLElement | null, { offset, length }: Range): void => {
  const area = frame?.querySelector('textarea')
  if (area == null) return
  area.focus()
  area.setSelectionRange(offset, offset + length)
  const { line } = textPlaces(area.value)(offset)
  const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight)
  area.scrollTop = Math.max(0, (line - 1) * lineHeight - area.clientHeight / 3)
}
