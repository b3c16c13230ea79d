import { quote } from '../../model/json-node.ts'
import { nullTestFix } from '../null-test.ts'
import type { Rule } from '../rule.ts'
import { starOutcome } from '../star-values.ts'

export const rule: Rule = {
  code: 'EQUIVALENT_TO_NULL_FALSE',
  severity: 'SUGGESTION',
  condition: each =>
    starOutcome(each) !== 'present'
      ? undefined
      : {
          range: each.parsed.operator,
          message: `${quote(each.parsed.operator.value)} on ${quote(each.parsed.key.value)} with "*" holds for every value, so it only asks whether the key is there; ask that by Null.`,
          fixes: nullTestFix(each, false),
        },
}
