import type { Collection } from './port.ts'

/** Any declared collection, whatever its documents are. */
export type AnyCollection = Collection<never>

/** A store keeps documents of every shape; it only hands them to the functions of their own collection. */
export const untyped = (collection: AnyCollection): Collection<object> =>
  collection as unknown as Collection<object>

const copy = (value: unknown, where: string): unknown => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  // Adding zero turns -0 into 0, as JSON does.
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0
  if (Array.isArray(value)) return Object.freeze(Array.from(value, item => copy(item, where)))
  if (typeof value === 'object' && isPlain(value)) {
    const from = value as Readonly<Record<string, unknown>>
    const to: Record<string, unknown> = {}
    for (const name of Object.keys(from)) {
      if (from[name] === undefined) continue
      const member = copy(from[name], name)
      // Assigning to `__proto__` would set the prototype instead of making a member.
      if (name === '__proto__') Object.defineProperty(to, name, { value: member, enumerable: true })
      else to[name] = member
    }
    return Object.freeze(to)
  }
  throw new TypeError(`"${where}" holds something that is not a JSON value and cannot be stored`)
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  // A document that came out of another realm (structured clone in a worker) has that realm's Object.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/**
 * A deep-frozen copy of a document as JSON would keep it: members that are undefined are left out.
 * Throws `TypeError` for what JSON cannot hold.
 */
export const freezeDocument = <T extends object>(doc: T, collection: string): T => copy(doc, collection) as T

/** Deep-freezes a document that came straight from `JSON.parse`. */
export const freezeParsed = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) {
    for (const member of Object.values(value)) freezeParsed(member)
    Object.freeze(value)
  }
  return value
}

/** Whether two stored documents say the same, whatever the order of their members. */
export const sameDocument = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  const left = a as Readonly<Record<string, unknown>>
  const right = b as Readonly<Record<string, unknown>>
  return names.every(name => Object.hasOwn(right, name) && sameDocument(left[name], right[name]))
}

/** The function that gives a document's entry in `index`; the index named `key` is the primary key. */
export const indexOf = (
  collection: Collection<object>,
  index: string,
): ((doc: object) => string | undefined) => {
  if (index === 'key') return collection.key
  const entry = Object.hasOwn(collection.indexes, index) ? collection.indexes[index] : undefined
  if (entry === undefined) throw new RangeError(`collection ${collection.name} has no index "${index}"`)
  return entry
}

/** Throws `RangeError` unless `limit` is a whole number of 1 or more. */
export const checkLimit = (limit: number): void => {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`a page's limit must be a whole number of 1 or more, not ${limit}`)
  }
}
