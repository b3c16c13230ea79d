import { quote } from '../../model/json-node.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const keys = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  's3:resourceaccount',
])

export const rule: Rule = {
  code: 'IRRELEVANT_CONDITION_KEY_IN_POLICY',
  severity: 'SUGGESTION',
  types: ['resource'],
  condition: ({ parsed, key }) =>
    !keys.has(key)
      ? undefined
      : {
          range: parsed.key,
          message: `${quote(parsed.key.value)} is always the same in the policy of the resource itself; remove it.`,
          fixes: removeFix(parsed.block.value, parsed.values.member, quote(parsed.key.value)),
        },
}
