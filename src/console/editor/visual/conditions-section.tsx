import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { type CatalogConditionKey, knownKey } from '../../../policy/catalog/catalog.ts'
import type { ConditionCard, StatementCard } from '../../../policy/edit/cards.ts'
import {
  addCondition,
  hasCondition,
  removeCondition,
  setConditionKey,
  setConditionOperator,
  setConditionValues,
} from '../../../policy/edit/condition-acts.ts'
import { parseOperator } from '../../../policy/model/operators.ts'
import { keysOfActions, usualOperator, valueKind } from './condition-choices.ts'
import { ConditionFields, type ConditionValue } from './condition-fields.tsx'
import { conditionWords } from './condition-words.ts'
import { valueProblem } from './value-problem.ts'
import { useVisual } from './visual-context.ts'

/** When a statement applies: all of its conditions must fit. */
export const ConditionsSection = ({ card }: { card: StatementCard }) => {
  const { readOnly, catalog } = useVisual()
  const [adding, setAdding] = useState(false)
  const actions = card.action?.negated ? [] : (card.action?.values.map(({ value }) => value) ?? [])
  const fitting = catalog === undefined ? [] : keysOfActions(catalog, actions)
  return (
    <SpaceBetween size="s">
      {card.conditions.length === 0 && !adding && (
        <Box color="text-body-secondary">No condition: it always applies.</Box>
      )}
      {card.conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: key and operator change while it is the same condition
        <EditedCondition key={index} card={card} condition={condition} fitting={fitting} />
      ))}
      {adding ? (
        <NewCondition card={card} fitting={fitting} onClose={() => setAdding(false)} />
      ) : (
        !readOnly && (
          <Button iconName="add-plus" formAction="none" onClick={() => setAdding(true)}>
            Add a condition
          </Button>
        )
      )}
    </SpaceBetween>
  )
}

interface EditedConditionProps {
  readonly card: StatementCard
  readonly condition: ConditionCard
  readonly fitting: readonly CatalogConditionKey[]
}

const EditedCondition = ({ card, condition, fitting }: EditedConditionProps) => {
  const { cards, apply, readOnly } = useVisual()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<string>()
  const key = condition.key.value
  const operator = condition.operator.value
  const tryTo = (name: string, otherKey: string, act: () => void): void => {
    if (hasCondition(card, name, otherKey)) {
      setProblem(`“${otherKey}” stands under “${name}” already; add the value there.`)
      return
    }
    setProblem(undefined)
    act()
  }
  return (
    <section className="gatehouse-visual-condition" aria-label={`Condition on ${key}`}>
      <div className="gatehouse-visual-entry">
        <div className="gatehouse-break">{conditionWords(condition)}</div>
        <div className="gatehouse-visual-buttons">
          <Button
            variant="icon"
            iconName={open ? 'angle-up' : readOnly ? 'angle-down' : 'edit'}
            formAction="none"
            ariaLabel={`${open ? 'Close' : readOnly ? 'Show' : 'Edit'} the condition on ${key}`}
            ariaExpanded={open}
            onClick={() => setOpen(!open)}
          />
          {!readOnly && (
            <Button
              variant="icon"
              iconName="remove"
              formAction="none"
              ariaLabel={`Remove the condition on ${key}`}
              onClick={() => apply(removeCondition(card, condition), `Remove the condition on ${key}`)}
            />
          )}
        </div>
      </div>
      {open && (
        <ConditionFields
          condition={{ key, operator, values: condition.values.map(({ value }) => value) }}
          fitting={fitting}
          problem={problem}
          onKey={to => tryTo(operator, to, () => apply(setConditionKey(card, condition, to), `Use ${to}`))}
          onOperator={to =>
            tryTo(to, key, () => apply(setConditionOperator(cards, card, condition, to), `Use ${to}`))
          }
          onValues={(values, label) => apply(setConditionValues(cards, condition, values), label)}
        />
      )}
    </section>
  )
}

interface NewConditionProps {
  readonly card: StatementCard
  readonly fitting: readonly CatalogConditionKey[]
  readonly onClose: () => void
}

/** A condition that is not in the text before it says something. */
const NewCondition = ({ card, fitting, onClose }: NewConditionProps) => {
  const { cards, apply, catalog } = useVisual()
  const [condition, setCondition] = useState<ConditionValue>({
    key: '',
    operator: 'StringEquals',
    values: [],
  })
  const [draft, setDraft] = useState('')
  const { key, operator } = condition
  const values =
    draft === '' || condition.values.includes(draft) ? condition.values : [...condition.values, draft]
  const kind = valueKind(parseOperator(operator))
  const missing =
    key === '' || /[/:]$/.test(key)
      ? 'Choose a condition key.'
      : values.length === 0
        ? 'Add a value.'
        : (values.map(value => valueProblem(kind, value)).find(each => each !== undefined) ??
          (hasCondition(card, operator, key)
            ? `“${key}” stands under “${operator}” already; add the value there.`
            : undefined))
  return (
    <section className="gatehouse-visual-condition" aria-label="New condition">
      <SpaceBetween size="s">
        <ConditionFields
          condition={condition}
          fitting={fitting}
          onKey={to => {
            const type = catalog && knownKey(catalog, to)?.type
            const next = type === undefined ? operator : usualOperator(type)
            const sameKind = valueKind(parseOperator(next)) === kind
            setCondition({ key: to, operator: next, values: sameKind ? condition.values : [] })
          }}
          onOperator={to => setCondition({ ...condition, operator: to })}
          onValues={next => setCondition({ ...condition, values: next })}
          onDraft={setDraft}
        />
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            formAction="none"
            disabled={missing !== undefined}
            disabledReason={missing}
            onClick={() => {
              apply(addCondition(cards, card, operator, key, values), `Add a condition on ${key}`)
              onClose()
            }}
          >
            Add this condition
          </Button>
          <Button formAction="none" variant="link" onClick={onClose}>
            Cancel
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </section>
  )
}
