import { quote } from '../../model/json-node.ts'
import { emptyCondition } from '../empty-arrays.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'EMPTY_ARRAY_CONDITION_FORANYVALUE',
  severity: 'SUGGESTION',
  condition: each =>
    emptyCondition(each, 'ForAnyValue', 'never true; fill the list or remove the key', () =>
      removeFix(each.parsed.block.value, each.parsed.values.member, quote(each.parsed.key.value)),
    ),
}
