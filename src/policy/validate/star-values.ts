import type { ConditionFacts } from './facts.ts'

/** What a test with the value `*` comes to, whatever the other values are. */
export type StarOutcome = 'present' | 'absent' | 'always' | 'never'

/** The outcome of a Like operator with `*` among its values; undefined for other tests. */
export function starOutcome({ operator, values }: ConditionFacts): StarOutcome | undefined {
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
