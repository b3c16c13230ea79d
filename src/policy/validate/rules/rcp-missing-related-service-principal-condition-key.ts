import { missingPartner } from '../rcp-conditions.ts'
import type { Rule } from '../rule.ts'
import { sourceKeys } from '../service-principals.ts'

const partner = { operator: 'Bool', key: 'aws:PrincipalIsAWSService', value: 'true' }

export const rule: Rule = {
  code: 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
  severity: 'WARNING',
  types: ['rcp'],
  condition: (each, policy) =>
    missingPartner(each, policy, sourceKeys, partner, 'is there only when a service calls'),
}
