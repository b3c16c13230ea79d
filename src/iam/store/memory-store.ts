import { createMutex } from '../../lib/mutex.ts'
import { collections as allCollections } from './all-collections.ts'
import { concludeWrite, createChangeSet } from './change-set.ts'
import { createCommitListeners } from './commit-listeners.ts'
import { type AnyCollection, checkLimit, freezeDocument, indexOf, untyped } from './document.ts'
import {
  type Collection,
  type Range,
  type ReadTx,
  type Store,
  UniqueViolation,
  type WriteTx,
} from './port.ts'
import { createSortedMap, type SortedMap } from './sorted-map.ts'

/** Everything a memory store holds, as plain data that can be cloned, sent and stored. */
export interface MemoryDump {
  readonly format: 1
  /** Documents by the name of their collection. */
  readonly collections: Readonly<Record<string, readonly object[]>>
}

export interface MemoryStore extends Store {
  /** The committed state, without waiting for writes under way. */
  dump(): MemoryDump
}

/** One collection at one moment: an ordered map for the key and for each index. */
type Table = ReadonlyMap<string, SortedMap<object>>

/** The whole store at one moment; never changed, only replaced. */
type State = ReadonlyMap<string, Table>

const loadTable = (collection: Collection<object>, docs: readonly object[]): Table => {
  const frozen = docs.map(doc => freezeDocument(doc, collection.name))
  const table = new Map<string, SortedMap<object>>()
  for (const index of ['key', ...Object.keys(collection.indexes)]) {
    const entryOf = indexOf(collection, index)
    const entries = new Map<string, object>()
    for (const doc of frozen) {
      const entry = entryOf(doc)
      if (entry === undefined) continue
      if (entries.has(entry)) throw new UniqueViolation(collection.name, index)
      entries.set(entry, doc)
    }
    table.set(index, createSortedMap(entries))
  }
  return table
}

const mapOf = (state: State, collection: Collection<object>, index: string): SortedMap<object> => {
  indexOf(collection, index)
  const map = state.get(collection.name)?.get(index)
  if (map === undefined) throw new RangeError(`collection ${collection.name} is not declared to this store`)
  return map
}

/** The table with `after` in place of `before` in every index. Throws `UniqueViolation`. */
const replace = (
  from: Table,
  collection: Collection<object>,
  before: object | undefined,
  after: object | undefined,
): Table => {
  const table = new Map<string, SortedMap<object>>()
  for (const [index, map] of from) {
    const entryOf = indexOf(collection, index)
    const left = before && entryOf(before)
    const to = after && entryOf(after)
    const holder = to === undefined ? undefined : map.get(to)
    if (holder !== undefined && holder !== before) throw new UniqueViolation(collection.name, index)
    const cleared = left === undefined || left === to ? map : map.without(left)
    table.set(index, to === undefined || after === undefined ? cleared : cleared.with(to, after))
  }
  return table
}

/** Reads from whatever state `current` gives: a fixed one for readers, the growing draft for a writer. */
const reader = (current: () => State): ReadTx => ({
  get: async <T extends object>(collection: Collection<T>, key: string) =>
    mapOf(current(), untyped(collection), 'key').get(key) as T | undefined,

  find: async <T extends object>(collection: Collection<T>, index: string, value: string) =>
    mapOf(current(), untyped(collection), index).get(value) as T | undefined,

  page: async <T extends object>(collection: Collection<T>, index: string, range: Range) => {
    checkLimit(range.limit)
    const items: T[] = []
    let last: string | undefined
    for (const [entry, doc] of mapOf(current(), untyped(collection), index).scan(range.prefix, range.after)) {
      if (items.length === range.limit) return { items, next: last }
      items.push(doc as T)
      last = entry
    }
    return { items }
  },

  count: async <T extends object>(collection: Collection<T>, index: string, prefix: string) =>
    mapOf(current(), untyped(collection), index).count(prefix),
})

/**
 * A store that lives in memory. Readers keep the state they began with; writers run one at a time on a
 * draft that becomes the state at once, or is forgotten.
 * Throws `UniqueViolation` when the dump contradicts itself, `TypeError` when it is of another format.
 */
export const createMemoryStore = (
  options: {
    readonly dump?: MemoryDump | undefined
    readonly collections?: readonly AnyCollection[] | undefined
  } = {},
): MemoryStore => {
  const declared = (options.collections ?? allCollections).map(untyped)
  if (options.dump !== undefined && options.dump.format !== 1) {
    throw new TypeError(
      `this snapshot has format ${String(options.dump.format)}, but only format 1 can be loaded`,
    )
  }
  let state: State = new Map(
    declared.map(collection => [
      collection.name,
      loadTable(collection, options.dump?.collections[collection.name] ?? []),
    ]),
  )
  const writers = createMutex()
  const listeners = createCommitListeners()
  let closed = false

  /** Runs `work` on a state that no longer answers once the transaction has ended. */
  const during = async <R>(current: () => State, work: (current: () => State) => Promise<R>): Promise<R> => {
    let open = true
    try {
      return await work(() => {
        if (!open) throw new Error('this transaction has ended')
        return current()
      })
    } finally {
      open = false
    }
  }

  const checkOpen = (): void => {
    if (closed) throw new Error('the store is closed')
  }

  return {
    read: async work => {
      checkOpen()
      const seen = state
      return during(
        () => seen,
        current => work(reader(current)),
      )
    },

    write: async (accountId, work) => {
      checkOpen()
      return writers.run(async () => {
        const draft = new Map(state)
        const changes = createChangeSet()
        const [result, commit] = await during(
          () => draft,
          async current => {
            const change = (given: Collection<never>, key: string, after: object | undefined): void => {
              const collection = untyped(given)
              const before = mapOf(current(), collection, 'key').get(key)
              if (before === undefined && after === undefined) return
              const table = draft.get(collection.name) ?? new Map()
              draft.set(collection.name, replace(table, collection, before, after))
              changes.record(collection.name, key, before, after)
            }
            const tx: WriteTx = {
              ...reader(current),
              put: async (collection, doc) => {
                const after = freezeDocument(doc, collection.name)
                change(collection, collection.key(after), after)
              },
              delete: async (collection, key) => change(collection, key, undefined),
            }
            return [await work(tx), await concludeWrite(tx, changes, accountId)] as const
          },
        )
        if (commit !== undefined) {
          state = draft
          listeners.announce(commit)
        }
        return result
      })
    },

    onCommit: listeners.add,

    close: async () => {
      closed = true
      await writers.run(async () => undefined)
    },

    dump: () => ({
      format: 1,
      collections: Object.fromEntries(
        declared.map(({ name }) => [
          name,
          [...(state.get(name)?.get('key')?.scan('') ?? [])].map(([, doc]) => doc),
        ]),
      ),
    }),
  }
}
