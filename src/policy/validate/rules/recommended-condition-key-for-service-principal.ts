import { quote } from '../../model/json-node.ts'
import { conditionFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { hasAny, isServiceGrant, sourceKeys, weakKeys } from '../service-principals.ts'

export const rule: Rule = {
  code: 'RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
  severity: 'SUGGESTION',
  types: ['resource'],
  principal: (principal, policy) => {
    const { at, statement } = principal
    if (!isServiceGrant(principal, false) || hasAny(statement, sourceKeys) || !hasAny(statement, weakKeys))
      return undefined
    return {
      range: at,
      message: `The conditions do not say for whom ${quote(at.value)} may act; test aws:SourceArn or aws:SourceAccount.`,
      fixes: conditionFix(policy, statement, 'StringEquals', 'aws:SourceAccount', '111122223333'),
    }
  },
}
