import { missingField } from '../arn-fields.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_ARN_REGION',
  severity: 'ERROR',
  resource: resource => missingField(resource, 'region'),
}
