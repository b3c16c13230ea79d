import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'
import { removeConditionFix } from '../statement-fixes.ts'

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
  condition: (each, policy) =>
    !keys.has(each.key)
      ? undefined
      : {
          range: each.parsed.key,
          message: `${quote(each.parsed.key.value)} is always the same in the policy of the resource itself; remove it.`,
          fixes: removeConditionFix(policy, each),
        },
}
