import { parseDecimal } from '../../evaluate/value-matchers.ts'
import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'REDUNDANT_CONDITION_VALUE_NUM',
  severity: 'SUGGESTION',
  condition: ({ parsed, operator, values }) => {
    const comparison = operator?.family === 'numeric' ? operator.comparison : undefined
    if (comparison === undefined || comparison === 'equals' || values.length < 2) return undefined
    const numbers = values.map(({ value }) => parseDecimal(value))
    if (numbers.some(Number.isNaN)) return undefined
    const less = comparison === 'less' || comparison === 'lessOrEqual'
    // One value that holds is enough: the widest decides.
    const widest = numbers.reduce((best, each) => (less ? Math.max(best, each) : Math.min(best, each)))
    // As it is written, since a long number printed anew would have an exponent.
    const decides = values[numbers.indexOf(widest)]?.value ?? ''
    return {
      range: parsed.values,
      message: `Of several bounds of ${quote(parsed.key.value)} the ${less ? 'largest' : 'smallest'} one decides; keep ${quote(decides)}.`,
      fixes: replaceFix(parsed.values, decides),
    }
  },
}
