import { policyQuotas } from '../../model/quotas.ts'
import { policySize } from '../../model/size.ts'
import type { PolicyType, Rule } from '../rule.ts'
import { tooLong } from '../too-long.ts'

/** An identity policy may become an inline policy of a role, which can be the longest. */
const quotas: Partial<Record<PolicyType, number>> = {
  boundary: policyQuotas.managed,
  session: policyQuotas.session,
}

export const rule: Rule = {
  code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA',
  severity: 'WARNING',
  types: ['identity', 'boundary', 'session'],
  policy: policy =>
    tooLong(
      policy,
      policySize(policy.text),
      quotas[policy.type] ?? policyQuotas.inline.Role,
      'split it, or join actions by wildcards',
    ),
}
