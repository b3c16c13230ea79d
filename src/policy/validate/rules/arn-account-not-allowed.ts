import { quote } from '../../model/json-node.ts'
import { fieldFix, fieldRange, isPlainField } from '../arn-fields.ts'
import { fittingShapes, shapesOf } from '../resource-types.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'ARN_ACCOUNT_NOT_ALLOWED',
  severity: 'ERROR',
  resource: (resource, { catalog }) => {
    const { arn } = resource
    if (arn === undefined || !isPlainField(arn.account)) return undefined
    const shapes = fittingShapes(arn, shapesOf(arn, catalog) ?? [])
    if (shapes.length === 0 || shapes.some(({ parts }) => parts.account !== '')) return undefined
    return {
      range: fieldRange(resource, 'account'),
      message: `ARNs such as ${quote(shapes[0]?.template ?? '')} have no account; leave it out.`,
      fixes: fieldFix(resource, 'account', ''),
    }
  },
}
