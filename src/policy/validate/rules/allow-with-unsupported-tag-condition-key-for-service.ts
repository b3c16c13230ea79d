import type { Rule } from '../rule.ts'
import { unsupportedTagKey } from '../tag-keys.ts'

const sort = { effect: 'Allow', negated: false, outcome: 'nothing is allowed there' } as const

export const rule: Rule = {
  code: 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  severity: 'SUGGESTION',
  condition: (each, policy) => unsupportedTagKey(each, policy, sort),
}
