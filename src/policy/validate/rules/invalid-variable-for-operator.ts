import { quote } from '../../model/json-node.ts'
import type { ConditionOperator } from '../../model/operators.ts'
import { renameAloneFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

/** The operator on texts that compares likewise. */
function onTexts({
  base,
  negated,
  qualifier,
  ifExists,
  comparison,
  family,
}: ConditionOperator): string | undefined {
  if (comparison !== 'equals' || family === 'null' || base === 'BinaryEquals') return undefined
  const prefix = qualifier === undefined ? '' : `${qualifier}:`
  return `${prefix}String${negated ? 'Not' : ''}Equals${ifExists ? 'IfExists' : ''}`
}

export const rule: Rule = {
  code: 'INVALID_VARIABLE_FOR_OPERATOR',
  severity: 'ERROR',
  condition: ({ parsed, operator, values, statement }, { variables }) => {
    if (!variables || operator === undefined || operator.family === 'string' || operator.family === 'arn')
      return []
    return values
      .filter(({ value }) => value.includes('$' + '{'))
      .map(at => ({
        range: at,
        message: `${quote(parsed.operator.value)} takes no variables, so ${quote(at.value)} is compared as it stands; use an operator of the String or ARN family.`,
        fixes: renameAloneFix(parsed.block, onTexts(operator), statement.operators),
      }))
  },
}
