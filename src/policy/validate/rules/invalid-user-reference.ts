import type { Rule } from '../rule.ts'
import { uniqueIdPrincipal } from '../unique-ids.ts'

export const rule: Rule = {
  code: 'INVALID_USER_REFERENCE',
  severity: 'WARNING',
  types: ['resource', 'trust'],
  principal: uniqueIdPrincipal(/^AIDA[A-Z0-9]+$/, 'user'),
}
