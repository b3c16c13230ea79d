import { type ServiceError, validationError } from '../errors.ts'
import type { Collection, ReadTx } from '../store/port.ts'

/** The paging members that every List operation has. */
export interface PagingInput {
  readonly Marker?: string | undefined
  readonly MaxItems?: number | undefined
}

export interface PagedResult<T> {
  readonly items: readonly T[]
  readonly IsTruncated: boolean
  readonly Marker?: string | undefined
}

const defaultMaxItems = 100

export const invalidMarker = (): ServiceError => validationError('Invalid Marker.')

/** A marker is the place in the index below the prefix, so it can't reach outside what was asked for. */
export const encodeMarker = (place: string): string => btoa(encodeURIComponent(place))

/** The place that a marker names; a text that is no marker is refused. */
export function decodeMarker(marker: string): string {
  try {
    return decodeURIComponent(atob(marker))
  } catch {
    throw invalidMarker()
  }
}

/** One page of the documents below `prefix` in the order of `index`; 100 unless `MaxItems` says otherwise. */
export async function pageOf<T extends object>(
  tx: ReadTx,
  collection: Collection<T>,
  index: string,
  prefix: string,
  input: PagingInput,
): Promise<PagedResult<T>> {
  const page = await tx.page(collection, index, {
    prefix,
    after: input.Marker === undefined ? undefined : prefix + decodeMarker(input.Marker),
    limit: input.MaxItems ?? defaultMaxItems,
  })
  return page.next === undefined
    ? { items: page.items, IsTruncated: false }
    : { items: page.items, IsTruncated: true, Marker: encodeMarker(page.next.slice(prefix.length)) }
}

/** One page of a list that is already in memory; `keyOf` gives each item's place, ascending. */
export function pageOfArray<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  input: PagingInput,
): PagedResult<T> {
  const after = input.Marker === undefined ? undefined : decodeMarker(input.Marker)
  const start = after === undefined ? 0 : firstAfter(all, keyOf, after)
  const items = all.slice(start, start + (input.MaxItems ?? defaultMaxItems))
  const last = items.at(-1)
  return last !== undefined && start + items.length < all.length
    ? { items, IsTruncated: true, Marker: encodeMarker(keyOf(last)) }
    : { items, IsTruncated: false }
}

function firstAfter<T>(all: readonly T[], keyOf: (item: T) => string, after: string): number {
  const found = all.findIndex(item => keyOf(item) > after)
  return found < 0 ? all.length : found
}

/** Every document below `prefix`, for the few lists that a quota keeps short. */
export async function allOf<T extends object>(
  tx: ReadTx,
  collection: Collection<T>,
  index: string,
  prefix: string,
): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const page = await tx.page(collection, index, { prefix, after, limit: 1000 })
    items.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return items
}
