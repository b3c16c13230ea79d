import { emptyLists } from '../empty-arrays.ts'
import type { Rule } from '../rule.ts'

// No fix: a statement without actions has just been begun, and taking it away again is the last thing to offer.
export const rule: Rule = {
  code: 'EMPTY_ARRAY_ACTION',
  severity: 'SUGGESTION',
  statement: ({ parsed }) =>
    emptyLists([parsed.action, parsed.notAction], 'name its actions, such as "s3:GetObject"'),
}
