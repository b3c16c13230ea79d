import { policyQuotas } from '../../model/quotas.ts'
import type { Rule } from '../rule.ts'
import { tooLong } from '../too-long.ts'

export const rule: Rule = {
  code: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA',
  severity: 'ERROR',
  types: ['rcp'],
  policy: policy =>
    tooLong(policy, policy.text.length, policyQuotas.resourceControl, 'shorten it or split it'),
}
