import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

export const rule: Rule = {
  code: 'RESOURCE_STAR',
  severity: 'SUGGESTION',
  page: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  types: ['identity', 'boundary', 'session'],
  resource: ({ at, negated, statement }) => {
    if (at.value !== '*' || negated || statement.effect !== 'Allow' || statement.conditions.length > 0)
      return undefined
    const narrowable = statement.actions.filter(
      ({ action, negated: not }) => !not && action !== undefined && action.resourceTypes.length > 0,
    )
    const first = narrowable[0]
    if (first === undefined) return undefined
    const others = narrowable.length === 1 ? '' : ` and ${narrowable.length - 1} more`
    return {
      range: at,
      message: `${quote(first.at.value)}${others} could be limited to certain resources; name their ARNs in place of "*".`,
    }
  },
}
