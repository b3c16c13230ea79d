import { quote } from '../../model/json-node.ts'
import { fieldRange } from '../arn-fields.ts'
import type { Rule } from '../rule.ts'
import { partOf } from '../variables.ts'

export const rule: Rule = {
  code: 'WILDCARD_IN_SERVICE_NAME',
  severity: 'SUGGESTION',
  action: ({ at, prefix, name }) =>
    name === undefined || !/[*?]/.test(prefix)
      ? undefined
      : {
          range: partOf(at, 0, prefix.length),
          message: `The service of ${quote(at.value)} is a pattern, which takes in services that are yet to come; name each service.`,
        },
  resource: resource =>
    /[*?]/.test(resource.arn?.service ?? '')
      ? {
          range: fieldRange(resource, 'service'),
          message: `The service of ${quote(resource.at.value)} is a pattern; name each service.`,
        }
      : undefined,
}
