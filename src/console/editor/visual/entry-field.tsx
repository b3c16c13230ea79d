import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import { useState } from 'react'

export interface EntryFieldProps {
  readonly label: string
  readonly placeholder: string
  /** What is offered while somebody types; at most a hundred are shown. */
  readonly options?: readonly AutosuggestProps.Option[]
  readonly description?: string
  /** What is wrong with a text. */
  readonly problem?: (text: string) => string | undefined
  /** What there is to know of a text before it is added. */
  readonly note?: (text: string) => string | undefined
  readonly onAdd: (text: string) => void
  /** What is typed and not added yet. */
  readonly onDraft?: ((text: string) => void) | undefined
}

const mostOffered = 100

const fits = (option: AutosuggestProps.Option, text: string): boolean =>
  [option.value, option.label, option.description].some(each => each?.toLowerCase().includes(text))

/** Of what is offered, the one that is called so; otherwise the text as it is. */
const meant = (options: readonly AutosuggestProps.Option[], text: string): string => {
  const [option, ...others] = options.filter(({ label }) => label === text)
  return option?.value !== undefined && others.length === 0 ? option.value : text
}

/** Adds texts to a list, typed or chosen, one after the other. */
export const EntryField = (props: EntryFieldProps) => {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const write = (typed: string): void => {
    setText(typed)
    setTried(false)
    props.onDraft?.(typed.trim())
  }
  const trimmed = text.trim()
  const problem = props.problem?.(trimmed)
  const add = (typed: string): void => {
    const value = meant(props.options ?? [], typed.trim())
    setTried(true)
    if (value === '' || props.problem?.(value) !== undefined) return
    write('')
    props.onAdd(value)
  }
  const wanted = trimmed.toLowerCase()
  const offered = (props.options ?? []).filter(option => fits(option, wanted)).slice(0, mostOffered)
  return (
    <FormField
      stretch
      label={props.label}
      description={props.description}
      constraintText={trimmed === '' ? undefined : props.note?.(trimmed)}
      errorText={tried && trimmed !== '' ? problem : undefined}
    >
      <div className="gatehouse-visual-entry">
        <Autosuggest
          value={text}
          placeholder={props.placeholder}
          filteringType="manual"
          options={offered}
          enteredTextLabel={value => `Add “${value}”`}
          onChange={({ detail }) => write(detail.value)}
          onSelect={({ detail }) => {
            write(detail.value)
            add(detail.value)
          }}
          onKeyDown={event => {
            // The form around is not to be sent.
            if (event.detail.key === 'Enter') event.preventDefault()
          }}
          disableBrowserAutocorrect
        />
        <Button
          formAction="none"
          disabled={trimmed === ''}
          ariaLabel={`Add: ${props.label}`}
          onClick={() => add(text)}
        >
          Add
        </Button>
      </div>
    </FormField>
  )
}
