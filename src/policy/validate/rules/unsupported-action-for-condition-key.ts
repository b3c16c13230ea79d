import type { CatalogAction, CatalogService } from '../../catalog/catalog.ts'
import { quote } from '../../model/json-node.ts'
import type { Rule } from '../rule.ts'

/** Whether requests for the action can have the key, by themselves or by what they are about. */
const carries = (action: CatalogAction, key: string, service: CatalogService): boolean =>
  action.conditionKeys.includes(key) ||
  action.resourceTypes.some(
    ({ name, conditionKeys }) =>
      conditionKeys.includes(key) ||
      service.resourceTypes.get(name.toLowerCase())?.conditionKeys.includes(key),
  )

export const rule: Rule = {
  code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
  severity: 'ERROR',
  condition: ({ parsed, key, known, operator, statement }, { catalog }) => {
    const prefix = key.slice(0, Math.max(0, key.indexOf(':')))
    const service = prefix === 'aws' ? undefined : catalog.service(prefix)
    if (
      known === undefined ||
      service === undefined ||
      statement.effect !== 'Allow' ||
      operator === undefined
    )
      return undefined
    const holdsWithout =
      operator.negated ||
      operator.ifExists ||
      operator.qualifier === 'ForAllValues' ||
      operator.family === 'null'
    if (holdsWithout) return undefined
    const listed = statement.actions.filter(
      action => !action.negated && action.action !== undefined && action.prefix === prefix,
    )
    const without = listed.filter(
      ({ action }) => action !== undefined && !carries(action, known.name, service),
    )
    // Where no listed action carries it, the catalogue may just not know.
    if (without.length === 0 || without.length === listed.length || catalog.globalKey(key) !== undefined)
      return undefined
    const names = without
      .slice(0, 3)
      .map(({ at }) => quote(at.value))
      .join(', ')
    return {
      range: parsed.key,
      message: `${names} ${without.length === 1 ? 'never carries' : 'never carry'} ${quote(parsed.key.value)}, so the statement does not allow ${without.length === 1 ? 'it' : 'them'}; split the statement.`,
    }
  },
}
