import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'UNSUPPORTED_GLOBAL_CONDITION_KEY',
  severity: 'ERROR',
  condition: ({ key, parsed, statement }, { variables }) =>
    key !== 'aws:arn' || !variables
      ? undefined
      : {
          range: parsed.key,
          message: `The condition key ${quote(parsed.key.value)} is no longer supported; use aws:PrincipalArn for the principal or aws:SourceArn for the calling resource.`,
          fixes: ['aws:PrincipalArn', 'aws:SourceArn']
            .filter(name => !statement.conditionKeys.has(name.toLowerCase()))
            .flatMap(name => replaceFix(parsed.key, name)),
        },
}
