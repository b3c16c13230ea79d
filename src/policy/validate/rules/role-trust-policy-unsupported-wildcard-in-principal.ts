import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
  severity: 'ERROR',
  types: ['trust'],
  principal: ({ at, kind }) =>
    at.value !== '*' || kind?.value === 'AWS'
      ? undefined
      : {
          range: at,
          fixes: kind === undefined ? replaceFix(at, { AWS: [] }) : [],
          message:
            'The trust policy of a role does not take "*" here; name whom the role trusts, or write {"AWS": "*"} with a condition that narrows it.',
        },
}
