import type { ContextEntry } from '@aws-sdk/client-iam'
import { parseIpAddress } from '../../policy/evaluate/ip-address.ts'
import { type ContextValue, createContext, type RequestContext } from '../../policy/evaluate/request.ts'
import { decodeBase64 } from '../../policy/evaluate/value-matchers.ts'
import { parseDateValue } from '../../policy/model/date-value.ts'
import { invalidInput } from '../errors.ts'

/** Characters of a value; policies fill values into their patterns, each of which then is that long. */
const longestValue = 4096

const numeric = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/

interface ValueType {
  readonly expected: string
  readonly accepts: (value: string) => boolean
}

/** What values of a type must be, in AWS's words; texts and booleans may be anything. */
const valueTypes: ReadonlyMap<string, ValueType> = new Map([
  ['numeric', { expected: 'numeric format', accepts: value => numeric.test(value) }],
  ['date', { expected: 'DateTime format', accepts: value => !Number.isNaN(parseDateValue(value)) }],
  ['ip', { expected: 'IP address', accepts: value => parseIpAddress(value) !== undefined }],
  [
    'binary',
    { expected: 'base-64 encoded binary format', accepts: value => decodeBase64(value) !== undefined },
  ],
])

type Entry = readonly [key: string, value: ContextValue]

/**
 * The condition keys of a simulation: those that the request gives, and of `known` those that it does not give.
 * Source: IAM API Reference, ContextEntry. Throws InvalidInput in the words of AWS.
 */
export function simulationContext(
  entries: readonly ContextEntry[] = [],
  known: readonly Entry[],
): RequestContext {
  const given = new Map<string, Entry>()
  for (const entry of entries) {
    const [key, value] = readEntry(entry) ?? []
    if (key === undefined || value === undefined) continue
    if (given.has(key.toLowerCase())) throw invalidInput(`Duplicate context key: ${key}.`)
    given.set(key.toLowerCase(), [key, value])
  }
  return createContext([...known.filter(([key]) => !given.has(key.toLowerCase())), ...given.values()])
}

/** Undefined for an entry without any member, which clients may send. */
function readEntry({
  ContextKeyName: key,
  ContextKeyType: type,
  ContextKeyValues: values = [],
}: ContextEntry): Entry | undefined {
  if (key === undefined && type === undefined && values.length === 0) return undefined
  if (!key) throw invalidInput('ContextKeyName cannot be null or empty.')
  if (type === undefined) throw invalidInput(`Context key ${key} has invalid type null.`)
  const [first] = values
  if (first === undefined)
    throw invalidInput(`Context values for context key ${key} cannot be null or empty.`)
  const isList = type.endsWith('List')
  if (!isList && values.length > 1)
    throw invalidInput(`Context key ${type} expected a single value, but received ${values.length}.`)
  const valueType = valueTypes.get(type.replace(/List$/, ''))
  for (const value of values) {
    if (value.length > longestValue)
      throw invalidInput(
        `Invalid context value for key ${key}: expected at most ${longestValue} characters, but received ${value.length}.`,
      )
    if (valueType?.accepts(value) === false)
      throw invalidInput(`Invalid context value for key ${key}: expected ${valueType.expected}.`)
  }
  const written = type.startsWith('numeric') ? values.map(plainNumber) : values
  return [key, isList ? written : (written[0] ?? first)]
}

/** Policies compare numbers without exponents. */
const plainNumber = (value: string): string => (/e/i.test(value) ? String(Number(value)) : value)
