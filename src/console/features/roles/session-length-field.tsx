import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { maxSessionLabel, sessionLength } from './session-length.ts'

const options = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: sessionLength((index + 1) * 3600),
}))

interface SessionLengthFieldProps {
  /** Of a role that was made elsewhere perhaps no whole number. */
  readonly hours: number
  readonly onChange: (hours: number) => void
}

/** Chooses how long a session may last. */
export const SessionLengthField = ({ hours, onChange }: SessionLengthFieldProps) => (
  <FormField
    label={maxSessionLabel}
    description="How long a session of the role can last before the role must be assumed again."
  >
    <Select
      options={options}
      selectedOption={
        options.find(({ value }) => value === String(hours)) ?? {
          value: String(hours),
          label: sessionLength(hours * 3600),
        }
      }
      onChange={({ detail }) => onChange(Number(detail.selectedOption.value))}
      expandToViewport
    />
  </FormField>
)
