import { passRole, roleGrant } from '../role-grants.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
  severity: 'SECURITY_WARNING',
  types: ['identity', 'boundary', 'session'],
  statement: roleGrant(passRole, 'notAction', 'notResource'),
}
