import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_VARIABLE_FOR_OPERATOR',
  severity: 'ERROR',
  condition: ({ parsed, operator, values }, { variables }) => {
    if (!variables || operator === undefined || operator.family === 'string' || operator.family === 'arn')
      return []
    return values
      .filter(({ value }) => value.includes('$' + '{'))
      .map(at => ({
        range: at,
        message: `${quote(parsed.operator.value)} takes no variables, so ${quote(at.value)} is compared as it stands; use an operator of the String or ARN family.`,
      }))
  },
}
