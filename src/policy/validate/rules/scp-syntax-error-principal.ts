import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'SCP_SYNTAX_ERROR_PRINCIPAL',
  severity: 'ERROR',
  types: ['scp'],
  statement: ({ parsed }) =>
    [parsed.principal, parsed.notPrincipal].flatMap(member =>
      member === undefined
        ? []
        : [
            {
              range: member.nameRange,
              message: `A service control policy has no ${member.name}; test aws:PrincipalArn in a Condition.`,
              fixes: removeFix(parsed.node, member, member.name),
            },
          ],
    ),
}
