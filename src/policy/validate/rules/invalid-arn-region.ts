import { regions } from '../../catalog/regions.ts'
import { quote } from '../../model/json-node.ts'
import { fieldFix, fieldRange, isPlainField } from '../arn-fields.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'INVALID_ARN_REGION',
  severity: 'ERROR',
  resource: (resource, policy) => {
    const region = resource.arn?.region ?? ''
    if (!isPlainField(region) || regions.has(region) || region === 'global' || region === 'aws-global')
      return undefined
    const near = policy.nearest(region, () => regions)
    return {
      range: fieldRange(resource, 'region'),
      message: `There is no region ${quote(region)}${near === undefined ? '' : `; ${quote(near)} may be meant`}.`,
      fixes: fieldFix(resource, 'region', near),
    }
  },
}
