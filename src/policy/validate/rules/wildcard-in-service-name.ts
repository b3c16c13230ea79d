import { actionsMatching } from '../../catalog/actions-matching.ts'
import { quote } from '../../model/json-node.ts'
import type { Located, ValueList } from '../../model/parse.ts'
import { fieldRange } from '../arn-fields.ts'
import type { PolicyFacts } from '../facts.ts'
import type { Fix } from '../finding.ts'
import { replaceFix } from '../fix.ts'
import type { Rule } from '../rule.ts'
import { partOf } from '../variables.ts'

const mostServices = 12

/** The list with an action of each service that the pattern takes in, while they are few. */
function expanded({ catalog }: PolicyFacts, list: ValueList, at: Located): readonly Fix[] {
  const name = at.value.slice(at.value.indexOf(':'))
  const services = new Set(
    actionsMatching(catalog, at.value).map(action => action.slice(0, action.indexOf(':'))),
  )
  if (services.size === 0 || services.size > mostServices) return []
  const values = list.values.flatMap(each =>
    each === at ? [...services].map(service => `${service}${name}`) : [each.value],
  )
  return replaceFix(list, values)
}

export const rule: Rule = {
  code: 'WILDCARD_IN_SERVICE_NAME',
  severity: 'SUGGESTION',
  action: ({ at, prefix, name, list }, policy) =>
    name === undefined || !/[*?]/.test(prefix)
      ? undefined
      : {
          range: partOf(at, 0, prefix.length),
          message: `The service of ${quote(at.value)} is a pattern, which takes in services that are yet to come; name each service.`,
          fixes: policy.suggest(() => expanded(policy, list, at)) ?? [],
        },
  resource: resource =>
    /[*?]/.test(resource.arn?.service ?? '')
      ? {
          range: fieldRange(resource, 'service'),
          message: `The service of ${quote(resource.at.value)} is a pattern; name each service.`,
        }
      : undefined,
}
