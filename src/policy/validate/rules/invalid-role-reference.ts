import type { Rule } from '../rule.ts'
import { uniqueIdPrincipal } from '../unique-ids.ts'

export const rule: Rule = {
  code: 'INVALID_ROLE_REFERENCE',
  severity: 'WARNING',
  types: ['resource', 'trust'],
  principal: uniqueIdPrincipal(/^AROA[A-Z0-9]+$/, 'role'),
}
