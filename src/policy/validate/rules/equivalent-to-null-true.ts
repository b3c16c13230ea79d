import { quote } from '../../model/json-node.ts'
import { nullTestFix } from '../null-test.ts'
import type { Rule } from '../rule.ts'
import { starOutcome } from '../star-values.ts'

export const rule: Rule = {
  code: 'EQUIVALENT_TO_NULL_TRUE',
  severity: 'SUGGESTION',
  condition: each =>
    starOutcome(each) !== 'absent'
      ? undefined
      : {
          range: each.parsed.operator,
          message: `${quote(each.parsed.operator.value)} on ${quote(each.parsed.key.value)} with "*" holds for no value, so it only asks whether the key is absent; ask that by Null.`,
          fixes: nullTestFix(each, true),
        },
}
