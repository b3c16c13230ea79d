import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { StatementCard } from '../../../policy/edit/cards.ts'
import { replaceValue, setValues } from '../../../policy/edit/list-acts.ts'
import { ArnDialog } from './arn-dialog.tsx'
import { EntryField } from './entry-field.tsx'
import { choiceOf, resourceChoices } from './resource-choices.ts'
import { valueProblem } from './value-problem.ts'
import { ValueRow } from './value-row.tsx'
import { useVisual } from './visual-context.ts'

/** On what a statement's actions are allowed or denied. */
export const ResourcesSection = ({ card }: { card: StatementCard }) => {
  const { cards, apply, catalog, readOnly } = useVisual()
  // The place of the ARN that the dialog edits, or a new one.
  const [dialog, setDialog] = useState<number | 'new'>()
  // What gave way to all resources comes back with the second thought.
  const [kept, setKept] = useState<readonly string[]>([])
  const values = card.resource?.values.map(({ value }) => value) ?? []
  const actions = card.action?.negated ? [] : (card.action?.values.map(({ value }) => value) ?? [])
  const choices = catalog === undefined ? [] : resourceChoices(catalog, actions, values)
  const all = values.includes('*')
  const negated = card.resource?.negated ?? false
  const set = (wanted: readonly string[], label: string) =>
    apply(setValues(cards, card, 'Resource', wanted), label)
  return (
    <SpaceBetween size="s">
      <RadioGroup
        ariaLabel="Resources"
        value={all ? 'all' : 'some'}
        readOnly={readOnly}
        items={[
          {
            value: 'all',
            label: 'All resources (*)',
            description: negated ? 'Nothing is left then.' : 'Whatever the actions can be about.',
          },
          { value: 'some', label: 'Only certain resources' },
        ]}
        onChange={({ detail }) => {
          const certain = values.filter(value => value !== '*')
          if (detail.value === 'all') {
            setKept(certain)
            set(['*'], 'Choose all resources')
          } else set(certain.length > 0 ? certain : kept, 'Choose certain resources')
        }}
      />
      {values.map((value, index) =>
        value === '*' ? null : (
          <ValueRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the same text may stand twice, and its place is what it is
            key={`${index} ${value}`}
            value={value}
            words={typeWords(choiceOf(choices, value))}
            readOnly={readOnly}
            onEdit={() => setDialog(index)}
            onRemove={() => set(values.toSpliced(index, 1), `Remove ${value}`)}
          />
        ),
      )}
      {!all && !negated && values.length === 0 && (
        <Box color="text-body-secondary">
          {readOnly ? 'No resource' : 'None yet: add at least one, or the statement is about nothing.'}
        </Box>
      )}
      {!readOnly && !all && (
        <SpaceBetween size="s">
          <Button iconName="add-plus" formAction="none" onClick={() => setDialog('new')}>
            Add a resource
          </Button>
          <EntryField
            label="Or write its ARN"
            description="* stands for any text."
            placeholder="arn:aws:s3:::bucket/*"
            problem={text =>
              values.includes(text) ? `“${text}” is there already.` : valueProblem('arn', text)
            }
            onAdd={text => set([...values, text], `Add ${text}`)}
          />
        </SpaceBetween>
      )}
      {dialog !== undefined && (
        <ArnDialog
          choices={choices}
          arn={dialog === 'new' ? undefined : values[dialog]}
          onClose={() => setDialog(undefined)}
          onSave={arn => {
            setDialog(undefined)
            if (dialog === 'new') set([...values, arn], `Add ${arn}`)
            else apply(replaceValue(card, 'Resource', dialog, arn), `Change ${values[dialog]}`)
          }}
        />
      )}
    </SpaceBetween>
  )
}

const typeWords = (choice: ReturnType<typeof choiceOf>): string | undefined =>
  choice && `${choice.service} ${choice.name}`
