import { type CatalogService, findKey } from '../catalog/catalog.ts'
import { quote } from '../model/json-node.ts'
import { type ConditionFacts, needsKey, type PolicyFacts } from './facts.ts'
import type { Draft } from './finding.ts'
import { perStatement } from './per-statement.ts'
import { splitFix } from './statement-fixes.ts'

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
  policy: PolicyFacts,
  { effect, negated, outcome }: Sort,
): Draft | undefined {
  const { statement, key, parsed } = condition
  if (!isTagKey(key) || statement.effect !== effect || !needsKey(condition)) return undefined
  const { action, notAction } = statement.parsed
  const name = quote(parsed.key.value)
  if (negated) {
    return (
      notAction && {
        range: parsed.key,
        message: `Some services that NotAction leaves in never send ${name}, so ${outcome}; list the actions that send it.`,
      }
    )
  }
  const without = [...servicesIn(statement)].filter(([, service]) => !carries(service, key))
  if (action === undefined || without.length === 0) return undefined
  const named = without.slice(0, 5).map(([prefix]) => quote(prefix))
  return {
    range: parsed.key,
    message: `${named.join(', ')} never ${named.length === 1 ? 'sends' : 'send'} ${name}, so ${outcome}; split the statement.`,
    fixes:
      policy.suggest(() => splitOff(policy, condition, new Set(without.map(([prefix]) => prefix)))) ?? [],
  }
}

const splitOff = (policy: PolicyFacts, condition: ConditionFacts, prefixes: ReadonlySet<string>) =>
  splitFix(
    policy,
    condition,
    condition.statement.actions.filter(({ prefix }) => prefixes.has(prefix)),
  )

/** The services of the statement's actions. */
const servicesIn = perStatement(
  ({ actions }) => new Map(actions.map(({ prefix, service }) => [prefix, service])),
)
