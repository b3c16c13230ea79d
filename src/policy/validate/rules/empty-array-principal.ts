import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'EMPTY_ARRAY_PRINCIPAL',
  severity: 'SUGGESTION',
  types: ['resource', 'trust'],
  statement: ({ parsed: { principal, notPrincipal } }) =>
    [principal, notPrincipal].flatMap(member =>
      member?.value?.kind !== 'object'
        ? []
        : member.value.members.flatMap(({ name, value }) =>
            value?.kind === 'array' && value.items.length === 0
              ? [
                  {
                    range: value,
                    message: `${quote(name)} is an empty list, so it names nobody; name who is meant.`,
                  },
                ]
              : [],
          ),
    ),
}
