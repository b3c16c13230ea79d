import { resourcePolicyQuotas } from '../../model/quotas.ts'
import type { Rule } from '../rule.ts'
import { tooLong } from '../too-long.ts'

const bytes = new TextEncoder()

export const rule: Rule = {
  code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
  severity: 'WARNING',
  types: ['resource'],
  policy: policy => {
    const quota = resourcePolicyQuotas.get(policy.service ?? '')
    return quota === undefined
      ? undefined
      : tooLong(policy, bytes.encode(policy.text).length, quota, 'shorten it or split the resource')
  },
}
