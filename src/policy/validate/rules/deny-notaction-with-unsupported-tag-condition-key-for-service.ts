import type { Rule } from '../rule.ts'
import { unsupportedTagKey } from '../tag-keys.ts'

const sort = { effect: 'Deny', negated: true, outcome: 'nothing is denied there' } as const

export const rule: Rule = {
  code: 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE',
  severity: 'SECURITY_WARNING',
  condition: (each, policy) => unsupportedTagKey(each, policy, sort),
}
