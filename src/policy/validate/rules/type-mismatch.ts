import type { ConditionKeyType } from '../../catalog/catalog.ts'
import { quote } from '../../model/json-node.ts'
import {
  baseOperators,
  type Comparison,
  type ConditionOperator,
  type OperatorFamily,
} from '../../model/operators.ts'
import { renameAloneFix } from '../fix.ts'
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

/** The operator of a family that compares as another does. */
function fittingOperator(
  operator: ConditionOperator,
  family: OperatorFamily | undefined,
): string | undefined {
  const { comparison, negated, qualifier, ifExists } = operator
  const alike = (wanted: Comparison) =>
    [...baseOperators].find(
      ([, each]) => each.family === family && each.comparison === wanted && each.negated === negated,
    )?.[0]
  // Families differ in whether equality is a pattern; orders are their own.
  const equal = comparison === 'equals' || comparison === 'like' || comparison === 'equalsIgnoreCase'
  const base = alike(comparison) ?? (equal ? (alike('equals') ?? alike('like')) : undefined)
  if (base === undefined) return undefined
  return `${qualifier === undefined ? '' : `${qualifier}:`}${base}${ifExists ? 'IfExists' : ''}`
}

export const rule: Rule = {
  code: 'TYPE_MISMATCH',
  severity: 'WARNING',
  condition: ({ parsed, operator, known, statement }) => {
    const fitting = known && families.get(known.type)
    if (fitting === undefined || operator === undefined || operator.family === 'null') return undefined
    if (fitting.includes(operator.family)) return undefined
    return {
      range: parsed.operator,
      message: `${quote(parsed.key.value)} is of type ${known?.type}, which ${quote(parsed.operator.value)} does not compare; use an operator of the family ${fitting[0]}.`,
      fixes: renameAloneFix(parsed.block, fittingOperator(operator, fitting[0]), statement.operators),
    }
  },
}
