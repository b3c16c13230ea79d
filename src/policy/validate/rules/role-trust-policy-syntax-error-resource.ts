import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE',
  severity: 'ERROR',
  types: ['trust'],
  statement: ({ parsed }) =>
    parsed.elements
      .filter(({ name }) => name === 'Resource' || name === 'NotResource')
      .map(member => ({
        range: member.nameRange,
        message: `The trust policy of a role has no ${member.name}: it is about the role itself; remove it.`,
        fixes: removeFix(parsed.node, member, member.name),
      })),
}
