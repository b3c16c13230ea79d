import { quote } from '../model/json-node.ts'
import type { Located } from '../model/parse.ts'
import type { ConditionFacts } from './facts.ts'
import type { Draft, Fix } from './finding.ts'

/**
 * Keys whose values are ids that must be written out, and those of which at least six characters must be.
 * Source: IAM Access Analyzer policy check reference, "wildcard usage too permissive".
 */
const whole = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
])
const begun = new Set([
  'aws:principalorgpaths',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
])
const fixedCharacters = 6

/** Values of sensitive keys in which something that varies stands too early; `find` gives its place, or -1. */
export const tooPermissive = (
  { key, operator, values, parsed }: ConditionFacts,
  find: (value: string) => number,
  what: string,
  fixes: readonly Fix[] = [],
): readonly Draft[] =>
  operator?.comparison !== 'like' || (operator.family !== 'string' && operator.family !== 'arn')
    ? []
    : values.flatMap(at => {
        const place = find(at.value)
        const why = place < 0 ? undefined : complaint(key, at, place)
        if (why === undefined) return []
        return [
          {
            range: at,
            message: `The ${what} in ${quote(at.value)} makes ${quote(parsed.key.value)} too wide: ${why}.`,
            fixes,
          },
        ]
      })

function complaint(key: string, { value }: Located, place: number): string | undefined {
  if (whole.has(key)) return 'write the value out'
  if (begun.has(key)) {
    return place < fixedCharacters ? `write out at least its first ${fixedCharacters} characters` : undefined
  }
  if (key !== 'aws:userid') return undefined
  const colon = value.indexOf(':')
  return colon < 0 || place < colon ? 'write out the unique id before the colon' : undefined
}
