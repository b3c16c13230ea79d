import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TokenGroup from '@cloudscape-design/components/token-group'
import { useState } from 'react'

/** What came of an entry: what is to be added, or why it cannot be. */
export type ReadEntry = { readonly tokens: readonly string[] } | { readonly problem: string }

export interface TokensFieldProps {
  readonly label: string
  readonly description: string
  readonly placeholder: string
  /** `action`: for the names of buttons. */
  readonly noun: string
  readonly tokens: readonly string[]
  readonly onChange: (tokens: readonly string[]) => void
  /** A few words beside a token. */
  readonly noteOf?: (token: string) => string | undefined
  /** Few: all of them are drawn. */
  readonly optionsFor: (typed: string) => AutosuggestProps.Options
  readonly read: (typed: string) => ReadEntry
  /** How many there may be. */
  readonly most: number
  /** What is wrong with those that are there. */
  readonly problem?: string | undefined
  readonly constraint?: string | undefined
}

/** A list of texts, each typed or chosen; what cannot be added stays in the field with the reason. */
export const TokensField = (props: TokensFieldProps) => {
  const { tokens, onChange, noun, most } = props
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const add = (text: string): void => {
    if (text.trim() === '') return
    const entry = props.read(text)
    if ('problem' in entry) {
      setTyped(text)
      setProblem(entry.problem)
      return
    }
    const all = [...new Set([...tokens, ...entry.tokens])]
    if (all.length > most) {
      setTyped(text)
      setProblem(`At most ${most} can be listed; remove some of them first.`)
      return
    }
    setTyped('')
    setProblem(undefined)
    onChange(all)
  }
  return (
    <FormField
      label={props.label}
      description={props.description}
      stretch
      errorText={problem ?? props.problem}
      constraintText={props.constraint}
    >
      <SpaceBetween size="xs">
        <Autosuggest
          value={typed}
          placeholder={props.placeholder}
          filteringType="manual"
          options={props.optionsFor(typed)}
          enteredTextLabel={value => `Add “${value}”`}
          onChange={({ detail }) => {
            setTyped(detail.value)
            setProblem(undefined)
          }}
          onSelect={({ detail }) => add(detail.value)}
        />
        <TokenGroup
          disableOuterPadding
          limit={12}
          limitShowMoreAriaLabel={`Show all ${noun}s`}
          limitShowFewerAriaLabel={`Show fewer ${noun}s`}
          items={tokens.map(label => ({
            label,
            dismissLabel: `Remove ${noun} ${label}`,
            ...(props.noteOf?.(label) !== undefined && { description: props.noteOf(label) ?? '' }),
          }))}
          onDismiss={({ detail }) => onChange(tokens.filter((_, index) => index !== detail.itemIndex))}
        />
      </SpaceBetween>
    </FormField>
  )
}
