import { quote } from '../../model/json-node.ts'
import { fieldFix, fieldRange, isPlainField } from '../arn-fields.ts'
import { fittingShapes, shapesOf } from '../resource-types.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'ARN_REGION_NOT_ALLOWED',
  severity: 'ERROR',
  resource: (resource, { catalog }) => {
    const { arn } = resource
    if (arn === undefined || !isPlainField(arn.region)) return undefined
    const shapes = fittingShapes(arn, shapesOf(arn, catalog) ?? [])
    if (shapes.length === 0 || shapes.some(({ parts }) => parts.region !== '')) return undefined
    return {
      range: fieldRange(resource, 'region'),
      message: `ARNs such as ${quote(shapes[0]?.template ?? '')} have no region; leave it out.`,
      fixes: fieldFix(resource, 'region', ''),
    }
  },
}
