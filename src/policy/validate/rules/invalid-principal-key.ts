import { type Member, quote } from '../../model/json-node.ts'
import { namesOf } from '../elements.ts'
import type { PolicyFacts } from '../facts.ts'
import type { Draft } from '../finding.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const kinds = ['AWS', 'Service', 'Federated', 'CanonicalUser']

function unknown(principal: Member | undefined, policy: PolicyFacts): readonly Draft[] {
  if (principal?.value?.kind !== 'object') return []
  const { members } = principal.value
  const present = namesOf(members)
  return members
    .filter(({ name }) => !kinds.includes(name))
    .map(kind => ({
      range: kind.nameRange,
      message: `${quote(kind.name)} is no kind of principal; the kinds are ${kinds.join(', ')}.`,
      fixes: renameFix(
        kind,
        policy.nearest(kind.name, () => kinds),
        present,
      ),
    }))
}

export const rule: Rule = {
  code: 'INVALID_PRINCIPAL_KEY',
  severity: 'ERROR',
  types: ['resource', 'trust'],
  statement: ({ parsed: { principal, notPrincipal } }, policy) => [
    ...unknown(principal, policy),
    ...unknown(notPrincipal, policy),
  ],
}
