import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'UNSUPPORTED_PRINCIPAL',
  severity: 'ERROR',
  types: ['identity', 'boundary', 'session'],
  statement: ({ parsed }) =>
    [parsed.principal, parsed.notPrincipal].flatMap(member =>
      member === undefined
        ? []
        : [
            {
              range: member.nameRange,
              message: `${member.name} does not belong here: the policy is for whom it is attached to; remove it.`,
              fixes: removeFix(parsed.node, member, member.name),
            },
          ],
    ),
}
