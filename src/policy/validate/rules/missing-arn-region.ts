import { quote } from '../../model/json-node.ts'
import { fieldFix } from '../arn-fields.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_ARN_REGION',
  severity: 'ERROR',
  resource: resource => {
    const { arn, at, shapes = [] } = resource
    if (arn === undefined || arn.region !== '') return undefined
    if (shapes.length === 0 || shapes.some(({ parts }) => !parts.region.startsWith('$'))) return undefined
    return {
      range: at,
      message: `ARNs such as ${quote(shapes[0]?.template ?? '')} have a region; write it or "*".`,
      fixes: fieldFix(resource, 'region', '*'),
    }
  },
}
