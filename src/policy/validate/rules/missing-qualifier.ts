import { quote } from '../../model/json-node.ts'
import { renameAloneFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_QUALIFIER',
  severity: 'ERROR',
  condition: ({ parsed, operator, known, statement }) => {
    if (!known?.type.startsWith('ArrayOf') || operator === undefined) return undefined
    if (operator.qualifier !== undefined || operator.family === 'null') return undefined
    const qualifier = statement.effect === 'Deny' || !operator.negated ? 'ForAnyValue' : 'ForAllValues'
    return {
      range: parsed.operator,
      message: `${quote(parsed.key.value)} has several values, of which ${quote(parsed.operator.value)} must say how many to compare: ForAnyValue or ForAllValues.`,
      fixes: renameAloneFix(parsed.block, `${qualifier}:${parsed.operator.value}`, statement.operators),
    }
  },
}
