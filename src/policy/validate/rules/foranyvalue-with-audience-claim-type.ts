import { qualifiedAudience } from '../audience.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
  severity: 'SECURITY_WARNING',
  types: ['trust'],
  condition: qualifiedAudience(
    'ForAnyValue',
    key => `The audience ${key} has one value; drop ForAnyValue, which is for keys that have several.`,
  ),
}
