import { quote } from '../../model/json-node.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'CONFIRM_AUDIENCE_CLAIM_TYPE',
  severity: 'SUGGESTION',
  types: ['trust'],
  condition: ({ parsed, operator, key }) =>
    operator?.qualifier !== 'ForAllValues' || !key.endsWith(':aud')
      ? undefined
      : {
          range: parsed.operator,
          message: `${quote(parsed.key.value)} with ForAllValues is true for a token without audience; drop the qualifier unless the claim has several values.`,
          fixes: renameFix(parsed.block, parsed.operator.value.slice('ForAllValues:'.length)),
        },
}
