import { quote } from '../../model/json-node.ts'
import { conditionFix } from '../fix.ts'
import { githubProvider, identityProvider } from '../identity-providers.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
  severity: 'SECURITY_WARNING',
  types: ['trust'],
  principal: ({ at, kind, statement, negated }, policy) => {
    const provider = kind?.value === 'Federated' ? identityProvider(at.value) : undefined
    if (provider?.kind !== 'oidc' || provider.keyPrefix === githubProvider) return undefined
    if (negated || statement.effect !== 'Allow') return undefined
    for (const key of statement.conditionKeys) if (key.startsWith(`${provider.keyPrefix}:`)) return undefined
    return {
      range: at,
      message: `Everybody whom ${quote(provider.keyPrefix)} signs in can assume the role; test its audience or subject in a Condition.`,
      fixes: conditionFix(policy, statement, 'StringEquals', `${provider.keyPrefix}:aud`, ''),
    }
  },
}
