import type { Rule } from '../rule.ts'
import { starFinding } from '../star-values.ts'
import { removeConditionFix } from '../statement-fixes.ts'

const meaning = 'always holds, since the key may also be absent; remove it'

export const rule: Rule = {
  code: 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
  severity: 'SUGGESTION',
  condition: (each, policy) => starFinding(each, 'always', meaning, () => removeConditionFix(policy, each)),
}
