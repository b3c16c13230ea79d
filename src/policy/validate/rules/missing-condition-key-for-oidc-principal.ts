import { quote } from '../../model/json-node.ts'
import { conditionFix } from '../fix.ts'
import { githubProvider, identityProvider } from '../identity-providers.ts'
import { perStatement } from '../per-statement.ts'
import type { Rule } from '../rule.ts'

/** What stands before the last colon of the condition keys. */
const prefixesIn = perStatement(
  ({ conditionKeys }) =>
    new Set([...conditionKeys].map(key => key.slice(0, Math.max(0, key.lastIndexOf(':'))))),
)

export const rule: Rule = {
  code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
  severity: 'SECURITY_WARNING',
  types: ['trust'],
  principal: ({ at, kind, statement, negated }, policy) => {
    const provider = kind?.value === 'Federated' ? identityProvider(at.value) : undefined
    if (provider?.kind !== 'oidc' || provider.keyPrefix === githubProvider) return undefined
    if (negated || statement.effect !== 'Allow') return undefined
    if (prefixesIn(statement).has(provider.keyPrefix)) return undefined
    return {
      range: at,
      message: `Everybody whom ${quote(provider.keyPrefix)} signs in can assume the role; test its audience or subject in a Condition.`,
      fixes: conditionFix(policy, statement, 'StringEquals', `${provider.keyPrefix}:aud`, ''),
    }
  },
}
