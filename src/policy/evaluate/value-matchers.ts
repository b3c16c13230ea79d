import { parseDateValue } from '../model/date-value.ts'
import type { Comparison, ConditionOperator } from '../model/operators.ts'
import { type IpRange, isInRange, parseIpAddress, parseIpRange } from './ip-address.ts'
import type { RequestContext } from './request.ts'
import { compileTextPattern, filledInText, matchesTextPattern, type TextPattern } from './text-pattern.ts'

/** Whether one value of the request satisfies the comparison with at least one value of the policy. */
export type ValueMatcher = (value: string, context: RequestContext) => boolean

export interface CompiledValues {
  readonly matches: ValueMatcher
  /** A value has a `${…}` that cannot be read. */
  readonly malformed: boolean
}

/** Compiles the policy's values for an operator. The negation of negated operators is left to the caller. */
export function compileValues(
  operator: ConditionOperator,
  values: readonly string[],
  variables: boolean,
): CompiledValues {
  switch (operator.family) {
    case 'string':
      return stringValues(operator.comparison, values, variables)
    case 'arn':
      return arnValues(values, variables)
    case 'numeric':
      return plain(numericMatcher(operator.comparison, values.map(parseDecimal), parseDecimal))
    case 'date':
      return plain(numericMatcher(operator.comparison, values.map(parseDateValue), parseDateValue))
    case 'bool':
      return plain(boolMatcher(values))
    case 'binary':
      return plain(binaryMatcher(values))
    case 'ip':
      return plain(ipMatcher(values))
    case 'null':
      // A value that is there is not null; what an absent one is, the condition itself decides.
      return plain(() => values.some(value => value.toLowerCase() === 'false'))
  }
}

const plain = (matches: ValueMatcher): CompiledValues => ({ matches, malformed: false })

function stringValues(comparison: Comparison, values: readonly string[], variables: boolean): CompiledValues {
  const ignoreCase = comparison === 'equalsIgnoreCase'
  const fold = ignoreCase ? (text: string) => text.toLowerCase() : (text: string) => text
  const wildcards = comparison === 'like'
  if (!wildcards && !(variables && values.some(value => value.includes('${')))) {
    const [only] = values
    if (values.length === 1 && only !== undefined && !ignoreCase) return plain(value => value === only)
    const set = new Set(values.map(fold))
    return plain(value => set.has(fold(value)))
  }
  const patterns = values.map(value => compileTextPattern(value, { mode: 'plain', wildcards, variables }))
  const malformed = patterns.some(pattern => pattern.malformed)
  if (!ignoreCase) return { matches: anyPattern(patterns), malformed }
  return {
    matches: (value, context) => patterns.some(pattern => equalsFolded(pattern, value, context)),
    malformed,
  }
}

const anyPattern =
  (patterns: readonly TextPattern[]): ValueMatcher =>
  (value, context) => {
    for (const pattern of patterns) if (matchesTextPattern(pattern, value, context)) return true
    return false
  }

function equalsFolded(pattern: TextPattern, value: string, context: RequestContext): boolean {
  const expected = filledInText(pattern, context)
  return expected !== undefined && expected.toLowerCase() === value.toLowerCase()
}

function arnValues(values: readonly string[], variables: boolean): CompiledValues {
  const all = values.includes('*')
  const patterns = values
    .filter(value => value !== '*')
    .map(value => compileTextPattern(value, { mode: 'arn', wildcards: true, variables }))
  const matchesAny = anyPattern(patterns)
  return {
    matches: (value, context) => isArn(value) && (all || matchesAny(value, context)),
    malformed: patterns.some(pattern => pattern.malformed),
  }
}

/** Whether text has the six parts of an ARN. */
export function isArn(text: string): boolean {
  if (!text.startsWith('arn:')) return false
  let at = 3
  for (let i = 0; i < 4; i++) {
    at = text.indexOf(':', at + 1)
    if (at < 0) return false
  }
  return true
}

/** A decimal number as numeric conditions are written, else NaN: no exponent, no blanks, no other base. */
export const parseDecimal = (text: string): number =>
  /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN

const comparisons: Readonly<Record<Comparison, (request: number, policy: number) => boolean>> = {
  equals: (request, policy) => request === policy,
  equalsIgnoreCase: (request, policy) => request === policy,
  like: (request, policy) => request === policy,
  less: (request, policy) => request < policy,
  lessOrEqual: (request, policy) => request <= policy,
  greater: (request, policy) => request > policy,
  greaterOrEqual: (request, policy) => request >= policy,
}

// What is no number is NaN on either side, for which every comparison is false.
function numericMatcher(
  comparison: Comparison,
  expected: readonly number[],
  parse: (text: string) => number,
): ValueMatcher {
  const compare = comparisons[comparison]
  return value => {
    const actual = parse(value)
    return expected.some(number => compare(actual, number))
  }
}

function boolMatcher(values: readonly string[]): ValueMatcher {
  const expected = new Set(values.map(value => value.toLowerCase()).filter(isBool))
  return value => expected.has(value) || expected.has(value.toLowerCase())
}

const isBool = (text: string): boolean => text === 'true' || text === 'false'

function binaryMatcher(values: readonly string[]): ValueMatcher {
  const expected = new Set(values.map(decodeBase64).filter(bytes => bytes !== undefined))
  return value => {
    const bytes = decodeBase64(value)
    return bytes !== undefined && expected.has(bytes)
  }
}

/** The bytes as a text of one character each, or undefined when the text is no base64. */
export function decodeBase64(text: string): string | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0 ? atob(text) : undefined
}

function ipMatcher(values: readonly string[]): ValueMatcher {
  const ranges: IpRange[] = values.map(parseIpRange).filter(range => range !== undefined)
  return value => {
    const address = parseIpAddress(value)
    return address !== undefined && ranges.some(range => isInRange(address, range))
  }
}
