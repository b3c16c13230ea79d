import { quote } from '../../model/json-node.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const kinds = ['AWS', 'Service', 'Federated', 'CanonicalUser']

export const rule: Rule = {
  code: 'INVALID_PRINCIPAL_KEY',
  severity: 'ERROR',
  types: ['resource', 'trust'],
  statement: ({ parsed: { principal, notPrincipal } }, policy) =>
    [principal, notPrincipal].flatMap(member =>
      member?.value?.kind !== 'object'
        ? []
        : member.value.members
            .filter(kind => !kinds.includes(kind.name))
            .map(kind => ({
              range: kind.nameRange,
              message: `${quote(kind.name)} is no kind of principal; the kinds are ${kinds.join(', ')}.`,
              fixes: renameFix(
                kind,
                policy.nearest(kind.name, () => kinds),
              ),
            })),
    ),
}
