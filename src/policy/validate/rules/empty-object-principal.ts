import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'EMPTY_OBJECT_PRINCIPAL',
  severity: 'SUGGESTION',
  types: ['resource', 'trust'],
  statement: ({ parsed: { principal, notPrincipal } }) =>
    [principal, notPrincipal].flatMap(member =>
      member?.value?.kind === 'object' && member.value.members.length === 0
        ? [{ range: member.value, message: `${member.name} names nobody; add a principal.` }]
        : [],
    ),
}
