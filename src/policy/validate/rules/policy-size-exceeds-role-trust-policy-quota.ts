import { policyQuotas } from '../../model/quotas.ts'
import { policySize } from '../../model/size.ts'
import type { Rule } from '../rule.ts'
import { tooLong } from '../too-long.ts'

export const rule: Rule = {
  code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA',
  severity: 'WARNING',
  types: ['trust'],
  policy: policy =>
    tooLong(
      policy,
      policySize(policy.text),
      policyQuotas.trust,
      'shorten it or ask for a quota of up to 8,192',
    ),
}
