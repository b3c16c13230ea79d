import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN',
  severity: 'ERROR',
  condition: ({ parsed, operator, values }) =>
    operator?.family !== 'bool' || values.length < 2
      ? undefined
      : {
          range: parsed.values,
          message: `${quote(parsed.operator.value)} compares ${quote(parsed.key.value)} with one value, not with ${values.length}; keep one.`,
          fixes: replaceFix(parsed.values, values[0]?.value),
        },
}
