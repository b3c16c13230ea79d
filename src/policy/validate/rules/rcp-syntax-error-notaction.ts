import { namesOf } from '../elements.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'RCP_SYNTAX_ERROR_NOTACTION',
  severity: 'ERROR',
  types: ['rcp'],
  statement: ({ parsed: { notAction, elements } }) =>
    notAction && {
      range: notAction.member.nameRange,
      fixes: renameFix(notAction.member, 'Action', namesOf(elements)),
      message: 'A resource control policy has no NotAction; list the actions in Action.',
    },
}
