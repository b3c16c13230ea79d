import { parseIpRange } from '../evaluate/ip-address.ts'
import type { ContextValue } from '../evaluate/request.ts'
import { parseDecimal } from '../evaluate/value-matchers.ts'
import { parseDateValue } from '../model/date-value.ts'
import { parseOperator } from '../model/operators.ts'
import type { ParsedCondition } from '../model/parse.ts'
import { tokenize } from '../model/variables.ts'

/** A value of a condition key; undefined for a request without the key. */
export type Sample = ContextValue | undefined

/** A text that no pattern of a real policy was made for. */
export const stranger = 'any-other'

/** What stands in for the value of a variable, so that resources can be made that match. */
export const variableValue = (key: string): string => `v-${key.replaceAll(/[^a-z0-9]/g, '-')}`

/** A text that a pattern matches: its wildcards filled, its variables with `variableValue`. */
export const witness = (pattern: string, filling = 'x'): string =>
  tokenize(pattern, { wildcards: true, variables: true })
    .map(token => {
      if (token.kind === 'star') return filling
      if (token.kind === 'any') return 'x'
      return token.kind === 'variable' ? variableValue(token.key) : token.text
    })
    .join('')

/** Keys of the variables in a text, in lower case. */
export const variableKeys = (text: string): readonly string[] =>
  tokenize(text, { wildcards: false, variables: true }).flatMap(token =>
    token.kind === 'variable' ? [token.key] : [],
  )

/** Values of a key for which a condition can come out in each of its ways; absence is always one more. */
export function samplesOf({ operator, values }: ParsedCondition): readonly Sample[] {
  const parsed = parseOperator(operator.value)
  if (parsed === undefined) return [stranger]
  const single = values.values.flatMap(({ value }) => valuesAround(parsed.family, value)).slice(0, mostValues)
  const others = parsed.family === 'null' ? ['x'] : [...single, foreign(parsed.family)]
  const alone = [...new Set(others)]
  if (parsed.qualifier === undefined) return alone
  return [...alone, alone, single.length > 1 ? single : [stranger, ...single]].map(each =>
    typeof each === 'string' ? [each] : each,
  )
}

const mostValues = 12

const foreign = (family: string): string =>
  family === 'ip' ? '198.51.100.77' : family === 'arn' ? `arn:aws:s3:::${stranger}` : stranger

/** Texts at and around a policy's value, on both sides of where the outcome changes. */
function valuesAround(family: string, value: string): readonly string[] {
  switch (family) {
    case 'numeric': {
      const number = parseDecimal(value)
      return Number.isNaN(number) ? [value] : [number - 1, number, number + 1].map(String)
    }
    case 'date': {
      const time = parseDateValue(value)
      const isDate = Math.abs(time) < 8.6e15
      return isDate ? [time - 1000, time, time + 1000].map(each => new Date(each).toISOString()) : [value]
    }
    case 'bool':
      return ['true', 'false']
    case 'ip':
      return parseIpRange(value) === undefined ? [value] : [value.split('/')[0] ?? value]
    case 'string':
    case 'arn':
      return [witness(value), witness(value, ''), value]
    default:
      return [value]
  }
}
