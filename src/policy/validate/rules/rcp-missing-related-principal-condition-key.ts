import { missingPartner, principalKeys } from '../rcp-conditions.ts'
import type { Rule } from '../rule.ts'

const partner = { operator: 'BoolIfExists', key: 'aws:PrincipalIsAWSService', value: 'false' }

export const rule: Rule = {
  code: 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
  severity: 'WARNING',
  types: ['rcp'],
  condition: (each, policy) =>
    missingPartner(
      each,
      policy,
      principalKeys,
      partner,
      'is missing when a service calls by itself, which the Deny would then stop',
    ),
}
