import type { ConditionKeyType } from '../../catalog/catalog.ts'
import { quote } from '../../model/json-node.ts'
import type { OperatorFamily } from '../../model/operators.ts'
import type { Rule } from '../rule.ts'

/** The families of operators that compare a type, the proper one first. */
const families: ReadonlyMap<ConditionKeyType, readonly OperatorFamily[]> = new Map([
  ['String', ['string']],
  ['ArrayOfString', ['string']],
  ['ARN', ['arn', 'string']],
  ['ArrayOfARN', ['arn', 'string']],
  ['Bool', ['bool', 'string']],
  ['ArrayOfBool', ['bool', 'string']],
  ['Numeric', ['numeric']],
  ['Date', ['date', 'numeric']],
  ['IPAddress', ['ip']],
  ['Binary', ['binary']],
])

export const rule: Rule = {
  code: 'TYPE_MISMATCH',
  severity: 'WARNING',
  condition: ({ parsed, operator, known }) => {
    const fitting = known && families.get(known.type)
    if (fitting === undefined || operator === undefined || operator.family === 'null') return undefined
    if (fitting.includes(operator.family)) return undefined
    return {
      range: parsed.operator,
      message: `${quote(parsed.key.value)} is of type ${known?.type}, which ${quote(parsed.operator.value)} does not compare; use an operator of the family ${fitting[0]}.`,
    }
  },
}
