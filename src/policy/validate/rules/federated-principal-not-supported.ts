import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED',
  severity: 'ERROR',
  types: ['resource'],
  statement: ({ parsed: { principal, notPrincipal } }) =>
    [principal, notPrincipal].flatMap(member =>
      member?.value?.kind !== 'object'
        ? []
        : member.value.members
            .filter(({ name }) => name === 'Federated')
            .map(kind => ({
              range: kind.nameRange,
              message:
                'Only the trust policy of a role can name a Federated principal; name the role instead.',
              fixes: removeFix(member.value, kind, 'Federated'),
            })),
    ),
}
