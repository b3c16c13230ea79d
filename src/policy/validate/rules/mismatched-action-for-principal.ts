import { quote } from '../../model/json-node.ts'
import { replaceFix } from '../fix.ts'
import { identityProvider } from '../identity-providers.ts'
import { perStatement } from '../per-statement.ts'
import type { Rule } from '../rule.ts'

const assuming = new Set(['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'])

/** By which action the principals assume a role, when it is the same for all of them. */
const wantedAction = perStatement(({ principals }): string | undefined => {
  const wanted = new Set(
    principals.map(({ kind, at }) => {
      if (kind?.value !== 'Federated') return 'sts:AssumeRole'
      const provider = identityProvider(at.value)
      if (provider === undefined) return undefined
      return provider.kind === 'saml' ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity'
    }),
  )
  return wanted.size === 1 ? [...wanted][0] : undefined
})

export const rule: Rule = {
  code: 'MISMATCHED_ACTION_FOR_PRINCIPAL',
  severity: 'ERROR',
  types: ['trust'],
  action: ({ at, prefix, name, negated, statement }) => {
    const wanted = wantedAction(statement)
    const found = `${prefix}:${name}`
    if (negated || wanted === undefined || !assuming.has(found) || found === wanted.toLowerCase())
      return undefined
    return {
      range: at,
      message: `The principals of the statement assume the role by ${wanted}, not by ${quote(at.value)}.`,
      fixes: replaceFix(at, wanted),
    }
  },
}
