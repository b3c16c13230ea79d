import { quote } from '../../model/json-node.ts'
import { conditionFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT',
  severity: 'SECURITY_WARNING',
  types: ['identity', 'boundary', 'session'],
  condition: ({ parsed, key, statement }, policy) =>
    key !== 'dynamodb:attributes' ||
    statement.conditionKeys.has('dynamodb:select') ||
    statement.effect !== 'Allow'
      ? undefined
      : {
          range: parsed.key,
          message: `A read that asks for no attribute in particular passes ${quote(parsed.key.value)} and gets all; test dynamodb:Select as well.`,
          fixes: conditionFix(
            policy,
            statement,
            'StringEqualsIfExists',
            'dynamodb:Select',
            'SPECIFIC_ATTRIBUTES',
          ),
        },
}
