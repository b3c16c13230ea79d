import { quote } from '../../model/json-node.ts'
import { isPlainField } from '../arn-fields.ts'
import { removeFix } from '../fix.ts'
import type { Rule } from '../rule.ts'

const also = new Map([['apigateway', 'execute-api']])

export const rule: Rule = {
  code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY',
  severity: 'ERROR',
  types: ['resource'],
  resource: (resource, { service }) => {
    const found = resource.arn?.service ?? ''
    if (service === undefined || !isPlainField(found) || found === service || also.get(service) === found)
      return undefined
    return {
      range: resource.at,
      message: `The policy of a resource of ${quote(service)} cannot be about ${quote(resource.at.value)}; name the resource itself.`,
      fixes: removeFix(resource.list.member.value, resource.at, quote(resource.at.value)),
    }
  },
}
