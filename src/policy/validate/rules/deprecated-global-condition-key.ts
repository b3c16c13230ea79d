import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'DEPRECATED_GLOBAL_CONDITION_KEY',
  severity: 'WARNING',
  condition: ({ key, parsed, statement }, { variables }) =>
    key !== 'aws:arn' || variables
      ? undefined
      : {
          range: parsed.key,
          message: `The condition key ${quote(parsed.key.value)} is as old as this version of the policy language; use aws:PrincipalArn.`,
          fixes: statement.conditionKeys.has('aws:principalarn')
            ? []
            : replaceFix(parsed.key, 'aws:PrincipalArn'),
        },
}
