import Button from '@cloudscape-design/components/button'
import DatePicker from '@cloudscape-design/components/date-picker'
import FormField from '@cloudscape-design/components/form-field'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TimeInput from '@cloudscape-design/components/time-input'
import TokenGroup from '@cloudscape-design/components/token-group'
import { useState } from 'react'
import type { ValueKind } from './condition-choices.ts'
import { EntryField } from './entry-field.tsx'
import { valueProblem } from './value-problem.ts'

export interface ValuesFieldProps {
  readonly kind: ValueKind
  readonly values: readonly string[]
  readonly readOnly: boolean
  /** Texts that are offered: regions, services. */
  readonly offers: readonly string[]
  readonly onChange: (values: readonly string[], label: string) => void
  /** What is typed and not added yet. */
  readonly onDraft?: ((text: string) => void) | undefined
}

const placeholders: Readonly<Record<ValueKind, string>> = {
  boolean: 'true',
  date: '2026-12-31T23:59:59Z',
  number: '3600',
  ip: '192.0.2.0/24',
  arn: 'arn:aws:s3:::bucket',
  text: 'Value',
}

/** The values of a condition, typed as its operator compares them. */
export const ValuesField = (props: ValuesFieldProps) => {
  const { kind, values, readOnly, onChange } = props
  if (kind === 'boolean' && values.every(value => /^(?:true|false)$/.test(value)) && values.length < 2) {
    return (
      <FormField label="Value">
        <SegmentedControl
          label="Value"
          selectedId={values[0] ?? null}
          options={['true', 'false'].map(id => ({ id, text: id, disabled: readOnly }))}
          onChange={({ detail }) => onChange([detail.selectedId], `Set ${detail.selectedId}`)}
        />
      </FormField>
    )
  }
  const add = (text: string) => onChange([...values, text], `Add the value ${text}`)
  return (
    <SpaceBetween size="xs">
      {values.length > 0 && (
        <FormField
          label={values.length === 1 ? 'Value' : 'Values: any of them'}
          errorText={values.map(value => valueProblem(kind, value)).find(problem => problem !== undefined)}
        >
          <TokenGroup
            readOnly={readOnly}
            items={values.map(value => ({
              label: value === '' ? '“”' : value,
              dismissLabel: `Remove the value ${value}`,
            }))}
            onDismiss={({ detail }) =>
              onChange(values.toSpliced(detail.itemIndex, 1), `Remove the value ${values[detail.itemIndex]}`)
            }
          />
        </FormField>
      )}
      {!readOnly && kind === 'date' && <DateEntry onAdd={add} onDraft={props.onDraft} />}
      {!readOnly && (
        <EntryField
          label={kind === 'date' ? 'Or write it' : values.length === 0 ? 'Value' : 'Another value'}
          placeholder={placeholders[kind]}
          options={props.offers.map(value => ({ value }))}
          problem={text => (values.includes(text) ? `“${text}” is there already.` : valueProblem(kind, text))}
          onAdd={add}
          onDraft={props.onDraft}
        />
      )}
    </SpaceBetween>
  )
}

/** Chooses a moment in UTC, as the Date operators read one without a zone. */
const DateEntry = ({
  onAdd,
  onDraft,
}: Pick<ValuesFieldProps, 'onDraft'> & { onAdd: (text: string) => void }) => {
  const [date, setDate] = useState('')
  const [time, setTime] = useState('00:00:00')
  const choose = (day: string, at: string): void => {
    setDate(day)
    setTime(at)
    onDraft?.(momentOf(day, at) ?? '')
  }
  const moment = momentOf(date, time)
  return (
    <div className="gatehouse-visual-line">
      <FormField label="Day">
        <DatePicker
          value={date}
          onChange={({ detail }) => choose(detail.value, time)}
          placeholder="YYYY/MM/DD"
          openCalendarAriaLabel={chosen => (chosen === null ? 'Choose a day' : `Choose a day, ${chosen}`)}
        />
      </FormField>
      <FormField label="Time (UTC)">
        <TimeInput
          value={time}
          placeholder="hh:mm:ss"
          onChange={({ detail }) => choose(date, detail.value)}
        />
      </FormField>
      <Button
        formAction="none"
        disabled={moment === undefined}
        onClick={() => {
          if (moment === undefined) return
          choose('', time)
          onAdd(moment)
        }}
      >
        Add this moment
      </Button>
    </div>
  )
}

/** Undefined as long as a part is missing. */
const momentOf = (day: string, time: string): string | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(day) && /^\d\d:\d\d:\d\d$/.test(time) ? `${day}T${time}Z` : undefined
