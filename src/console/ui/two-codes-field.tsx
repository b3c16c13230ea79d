import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { plainCode, twoCodesProblem } from '../../lib/mfa-code.ts'
import type { TwoCodes } from '../api/changes/mfa-devices.ts'

export const noCodes: TwoCodes = { code1: '', code2: '' }

/** What is wrong with two codes before anybody is asked. */
export const codesProblem = ({ code1, code2 }: TwoCodes): string | undefined => {
  const problems = twoCodesProblem(code1, code2)
  return problems.code1 ?? problems.code2
}

interface TwoCodesFieldProps {
  readonly codes: TwoCodes
  readonly onChange: (codes: TwoCodes) => void
  readonly errorText?: string | undefined
}

/** Two codes that a device shows one after the other. */
export const TwoCodesField = ({ codes, onChange, errorText }: TwoCodesFieldProps) => {
  const input = (place: 'code1' | 'code2') => (
    <Input
      value={codes[place]}
      onChange={({ detail }) => onChange({ ...codes, [place]: plainCode(detail.value) })}
      inputMode="numeric"
      autoComplete={place === 'code1' ? 'one-time-code' : false}
      placeholder="123456"
      invalid={errorText !== undefined}
      spellcheck={false}
      ariaRequired
    />
  )
  return (
    <ColumnLayout columns={2}>
      <FormField label="First code" errorText={errorText}>
        {input('code1')}
      </FormField>
      <FormField label="Second code" constraintText="The one that follows, up to thirty seconds later.">
        {input('code2')}
      </FormField>
    </ColumnLayout>
  )
}
