import { qualifiedAudience } from '../audience.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'CONFIRM_AUDIENCE_CLAIM_TYPE',
  severity: 'SUGGESTION',
  types: ['trust'],
  condition: qualifiedAudience(
    'ForAllValues',
    key =>
      `${key} with ForAllValues is true for a token without audience; drop the qualifier unless the claim has several values.`,
  ),
}
