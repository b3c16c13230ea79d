import { missingPartner } from '../rcp-conditions.ts'
import type { Rule } from '../rule.ts'
import { sourceKeys } from '../service-principals.ts'

const partner = { operator: 'Null', key: 'aws:SourceAccount', value: 'false' }
const tested = ['aws:sourceaccount', 'aws:sourcearn']

export const rule: Rule = {
  code: 'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
  severity: 'WARNING',
  types: ['rcp'],
  condition: (each, policy) =>
    tested.some(key => each.statement.conditionKeys.has(key) && key !== each.key) || tested.includes(each.key)
      ? undefined
      : missingPartner(each, policy, sourceKeys, partner, 'is not there for every call of a service'),
}
