import { type RoleGrant, roleGrant } from '../role-grants.ts'
import type { Rule } from '../rule.ts'

const grant: RoleGrant = {
  action: 'iam:PassRole',
  narrowedBy: 'iam:passedtoservice',
  way: 'notAction',
  over: 'notResource',
  danger: 'whoever has it can give any service the rights of any role',
}

export const rule: Rule = {
  code: 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
  severity: 'SECURITY_WARNING',
  types: ['identity', 'boundary', 'session'],
  statement: (statement, policy) => roleGrant(statement, policy, grant),
}
