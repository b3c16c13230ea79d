import fc from 'fast-check'
import {
  addCondition,
  removeCondition,
  setConditionKey,
  setConditionOperator,
  setConditionValues,
} from './condition-acts.ts'
import { type ShownStatement, statementOf, type TestAct } from './test-shown.ts'

const operators = fc.constantFrom('StringEquals', 'Bool', 'ForAnyValue:StringLike', 'NumericLessThan')
const keys = fc.constantFrom('aws:username', 'aws:TagKeys', 's3:prefix', '__proto__')
export const values = fc.uniqueArray(fc.constantFrom('true', '5', 'ann', '*', '192.0.2.0/24'), {
  minLength: 1,
  maxLength: 3,
})

/** Keys stand in the order of the text: below their operators. */
const withCondition = (
  conditions: ShownStatement['conditions'],
  added: ShownStatement['conditions'][number],
): ShownStatement['conditions'] => {
  const last = conditions.findLastIndex(each => each[0] === added[0])
  return conditions.toSpliced(last < 0 ? conditions.length : last + 1, 0, added)
}

/** Acts on the conditions of a statement. */
export const onConditions = fc.oneof(
  fc.tuple(operators, keys, values).map(
    ([operator, key, wanted]): TestAct => ({
      name: `add ${operator} ${key}`,
      edits: (cards, card) => addCondition(cards, card, operator, key, wanted),
      change: (shown, at) => {
        const statement = statementOf(shown, at)
        statement.conditions = withCondition(statement.conditions, [operator, key, wanted])
      },
      touches: ['Condition'],
    }),
  ),
  fc.tuple(fc.nat(3), values).map(
    ([pick, wanted]): TestAct => ({
      name: `values ${pick} ${wanted.join()}`,
      edits: (cards, card) => {
        const condition = card.conditions[pick]
        return condition && setConditionValues(cards, condition, wanted)
      },
      change: (shown, at) => {
        const { conditions } = statementOf(shown, at)
        const [operator = '', key = ''] = conditions[pick] ?? []
        conditions[pick] = [operator, key, wanted]
      },
      touches: ['Condition'],
    }),
  ),
  fc.tuple(fc.nat(3), keys).map(
    ([pick, key]): TestAct => ({
      name: `key ${pick} ${key}`,
      edits: (_, card) => {
        const condition = card.conditions[pick]
        return condition && setConditionKey(card, condition, key)
      },
      change: (shown, at) => {
        const { conditions } = statementOf(shown, at)
        const [operator = '', , list = []] = conditions[pick] ?? []
        conditions[pick] = [operator, key, list]
      },
      touches: ['Condition'],
    }),
  ),
  fc.tuple(fc.nat(3), operators).map(
    ([pick, operator]): TestAct => ({
      name: `operator ${pick} ${operator}`,
      edits: (cards, card) => {
        const condition = card.conditions[pick]
        return condition && setConditionOperator(cards, card, condition, operator)
      },
      change: (shown, at) => {
        const statement = statementOf(shown, at)
        const { conditions } = statement
        const [old, key = '', list = []] = conditions[pick] ?? []
        if (old === operator) return
        const alone = conditions.filter(each => each[0] === old).length === 1
        const taken = conditions.some(each => each[0] === operator)
        statement.conditions =
          alone && !taken
            ? conditions.with(pick, [operator, key, list])
            : withCondition(conditions.toSpliced(pick, 1), [operator, key, list])
      },
      touches: ['Condition'],
    }),
  ),
  fc.nat(3).map(
    (pick): TestAct => ({
      name: `remove condition ${pick}`,
      edits: (_, card) => {
        const condition = card.conditions[pick]
        return condition && removeCondition(card, condition)
      },
      change: (shown, at) => {
        statementOf(shown, at).conditions.splice(pick, 1)
      },
      touches: ['Condition'],
    }),
  ),
)
