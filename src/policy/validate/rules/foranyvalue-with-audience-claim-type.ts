import { quote } from '../../model/json-node.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE',
  severity: 'SECURITY_WARNING',
  types: ['trust'],
  condition: ({ parsed, operator, key }) =>
    operator?.qualifier !== 'ForAnyValue' || !key.endsWith(':aud')
      ? undefined
      : {
          range: parsed.operator,
          message: `The audience ${quote(parsed.key.value)} has one value; drop ForAnyValue, which is for keys that have several.`,
          fixes: renameFix(parsed.block, parsed.operator.value.slice('ForAnyValue:'.length)),
        },
}
