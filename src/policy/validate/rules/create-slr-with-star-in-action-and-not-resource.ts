import { createServiceLinkedRole, roleGrant } from '../role-grants.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
  severity: 'WARNING',
  types: ['identity', 'boundary', 'session'],
  statement: roleGrant(createServiceLinkedRole, 'wildcard', 'notResource'),
}
