import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Select, { type SelectProps } from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState } from 'react'
import type { StatementCard } from '../../../policy/edit/cards.ts'
import { setEveryone, setPrincipals } from '../../../policy/edit/principal-acts.ts'
import { EntryField } from './entry-field.tsx'
import { type PrincipalChoice, principalChoices, principalWords } from './principal-choices.ts'
import { ValueRow } from './value-row.tsx'
import { useVisual } from './visual-context.ts'

interface PrincipalsSectionProps {
  readonly card: StatementCard
  /** The statement is new, and this is where somebody goes on with it. */
  readonly focused: boolean
}

/** Whom a statement of a resource's or a role's policy is about. */
export const PrincipalsSection = ({ card, focused }: PrincipalsSectionProps) => {
  const { cards, apply, readOnly } = useVisual()
  const { principal } = card
  const groups = principal?.groups ?? []
  const everyone = principal?.everyone ?? false
  const blocked = card.fragments.some(({ element }) => element === 'Principal' || element === 'NotPrincipal')
  return (
    <SpaceBetween size="s">
      {groups.flatMap(({ kind, values }) =>
        values.map(({ value, offset }, index) => (
          <ValueRow
            key={offset}
            value={value}
            words={principalWords(kind, value)}
            readOnly={readOnly}
            onRemove={() => {
              const rest = values.map(each => each.value).toSpliced(index, 1)
              apply(setPrincipals(cards, card, kind, rest), `Remove ${value}`)
            }}
          />
        )),
      )}
      {!everyone && groups.length === 0 && !blocked && (
        <Box color="text-body-secondary">
          {readOnly ? 'No principal' : 'Nobody yet: add at least one, or the statement is about nobody.'}
        </Box>
      )}
      {!readOnly && !everyone && <PrincipalEntry card={card} focused={focused} />}
      <Checkbox
        checked={everyone}
        readOnly={readOnly}
        disabled={blocked}
        description="Whoever asks, from any account, also without a sign-in, unless a condition says otherwise."
        onChange={({ detail }) =>
          apply(
            setEveryone(cards, card, detail.checked),
            detail.checked ? 'Name everyone' : 'Name nobody yet',
          )
        }
      >
        Everyone (*)
      </Checkbox>
    </SpaceBetween>
  )
}

const optionOf = ({ id, title, description }: PrincipalChoice) => ({ value: id, label: title, description })

const PrincipalEntry = ({ card, focused }: PrincipalsSectionProps) => {
  const { cards, apply, kind: policy, account } = useVisual()
  const [first = principalChoices[0]] = principalChoices.filter(({ id }) => id === 'account')
  const [choice, setChoice] = useState<PrincipalChoice | undefined>(first)
  const kinds = useRef<SelectProps.Ref>(null)
  useEffect(() => {
    if (focused) kinds.current?.focus()
  }, [focused])
  if (choice === undefined) return null
  const there = card.principal?.groups.find(({ kind }) => kind === choice.kind)?.values ?? []
  const values = there.map(({ value }) => value)
  const offered = principalChoices.filter(({ id }) => id !== 'canonical' || policy.type !== 'trust')
  return (
    <SpaceBetween size="xs">
      <FormField label="Kind of principal" stretch>
        <Select
          ref={kinds}
          selectedOption={optionOf(choice)}
          options={offered.map(optionOf)}
          onChange={({ detail }) => setChoice(offered.find(({ id }) => id === detail.selectedOption.value))}
        />
      </FormField>
      <EntryField
        key={choice.id}
        label={choice.title}
        placeholder={choice.placeholder}
        options={choice.offers(account).filter(({ value }) => !values.includes(choice.write(value)))}
        problem={text =>
          choice.problem(text) ??
          (values.includes(choice.write(text)) ? `“${text}” is there already.` : undefined)
        }
        onAdd={text =>
          apply(
            setPrincipals(cards, card, choice.kind, [...values, choice.write(text)]),
            `Add ${choice.write(text)}`,
          )
        }
      />
    </SpaceBetween>
  )
}
