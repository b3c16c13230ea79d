import { quote } from '../../model/json-node.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_QUALIFIER',
  severity: 'ERROR',
  condition: ({ parsed, operator, known, statement }) => {
    if (!known?.type.startsWith('ArrayOf') || operator === undefined) return undefined
    if (operator.qualifier !== undefined || operator.family === 'null') return undefined
    const qualifier = statement.effect === 'Deny' || !operator.negated ? 'ForAnyValue' : 'ForAllValues'
    const alone = parsed.block.value?.kind === 'object' && parsed.block.value.members.length === 1
    return {
      range: parsed.operator,
      message: `${quote(parsed.key.value)} has several values, of which ${quote(parsed.operator.value)} must say how many to compare: ForAnyValue or ForAllValues.`,
      fixes: alone ? renameFix(parsed.block, `${qualifier}:${parsed.operator.value}`) : [],
    }
  },
}
