import { quote } from '../../model/json-node.ts'
import { fieldFix, fieldRange, isPlainField } from '../arn-fields.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'ARN_ACCOUNT_NOT_ALLOWED',
  severity: 'ERROR',
  resource: resource => {
    const { arn, shapes = [] } = resource
    if (arn === undefined || !isPlainField(arn.account)) return undefined
    if (shapes.length === 0 || shapes.some(({ parts }) => parts.account !== '')) return undefined
    return {
      range: fieldRange(resource, 'account'),
      message: `ARNs such as ${quote(shapes[0]?.template ?? '')} have no account; leave it out.`,
      fixes: fieldFix(resource, 'account', ''),
    }
  },
}
