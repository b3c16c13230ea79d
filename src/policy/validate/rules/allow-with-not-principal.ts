import { namesOf } from '../elements.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'ALLOW_WITH_NOT_PRINCIPAL',
  severity: 'SECURITY_WARNING',
  types: ['resource'],
  statement: ({ effect, parsed: { notPrincipal, elements } }) =>
    effect !== 'Allow' || notPrincipal === undefined
      ? undefined
      : {
          range: notPrincipal.nameRange,
          fixes: renameFix(notPrincipal, 'Principal', namesOf(elements)),
          message:
            'An Allow with NotPrincipal is for everybody else in the world, the anonymous included; list in Principal whom you mean.',
        },
}
