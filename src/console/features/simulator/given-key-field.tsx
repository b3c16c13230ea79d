import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import Textarea from '@cloudscape-design/components/textarea'
import { knownKey } from '../../../policy/catalog/catalog.ts'
import type { OpenCatalog } from '../../../policy/catalog/open-catalog.ts'
import type { GivenKey } from '../../app/simulation/simulation-input.ts'
import { exampleOf, takesSeveral, valueProblem } from './offered-keys.ts'

interface GivenKeyFieldProps {
  readonly given: GivenKey
  readonly catalog: OpenCatalog | undefined
  readonly onChange: (given: GivenKey) => void
  readonly onRemove: () => void
}

const absent = { value: '', label: 'Not in the request' }
const truths = [{ value: 'true', label: 'true' }, { value: 'false', label: 'false' }, absent]

/** The values of a condition key, in a field of the key's type. */
export const GivenKeyField = ({ given, catalog, onChange, onRemove }: GivenKeyFieldProps) => {
  const { key, values } = given
  const type = catalog && knownKey(catalog, key)?.type
  const several = takesSeveral(type)
  const set = (changed: readonly string[]): void => onChange({ key, values: changed })
  const problem = values.map(value => valueProblem(type, value)).find(text => text !== undefined)
  return (
    <div className="gatehouse-removable">
      <FormField
        label={key}
        description={type === undefined ? undefined : type === 'Bool' ? 'true or false' : type}
        constraintText={
          values.length === 0
            ? 'Not in the request until there is a value.'
            : several
              ? 'One value a line.'
              : undefined
        }
        errorText={problem}
        stretch
      >
        {type === 'Bool' ? (
          <Select
            options={truths}
            selectedOption={truths.find(({ value }) => value === (values[0] ?? '')) ?? absent}
            onChange={({ detail }) => set(detail.selectedOption.value ? [detail.selectedOption.value] : [])}
          />
        ) : several ? (
          <Textarea
            rows={2}
            value={values.join('\n')}
            placeholder={exampleOf(type)}
            spellcheck={false}
            onChange={({ detail }) => set(detail.value === '' ? [] : detail.value.split('\n'))}
          />
        ) : (
          <Input
            value={values[0] ?? ''}
            placeholder={exampleOf(type)}
            spellcheck={false}
            onChange={({ detail }) => set(detail.value === '' ? [] : [detail.value])}
          />
        )}
      </FormField>
      <Button
        formAction="none"
        iconName="remove"
        variant="icon"
        ariaLabel={`Remove ${key}`}
        onClick={onRemove}
      />
    </div>
  )
}
