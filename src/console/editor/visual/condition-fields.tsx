import Autosuggest from '@cloudscape-design/components/autosuggest'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { type CatalogConditionKey, knownKey } from '../../../policy/catalog/catalog.ts'
import { regions } from '../../../policy/catalog/regions.ts'
import { parseOperator, type SetQualifier } from '../../../policy/model/operators.ts'
import { fixedPart, operatorChoices, operatorName, typeWords, valueKind } from './condition-choices.ts'
import { ValuesField } from './values-field.tsx'
import { useVisual } from './visual-context.ts'

/** A condition as it is edited. */
export interface ConditionValue {
  readonly operator: string
  readonly key: string
  readonly values: readonly string[]
}

export interface ConditionFieldsProps {
  readonly condition: ConditionValue
  /** Keys that requests for the statement's actions carry. */
  readonly fitting: readonly CatalogConditionKey[]
  readonly onKey: (key: string) => void
  readonly onOperator: (operator: string) => void
  readonly onValues: (values: readonly string[], label: string) => void
  /** A value that is typed and not added yet. */
  readonly onDraft?: ((text: string) => void) | undefined
  readonly problem?: string | undefined
}

const qualifiers = [
  { value: '', label: 'One value', description: 'The request has one value of the key.' },
  {
    value: 'ForAnyValue',
    label: 'Any of several values',
    description: 'At least one value of the request must fit.',
  },
  {
    value: 'ForAllValues',
    label: 'All of several values',
    description: 'Every value of the request must fit; a request without the key fits too.',
  },
] as const

/** Key, operator and values of one condition. */
export const ConditionFields = (props: ConditionFieldsProps) => {
  const { condition, onOperator, onValues } = props
  const { catalog, readOnly } = useVisual()
  const known = parseOperator(condition.operator)
  const type = catalog && knownKey(catalog, condition.key)?.type
  const { fitting, others } = operatorChoices(type)
  const option = ({ base, words }: (typeof fitting)[number]) => ({
    value: base,
    label: base,
    description: words,
  })
  const qualifier = qualifiers.find(({ value }) => value === (known?.qualifier ?? '')) ?? qualifiers[0]
  const change = (base: string, quantifier: SetQualifier | undefined, ifExists: boolean) =>
    onOperator(operatorName(base, quantifier, ifExists))
  const base = known?.base ?? condition.operator
  return (
    <SpaceBetween size="s">
      <KeyField {...props} />
      <div className="gatehouse-visual-line gatehouse-visual-wide">
        <FormField
          label="Operator"
          errorText={
            known === undefined ? `“${condition.operator}” is no operator of IAM; choose another.` : undefined
          }
        >
          <Select
            selectedOption={
              [...fitting, ...others].map(option).find(({ value }) => value === base) ?? {
                value: base,
                label: base,
              }
            }
            readOnly={readOnly}
            filteringType="auto"
            expandToViewport
            options={[
              {
                label: type === undefined ? 'For every key' : `Fit the key: ${typeWords[type].toLowerCase()}`,
                options: fitting.map(option),
              },
              { label: 'Others', options: others.map(option) },
            ]}
            onChange={({ detail }) =>
              change(detail.selectedOption.value ?? base, known?.qualifier, known?.ifExists ?? false)
            }
          />
        </FormField>
        <FormField label="Values in the request">
          <Select
            selectedOption={qualifier}
            readOnly={readOnly}
            options={qualifiers}
            expandToViewport
            onChange={({ detail }) =>
              change(base, qualifierOf(detail.selectedOption.value), known?.ifExists ?? false)
            }
          />
        </FormField>
      </div>
      {base !== 'Null' && (
        <Checkbox
          checked={known?.ifExists ?? false}
          readOnly={readOnly}
          description="A request without the key counts as fitting (IfExists)."
          onChange={({ detail }) => change(base, known?.qualifier, detail.checked)}
        >
          Only if the request has the key
        </Checkbox>
      )}
      <ValuesField
        kind={valueKind(known)}
        values={condition.values}
        readOnly={readOnly}
        offers={condition.key.toLowerCase() === 'aws:requestedregion' ? [...regions] : []}
        onChange={onValues}
        onDraft={props.onDraft}
      />
    </SpaceBetween>
  )
}

const qualifierOf = (value: string | undefined): SetQualifier | undefined =>
  value === 'ForAnyValue' || value === 'ForAllValues' ? value : undefined

const KeyField = ({ condition, fitting, onKey, problem }: ConditionFieldsProps) => {
  const { catalog, readOnly } = useVisual()
  const [draft, setDraft] = useState<string>()
  const text = draft ?? condition.key
  const wanted = draft === undefined ? '' : draft.toLowerCase()
  const group = (label: string, keys: readonly CatalogConditionKey[]) => ({
    label,
    options: keys
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .slice(0, 100)
      .map(({ name, type }) => ({ value: name, description: typeWords[type] })),
  })
  const names = new Set(fitting.map(({ name }) => name))
  const globals = (catalog?.globalKeys ?? [])
    .filter(({ name }) => !names.has(name))
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
  const commit = (key: string) => {
    setDraft(undefined)
    const trimmed = key.trim()
    if (trimmed !== '' && trimmed !== condition.key) onKey(trimmed)
  }
  return (
    <FormField
      label="Condition key"
      stretch
      errorText={
        problem ??
        (/[/:]$/.test(text) ? 'Write the name of the tag or value behind the last mark.' : undefined)
      }
    >
      <Autosuggest
        value={text}
        readOnly={readOnly}
        placeholder="aws:SourceIp"
        filteringType="manual"
        disableBrowserAutocorrect
        enteredTextLabel={value => `Use “${value}”`}
        options={[
          group('Requests for the chosen actions have', fitting),
          group('Requests of any kind have', globals),
        ].filter(({ options }) => options.length > 0)}
        onChange={({ detail }) => setDraft(detail.value)}
        onBlur={() => commit(text)}
        onSelect={({ detail }) => {
          const fixed = fixedPart(detail.value)
          if (fixed === detail.value) commit(detail.value)
          else setDraft(fixed)
        }}
        onKeyDown={event => {
          // The form around is not to be sent.
          if (event.detail.key === 'Enter') event.preventDefault()
        }}
      />
    </FormField>
  )
}
