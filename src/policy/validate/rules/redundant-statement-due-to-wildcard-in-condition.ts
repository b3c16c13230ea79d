import type { Rule } from '../rule.ts'
import { starFinding } from '../star-values.ts'
import { removeStatementFix } from '../statement-fixes.ts'

const meaning = 'never holds, so the statement does nothing; remove it or correct the value'

export const rule: Rule = {
  code: 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION',
  severity: 'SUGGESTION',
  condition: (each, policy) =>
    starFinding(each, 'never', meaning, () => removeStatementFix(policy, each.statement)),
}
