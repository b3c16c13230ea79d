import { quote } from '../../model/json-node.ts'
import { fieldRange, isPlainField } from '../arn-fields.ts'
import type { Rule } from '../rule.ts'

/** What stands in the place of an account in ARNs of what belongs to AWS. */
const known = new Set(['aws', 'aws-managed', 'aws-marketplace', 'third-party'])

export const rule: Rule = {
  code: 'INVALID_ARN_ACCOUNT',
  severity: 'ERROR',
  resource: resource => {
    const account = resource.arn?.account ?? ''
    if (!isPlainField(account) || /^[0-9]{12}$/.test(account) || known.has(account)) return undefined
    return {
      range: fieldRange(resource, 'account'),
      message: `The account ${quote(account)} in an ARN is twelve digits; correct it.`,
    }
  },
}
