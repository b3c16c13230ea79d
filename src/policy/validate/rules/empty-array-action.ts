import { emptyLists } from '../empty-arrays.ts'
import type { Rule } from '../rule.ts'
import { removeStatementFix } from '../statement-fixes.ts'

export const rule: Rule = {
  code: 'EMPTY_ARRAY_ACTION',
  severity: 'SUGGESTION',
  statement: (statement, policy) =>
    emptyLists([statement.parsed.action, statement.parsed.notAction]).map(draft => ({
      ...draft,
      fixes: removeStatementFix(policy, statement),
    })),
}
