import { contextKeys } from '../../../policy/analyze/context-keys.ts'
import type { Catalog, ConditionKeyType } from '../../../policy/catalog/catalog.ts'
import { parseIpAddress } from '../../../policy/evaluate/ip-address.ts'
import { parseDateValue } from '../../../policy/model/date-value.ts'

/** The keys that texts of policies test or fill in, each once, in the order of the texts. */
export function keysMentioned(texts: readonly string[]): readonly string[] {
  const found = new Map<string, string>()
  for (const key of texts.flatMap(contextKeys))
    if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), key)
  return [...found.values()]
}

const open = '$' + '{'

/** A name of the catalogue with `${…}` for whatever a person chooses of it, which AWS's pages write in three ways. */
const withOpenPart = (name: string): string =>
  name.replace(/(?<=\/)tag-key$/i, `${open}TagKey}`).replace(/<([^>]*)>$/, `${open}$1}`)

/** Every key that AWS has for all services, and those of the services named that are loaded. */
export function knownKeys(catalog: Catalog, prefixes: Iterable<string>): readonly string[] {
  const own = [...prefixes].flatMap(prefix =>
    [...(catalog.service(prefix)?.conditionKeys.values() ?? [])].map(({ name }) => name),
  )
  return [...new Set([...catalog.globalKeys.map(({ name }) => name), ...own].map(withOpenPart))].sort()
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

/** A key in AWS's letter case, as far as it is known; a part that a person chose as it is. */
export function writtenKey(catalog: Catalog | undefined, key: string): string {
  const known = catalog?.globalKey(key)
  if (known === undefined) return key
  const name = withOpenPart(known.name)
  const at = name.indexOf(open)
  return at < 0 ? name : `${name.slice(0, at)}${key.slice(at)}`
}
