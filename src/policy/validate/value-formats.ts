import type { OperatorFamily } from '../model/operators.ts'
import type { Located } from '../model/parse.ts'
import type { ConditionFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'

/** Values that an operator of a family cannot compare. Those with variables are the business of other checks. */
export const unfitValues = (
  { operator, values }: ConditionFacts,
  families: readonly OperatorFamily[],
  isFit: (value: string) => boolean,
  message: (at: Located) => string,
): readonly Draft[] =>
  operator === undefined || !families.includes(operator.family)
    ? []
    : values
        .filter(({ value }) => !isFit(value) && !value.includes('$' + '{'))
        .map(at => ({ range: at, message: message(at) }))

/** Values of a key, under an operator that compares texts, that have not the form of what the key holds. */
export const malformedValues = (
  { operator, values, key }: ConditionFacts,
  isKey: (key: string) => boolean,
  form: RegExp,
  message: (at: Located) => string,
  fixes: (at: Located) => readonly Fix[] = () => [],
): readonly Draft[] =>
  !isKey(key) || (operator?.family !== 'string' && operator?.family !== 'arn')
    ? []
    : values
        .filter(({ value }) => !/[*?$]/.test(value) && !form.test(value))
        .map(at => ({ range: at, message: message(at), fixes: fixes(at) }))
