import { once } from '../../lib/once.ts'
import { type ConditionOperator, parseOperator } from '../model/operators.ts'
import type { ParsedCondition } from '../model/parse.ts'
import type { Range } from '../model/problem.ts'
import { type WrittenVariable, writtenVariables } from '../model/variables.ts'
import type { RequestContext } from './request.ts'
import { compileValues, type ValueMatcher } from './value-matchers.ts'

/** One condition key under one operator, compiled. */
export interface Condition {
  /** As written, for explanations. */
  readonly operator: string
  readonly key: string
  readonly expected: readonly string[]
  /** Where its key and its values stand. */
  readonly range: Range
  /** The key in lower case. */
  readonly lookup: string
  /** Undefined for an operator that does not exist. */
  readonly parsed: ConditionOperator | undefined
  readonly matches: ValueMatcher
  /** What an absent key gives. */
  readonly whenAbsent: boolean
  /** Those of its values that have a meaning, in their order; read from them on the first call. */
  readonly variables: () => readonly WrittenVariable[]
  /** Why the condition cannot be evaluated, when it cannot. */
  readonly unreadable: string | undefined
}

const none = (): readonly WrittenVariable[] => []

/** Compiles one condition; `variables` says whether the policy's language has them. */
export function compileCondition(condition: ParsedCondition, variables: boolean): Condition {
  const operator = condition.operator.value
  const expected = condition.values.values.map(value => value.value)
  const { offset, value: key } = condition.key
  const parsed = parseOperator(operator)
  const filled = variables && (parsed?.family === 'string' || parsed?.family === 'arn')
  const common = {
    operator,
    key,
    expected,
    range: { offset, length: condition.values.offset + condition.values.length - offset },
    lookup: key.toLowerCase(),
    variables: filled ? once(() => expected.flatMap(writtenVariables)) : none,
  }
  if (parsed === undefined) {
    const unreadable = `the condition operator "${operator}" does not exist`
    return { ...common, parsed, matches: () => false, whenAbsent: false, unreadable }
  }
  const { matches, malformed } = compileValues(parsed, expected, variables)
  return {
    ...common,
    parsed,
    matches,
    whenAbsent: absentOutcome(parsed, expected),
    unreadable: malformed ? `a variable in a value of "${key}" cannot be read` : undefined,
  }
}

function absentOutcome(operator: ConditionOperator, expected: readonly string[]): boolean {
  if (operator.ifExists || operator.qualifier === 'ForAllValues') return true
  if (operator.qualifier === 'ForAnyValue') return false
  if (operator.family === 'null') return expected.some(value => value.toLowerCase() === 'true')
  return operator.negated
}

/** Whether the request satisfies the condition; one that cannot be evaluated is `whenUnreadable`. */
export function matchesCondition(
  condition: Condition,
  context: RequestContext,
  whenUnreadable: boolean,
): boolean {
  const { parsed } = condition
  if (condition.unreadable !== undefined || parsed === undefined) return whenUnreadable
  const actual = context.values.get(condition.lookup)
  if (actual === undefined) return condition.whenAbsent
  const { negated, qualifier } = parsed
  if (typeof actual === 'string') return condition.matches(actual, context) !== negated
  if (actual.length === 0) return condition.whenAbsent
  if (qualifier === 'ForAllValues')
    return actual.every(value => condition.matches(value, context) !== negated)
  if (qualifier === 'ForAnyValue') return actual.some(value => condition.matches(value, context) !== negated)
  const [only] = actual
  if (actual.length === 1 && only !== undefined) return condition.matches(only, context) !== negated
  // A key with several values needs a set qualifier; a plain operator matches none of them.
  return parsed.family === 'null' ? condition.matches('', context) : negated
}
