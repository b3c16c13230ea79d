import { quote } from '../../model/json-node.ts'
import { arnFieldCount } from '../arn-parts.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'MISSING_ARN_FIELD',
  severity: 'ERROR',
  resource: ({ at }) => {
    if (!at.value.startsWith('arn:')) return undefined
    const fields = arnFieldCount(at.value)
    if (fields >= 6) return undefined
    return {
      range: at,
      message: `The ARN ${quote(at.value)} has ${fields} of the six fields arn:partition:service:region:account:resource.`,
      fixes: replaceFix(at, at.value + ':*'.repeat(6 - fields)),
    }
  },
}
