import { namesOf } from '../elements.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL',
  severity: 'ERROR',
  types: ['trust'],
  statement: ({ parsed: { notPrincipal, elements } }) =>
    notPrincipal && {
      range: notPrincipal.nameRange,
      fixes: renameFix(notPrincipal, 'Principal', namesOf(elements)),
      message: 'The trust policy of a role has no NotPrincipal; list in Principal whom the role trusts.',
    },
}
