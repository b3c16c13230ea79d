import { quote } from '../../model/json-node.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { starOutcome } from '../star-values.ts'

export const rule: Rule = {
  code: 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
  severity: 'SUGGESTION',
  condition: each =>
    starOutcome(each) !== 'always'
      ? undefined
      : {
          range: each.parsed.operator,
          message: `${quote(each.parsed.operator.value)} on ${quote(each.parsed.key.value)} with "*" always holds, since the key may also be absent; remove it.`,
          fixes: removeFix(each.parsed.block.value, each.parsed.values.member, quote(each.parsed.key.value)),
        },
}
