import { quote } from '../model/json-node.ts'
import type { ConditionFacts, PolicyFacts } from './facts.ts'
import type { Draft } from './finding.ts'
import { conditionFix } from './fix.ts'

export interface Partner {
  readonly operator: string
  readonly key: string
  readonly value: string
}

/** The finding that a condition key of a resource control policy stands without another that it needs. */
export function missingPartner(
  { statement, parsed, key }: ConditionFacts,
  policy: PolicyFacts,
  keys: ReadonlySet<string>,
  partner: Partner,
  why: string,
): Draft | undefined {
  if (statement.effect !== 'Deny' || !keys.has(key)) return undefined
  if (statement.conditionKeys.has(partner.key.toLowerCase())) return undefined
  return {
    range: parsed.key,
    message: `${quote(parsed.key.value)} ${why}; add ${partner.operator} ${partner.key} "${partner.value}".`,
    fixes: conditionFix(policy, statement, partner.operator, partner.key, partner.value),
  }
}

/** Keys that tell who calls, which services that act by themselves do not have. */
export const principalKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
])
