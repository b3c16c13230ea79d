import { emptyLists } from '../empty-arrays.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'EMPTY_ARRAY_RESOURCE',
  severity: 'SUGGESTION',
  statement: ({ parsed }) =>
    emptyLists([parsed.resource, parsed.notResource], 'name the ARNs of its resources, or "*" for all'),
}
