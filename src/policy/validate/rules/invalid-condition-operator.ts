import { quote } from '../../model/json-node.ts'
import { baseOperators } from '../../model/operators.ts'
import type { PolicyFacts } from '../facts.ts'
import { renameFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const qualifiers = ['ForAllValues', 'ForAnyValue']

/** The nearest operator, with the qualifier and the suffix that were meant. */
function nearestOperator(name: string, policy: PolicyFacts): string | undefined {
  const colon = name.indexOf(':')
  const qualifier = colon < 0 ? undefined : policy.nearest(name.slice(0, colon), () => qualifiers)
  const rest = name.slice(colon + 1)
  const end = rest.search(/_?if_?exists?$/i)
  const suffix = end < 0 ? '' : 'IfExists'
  const base = policy.nearest(end < 0 ? rest : rest.slice(0, end), () => baseOperators.keys())
  if (base === undefined) return undefined
  return `${qualifier === undefined ? '' : `${qualifier}:`}${base}${base === 'Null' ? '' : suffix}`
}

export const rule: Rule = {
  code: 'INVALID_CONDITION_OPERATOR',
  severity: 'ERROR',
  statement: ({ blocks, operators }, policy) =>
    blocks
      .filter(({ member, operator }) => operator === undefined && !/(^|:)NullIfExists$/.test(member.name))
      .map(({ member }) => {
        const near = nearestOperator(member.name, policy)
        return {
          range: member.nameRange,
          message: `The condition operator ${quote(member.name)} does not exist${near === undefined ? '' : `; ${quote(near)} does`}.`,
          fixes: renameFix(member, near, operators),
        }
      }),
}
