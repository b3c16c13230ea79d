import { regions } from '../../catalog/regions.ts'
import { quote } from '../../model/json-node.ts'
import { isPlainField } from '../arn-fields.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const keys = new Set(['aws:requestedregion', 'ec2:region'])

export const rule: Rule = {
  code: 'INVALID_REGION',
  severity: 'ERROR',
  condition: ({ key, operator, values }, policy) =>
    !keys.has(key) || operator?.family !== 'string'
      ? []
      : values
          .filter(
            ({ value }) => isPlainField(value) && !regions.has(value.toLowerCase()) && value !== 'aws-global',
          )
          .map(at => {
            const near = policy.nearest(at.value, () => regions)
            return {
              range: at,
              message: `There is no region ${quote(at.value)}${near === undefined ? '' : `; ${quote(near)} may be meant`}.`,
              fixes: replaceFix(at, near),
            }
          }),
}
