import { type RoleGrant, roleGrant } from '../role-grants.ts'
import type { Rule } from '../rule.ts'

const grant: RoleGrant = {
  action: 'iam:PassRole',
  narrowedBy: 'iam:passedtoservice',
  way: 'notAction',
  over: 'star',
  danger: 'whoever has it can give any service the rights of any role',
}

export const rule: Rule = {
  code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
  severity: 'SECURITY_WARNING',
  types: ['identity', 'boundary', 'session'],
  statement: (statement, policy) => roleGrant(statement, policy, grant),
}
