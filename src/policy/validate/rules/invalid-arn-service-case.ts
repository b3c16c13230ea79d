import { quote } from '../../model/json-node.ts'
import { fieldFix, fieldRange } from '../arn-fields.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_ARN_SERVICE_CASE',
  severity: 'ERROR',
  resource: resource => {
    const service = resource.arn?.service ?? ''
    if (service === service.toLowerCase() || service.includes('$')) return undefined
    return {
      range: fieldRange(resource, 'service'),
      message: `The service ${quote(service)} of an ARN is written in lower case: ${quote(service.toLowerCase())}.`,
      fixes: fieldFix(resource, 'service', service.toLowerCase()),
    }
  },
}
