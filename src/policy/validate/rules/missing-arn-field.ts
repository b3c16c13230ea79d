import { regions } from '../../catalog/regions.ts'
import { quote } from '../../model/json-node.ts'
import { arnFieldCount, lastArnField } from '../arn-parts.ts'
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
      fixes: replaceFix(at, completed(at.value, fields)),
    }
  },
}

/**
 * The ARN with all its fields. What is written last is the resource, and the fields before it are missing, unless it is
 * a region or an account; ARNs of S3 have neither.
 */
function completed(arn: string, fields: number): string {
  const { offset, field } = lastArnField(arn)
  const isResource =
    fields > 3 && field !== '' && field !== '*' && !regions.has(field) && !/^\d{12}$/.test(field)
  if (!isResource) return arn + ':*'.repeat(6 - fields)
  const any = arn.startsWith('arn:aws:s3:') ? ':' : '*:'
  return arn.slice(0, offset) + any.repeat(6 - fields) + field
}
