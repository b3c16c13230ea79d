import { passRole, roleGrant } from '../role-grants.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
  severity: 'SECURITY_WARNING',
  types: ['identity', 'boundary', 'session'],
  statement: roleGrant(passRole, 'wildcard', 'star'),
}
