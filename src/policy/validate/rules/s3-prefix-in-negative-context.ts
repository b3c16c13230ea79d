import { quote } from '../../model/json-node.ts'
import { renameAloneFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const inverted = (operator: string): string =>
  operator.includes('Not') ? operator.replace('Not', '') : operator.replace('String', 'StringNot')

export const rule: Rule = {
  code: 'S3_PREFIX_IN_NEGATIVE_CONTEXT',
  severity: 'SECURITY_WARNING',
  types: ['identity', 'resource', 'boundary', 'session'],
  condition: ({ parsed, key, operator, statement }) =>
    key !== 's3:prefix' ||
    operator?.family !== 'string' ||
    (statement.effect === 'Deny') === operator.negated ||
    statement.effect === undefined
      ? undefined
      : {
          range: parsed.operator,
          message: `A shorter ${quote(parsed.key.value)}, or none, slips by this ${statement.effect}; allow what is meant by StringLike, or deny all else by StringNotLike.`,
          fixes: renameAloneFix(parsed.block, inverted(parsed.operator.value), statement.operators),
        },
}
