import type { CatalogService } from '../catalog/catalog.ts'
import { findKey } from '../catalog/catalog.ts'
import { quote } from '../model/json-node.ts'
import { type ActionFacts, type ConditionFacts, knownKey, type PolicyFacts } from './facts.ts'
import type { Draft } from './finding.ts'

const isTagKey = (key: string): boolean => /^aws:(?:(?:requesttag|resourcetag)\/.|tagkeys$)/.test(key)

/** Whether some action of the service carries the key, so far as is known. */
const carries = (service: CatalogService | undefined, key: string): boolean =>
  service === undefined || findKey(service.conditionKeys, key) !== undefined

interface Sort {
  readonly effect: 'Allow' | 'Deny'
  /** The statement has NotAction. */
  readonly negated: boolean
  readonly outcome: string
}

/** A condition on a tag under which services stand that do not send it. */
export function unsupportedTagKey(
  condition: ConditionFacts,
  { catalog }: PolicyFacts,
  { effect, negated, outcome }: Sort,
): Draft | undefined {
  const { statement, key, parsed, operator } = condition
  if (!isTagKey(key) || statement.effect !== effect || operator === undefined || !knownKey(key, catalog))
    return undefined
  const mayBeAbsent = operator.ifExists || operator.family === 'null' || operator.qualifier === 'ForAllValues'
  if (mayBeAbsent || operator.negated) return undefined
  const { action, notAction } = statement.parsed
  if (negated ? notAction === undefined : action === undefined) return undefined
  const without = negated ? [] : servicesWithout(statement.actions, key)
  if (!negated && without.length === 0) return undefined
  const where = negated ? 'services of NotAction' : without.map(quote).join(', ')
  return {
    range: parsed.key,
    message:
      `${quote(parsed.key.value)} is never sent by ${negated ? 'some of the' : ''} ${where}, so ${outcome}; list the actions that send it.`.replace(
        '  ',
        ' ',
      ),
  }
}

/** At most the first few services named in the actions that do not send the key. */
function servicesWithout(actions: readonly ActionFacts[], key: string): readonly string[] {
  const found = new Set<string>()
  for (const { prefix, service } of actions) if (!carries(service, key)) found.add(prefix)
  return [...found].slice(0, 5)
}
