import type { CatalogAction, CatalogService } from '../../catalog/catalog.ts'
import { quote } from '../../model/json-node.ts'
import { type ActionFacts, needsKey, type StatementFacts } from '../facts.ts'
import { perStatement } from '../per-statement.ts'
import type { Rule } from '../rule.ts'
import { splitFix } from '../statement-fixes.ts'

/** Whether requests for the action can have the key, by themselves or by what they are about. */
const carries = (action: CatalogAction, key: string, service: CatalogService): boolean =>
  action.conditionKeys.includes(key) ||
  action.resourceTypes.some(
    ({ name, conditionKeys }) =>
      conditionKeys.includes(key) ||
      service.resourceTypes.get(name.toLowerCase())?.conditionKeys.includes(key),
  )

/** Plain actions of the statement by service, and which of them do not carry a key. */
const listedIn = perStatement(({ actions }) => {
  const found = new Map<string, ActionFacts[]>()
  for (const each of actions) {
    if (each.negated || each.action === undefined) continue
    const list = found.get(each.prefix)
    if (list === undefined) found.set(each.prefix, [each])
    else list.push(each)
  }
  return { byService: found, without: new Map<string, readonly ActionFacts[]>() }
})

function actionsWithout(
  statement: StatementFacts,
  key: string,
  service: CatalogService,
): readonly ActionFacts[] {
  const { byService, without } = listedIn(statement)
  let found = without.get(key)
  if (found === undefined) {
    const listed = byService.get(service.prefix) ?? []
    found = listed.filter(({ action }) => action !== undefined && !carries(action, key, service))
    // Where no listed action carries it, the catalogue may just not know.
    if (found.length === listed.length) found = []
    without.set(key, found)
  }
  return found
}

export const rule: Rule = {
  code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
  severity: 'ERROR',
  condition: (each, policy) => {
    const { parsed, key, known, statement } = each
    const prefix = key.slice(0, Math.max(0, key.indexOf(':')))
    const service = prefix === 'aws' ? undefined : policy.catalog.service(prefix)
    if (known === undefined || service === undefined || statement.effect !== 'Allow') return undefined
    if (!needsKey(each) || policy.catalog.globalKey(key) !== undefined) return undefined
    const without = actionsWithout(statement, known.name, service)
    if (without.length === 0) return undefined
    const names = without
      .slice(0, 3)
      .map(({ at }) => quote(at.value))
      .join(', ')
    const [verb, them] = without.length === 1 ? ['carries', 'it'] : ['carry', 'them']
    return {
      range: parsed.key,
      message: `${names} never ${verb} ${quote(parsed.key.value)}, so the statement does not allow ${them}; split the statement.`,
      fixes: policy.suggest(() => splitFix(policy, each, without)) ?? [],
    }
  },
}
