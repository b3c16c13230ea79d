import { quote } from '../model/json-node.ts'
import type { ConditionFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'

/** What a test with the value `*` comes to, whatever the other values are. */
export type StarOutcome = 'present' | 'absent' | 'always' | 'never'

/** The outcome of a Like operator with `*` among its values; undefined for other tests. */
function starOutcome({ operator, values }: ConditionFacts): StarOutcome | undefined {
  if (operator?.comparison !== 'like' || (operator.family !== 'string' && operator.family !== 'arn'))
    return undefined
  if (!values.some(({ value }) => value === '*')) return undefined
  const { negated, ifExists, qualifier } = operator
  const holdsWhenAbsent = ifExists || qualifier === 'ForAllValues' || (negated && qualifier === undefined)
  if (negated) return holdsWhenAbsent ? 'absent' : 'never'
  // A text that is no ARN fails even the star of ARN operators.
  if (operator.family === 'arn') return holdsWhenAbsent ? undefined : 'present'
  return holdsWhenAbsent ? 'always' : 'present'
}

/** The finding about a test that comes to something else than it seems to. */
export const starFinding = (
  each: ConditionFacts,
  outcome: StarOutcome,
  meaning: string,
  fixes: (each: ConditionFacts) => readonly Fix[],
): Draft | undefined =>
  starOutcome(each) !== outcome
    ? undefined
    : {
        range: each.parsed.operator,
        message: `${quote(each.parsed.operator.value)} on ${quote(each.parsed.key.value)} with "*" ${meaning}.`,
        fixes: fixes(each),
      }
