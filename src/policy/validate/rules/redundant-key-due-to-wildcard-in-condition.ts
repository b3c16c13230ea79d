import { quote } from '../../model/json-node.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { starFinding } from '../star-values.ts'

const meaning = 'always holds, since the key may also be absent; remove it'

export const rule: Rule = {
  code: 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION',
  severity: 'SUGGESTION',
  condition: each =>
    starFinding(each, 'always', meaning, ({ parsed }) =>
      removeFix(parsed.block.value, parsed.values.member, quote(parsed.key.value)),
    ),
}
