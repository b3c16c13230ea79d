import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'
import { starOutcome } from '../star-values.ts'

export const rule: Rule = {
  code: 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
  severity: 'SUGGESTION',
  condition: each =>
    starOutcome(each) !== 'never'
      ? undefined
      : {
          range: each.parsed.operator,
          message: `${quote(each.parsed.operator.value)} on ${quote(each.parsed.key.value)} with "*" never holds, so the statement does nothing; remove it or correct the value.`,
          fixes: [],
        },
}
