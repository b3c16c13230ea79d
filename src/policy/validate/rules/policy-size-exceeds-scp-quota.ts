import { policyQuotas } from '../../model/quotas.ts'
import type { Rule } from '../rule.ts'
import { tooLong } from '../too-long.ts'

export const rule: Rule = {
  code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA',
  severity: 'ERROR',
  types: ['scp'],
  policy: policy =>
    tooLong(
      policy,
      policy.text.length,
      policyQuotas.serviceControl,
      'shorten it or split it; white space counts where it is saved with it',
    ),
}
