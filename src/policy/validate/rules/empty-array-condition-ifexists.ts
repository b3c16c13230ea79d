import { emptyCondition } from '../empty-arrays.ts'
import { nullTestFix } from '../null-test.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'EMPTY_ARRAY_CONDITION_IFEXISTS',
  severity: 'SUGGESTION',
  condition: each =>
    each.operator?.negated
      ? undefined
      : emptyCondition(each, 'IfExists', 'true just when the key is absent; test that by Null', () =>
          nullTestFix(each, true),
        ),
}
