import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { plainCode, type TwoCodesProblem, twoCodesProblem } from '../../lib/mfa-code.ts'
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
  /** Said at the field that each is about. */
  readonly problems: TwoCodesProblem
}

/** Two codes that a device shows one after the other. */
export const TwoCodesField = ({ codes, onChange, problems }: TwoCodesFieldProps) => {
  const field = (place: keyof TwoCodes, label: string, constraintText?: string) => (
    <FormField label={label} constraintText={constraintText} errorText={problems[place]}>
      <Input
        value={codes[place]}
        onChange={({ detail }) => onChange({ ...codes, [place]: plainCode(detail.value) })}
        inputMode="numeric"
        autoComplete={place === 'code1' ? 'one-time-code' : false}
        placeholder="123456"
        spellcheck={false}
        ariaRequired
      />
    </FormField>
  )
  return (
    <ColumnLayout columns={2}>
      {field('code1', 'First code')}
      {field('code2', 'Second code', 'The one that follows, up to thirty seconds later.')}
    </ColumnLayout>
  )
}
