import { type RoleGrant, roleGrant } from '../role-grants.ts'
import type { Rule } from '../rule.ts'

const grant: RoleGrant = {
  action: 'iam:CreateServiceLinkedRole',
  narrowedBy: 'iam:awsservicename',
  way: 'wildcard',
  over: 'notResource',
  danger: 'whoever has it can let any service into the account',
}

export const rule: Rule = {
  code: 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE',
  severity: 'WARNING',
  types: ['identity', 'boundary', 'session'],
  statement: (statement, policy) => roleGrant(statement, policy, grant),
}
