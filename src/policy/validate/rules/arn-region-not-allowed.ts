import { needlessField } from '../arn-fields.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'ARN_REGION_NOT_ALLOWED',
  severity: 'ERROR',
  resource: resource => needlessField(resource, 'region'),
}
