import { contextKeys } from '../../../policy/analyze/context-keys.ts'
import { type Catalog, type ConditionKeyType, findKey } from '../../../policy/catalog/catalog.ts'
import { parseIpAddress } from '../../../policy/evaluate/ip-address.ts'
import { parseDateValue } from '../../../policy/model/date-value.ts'

/** The keys that texts of policies test or fill in, each once, in the order of the texts. */
export function keysMentioned(texts: readonly string[]): readonly string[] {
  const found = new Map<string, string>()
  for (const key of texts.flatMap(contextKeys))
    if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), key)
  return [...found.values()]
}

/** Every key that AWS has for all services, and those of the services named that are loaded. */
export function knownKeys(catalog: Catalog, prefixes: Iterable<string>): readonly string[] {
  const own = [...prefixes].flatMap(prefix =>
    [...(catalog.service(prefix)?.conditionKeys.values() ?? [])].map(({ name }) => name),
  )
  return [...new Set([...catalog.globalKeys.map(({ name }) => name), ...own])].sort()
}

/** What values of a key are; undefined where nothing is known of the key. */
export function typeOfKey(catalog: Catalog, key: string): ConditionKeyType | undefined {
  const prefix = key.slice(0, Math.max(0, key.indexOf(':'))).toLowerCase()
  if (prefix === 'aws') return catalog.globalKey(key)?.type
  const service = catalog.service(prefix)
  return service && findKey(service.conditionKeys, key)?.type
}

/** Whether a request can have several values of the key; of an unknown key as well. */
export const takesSeveral = (type: ConditionKeyType | undefined): boolean =>
  type === undefined || type.startsWith('Array')

/** Why a text cannot be a name of a condition key. */
export const keyProblem = (key: string): string | undefined => {
  const open = /\$\{[^}]*\}?/.exec(key)?.[0]
  if (open !== undefined) return `Put a name in the place of “${open}”.`
  return /^[^\s:]+:[^\s:]/.test(key)
    ? undefined
    : `“${key}” is no condition key: it begins with a service or aws, as in aws:SourceIp.`
}

const example: Partial<Record<ConditionKeyType, string>> = {
  Date: '2026-01-31T12:00:00Z',
  IPAddress: '192.0.2.1',
  ARN: 'arn:aws:s3:::my-bucket',
  ArrayOfARN: 'arn:aws:s3:::my-bucket',
  Numeric: '10',
  Binary: 'SGVsbG8=',
}

/** A value that the field of a key may show while it is empty. */
export const exampleOf = (type: ConditionKeyType | undefined): string =>
  (type === undefined ? undefined : example[type]) ?? ''

/** Why a value will match nothing that is compared with it. */
export function valueProblem(type: ConditionKeyType | undefined, value: string): string | undefined {
  if (type === 'Date' && Number.isNaN(parseDateValue(value)))
    return `“${value}” is no date; write one like ${example.Date}, or seconds since 1970.`
  if (type === 'IPAddress' && parseIpAddress(value) === undefined)
    return `“${value}” is no IP address; write one like ${example.IPAddress} or 2001:db8::1.`
  if (type === 'Numeric' && !/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(value))
    return `“${value}” is no number; write digits, with a point if need be.`
  if ((type === 'ARN' || type === 'ArrayOfARN') && !value.startsWith('arn:'))
    return `“${value}” is no ARN; write one like ${example.ARN}.`
  return undefined
}
