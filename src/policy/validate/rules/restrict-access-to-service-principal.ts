import { quote } from '../../model/json-node.ts'
import { conditionFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { hasAny, isServiceGrant, sourceKeys, weakKeys } from '../service-principals.ts'

export const rule: Rule = {
  code: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL',
  severity: 'SECURITY_WARNING',
  types: ['resource', 'trust'],
  principal: (principal, policy) => {
    const { at, statement } = principal
    if (
      !isServiceGrant(principal, policy.type === 'trust') ||
      hasAny(statement, sourceKeys) ||
      hasAny(statement, weakKeys)
    )
      return undefined
    return {
      range: at,
      message: `${quote(at.value)} acts for every account that asks it to; say by aws:SourceAccount or aws:SourceArn for whom it may.`,
      fixes: conditionFix(policy, statement, 'StringEquals', 'aws:SourceAccount', '111122223333'),
    }
  },
}
