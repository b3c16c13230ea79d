import { collections } from '../src/iam/store/all-collections.ts'
import type { MemoryDump, MemoryStore } from '../src/iam/store/memory-store.ts'
import { isSeedName, type SeedName } from './seed/seeds.ts'

/** The part of IndexedDB that snapshots need; `idb-keyval` in the tab. Each call is one transaction. */
export interface KeyValues {
  getMany(keys: readonly string[]): Promise<readonly unknown[]>
  setMany(entries: readonly (readonly [string, unknown])[]): Promise<void>
}

export interface Snapshot {
  readonly seed: SeedName
  readonly dump: MemoryDump
}

export type Loaded =
  | { readonly state: 'found'; readonly snapshot: Snapshot }
  | { readonly state: 'none' }
  /** There is one, and it cannot be used; the reason is a sentence. */
  | { readonly state: 'unusable'; readonly reason: string }

/** Grows whenever documents change in a way that older ones do not follow. */
export const snapshotVersion = 1

const names = collections.map(collection => collection.name)
const documentsKey = (collection: string): string => `documents/${collection}`
const aboutKey = 'about'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isDocuments = (value: unknown): value is readonly object[] =>
  Array.isArray(value) && value.every(isRecord)

/** Reads what `createSnapshotWriter` kept. Rejects only when the storage itself fails. */
export async function loadSnapshot(values: KeyValues): Promise<Loaded> {
  const [about, ...kept] = await values.getMany([aboutKey, ...names.map(documentsKey)])
  if (about === undefined) return { state: 'none' }
  if (!isRecord(about) || about.version !== snapshotVersion)
    return { state: 'unusable', reason: 'It was kept by another version of the demo.' }
  const { seed } = about
  if (!isSeedName(seed) || !kept.every(isDocuments))
    return { state: 'unusable', reason: 'It is damaged: parts of it are missing or are no documents.' }
  const documents = Object.fromEntries(names.map((name, i) => [name, kept[i] ?? []]))
  return { state: 'found', snapshot: { seed, dump: { format: 1, collections: documents } } }
}

export interface SnapshotWriter {
  /** Writes what is not written yet; resolves when it is kept. */
  flush(): Promise<void>
  /** Writes what is left, and stops following the store. */
  close(): Promise<void>
}

interface WriterOptions {
  readonly values: KeyValues
  readonly store: MemoryStore
  readonly seed: SeedName
  /** Whether the store's present state is kept already. */
  readonly kept: boolean
  /** Told when a write failed; the changes are written with the next one. */
  readonly onError: (error: unknown) => void
  /** Milliseconds from a commit to its write. */
  readonly delay?: number
}

/** Keeps the state of a store: after a commit, the collections that it changed. */
export function createSnapshotWriter(options: WriterOptions): SnapshotWriter {
  const { values, store, seed, kept, onError, delay = 200 } = options
  let dirty = new Set(kept ? [] : names)
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    if (dirty.size === 0) return
    const changed = dirty
    dirty = new Set()
    const { collections: documents } = store.dump()
    try {
      await values.setMany([
        [aboutKey, { version: snapshotVersion, seed }],
        ...[...changed].map(name => [documentsKey(name), documents[name] ?? []] as const),
      ])
    } catch (error) {
      for (const name of changed) dirty.add(name)
      onError(error)
    }
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(write)
    return writing
  }

  const schedule = (): void => {
    timer ??= setTimeout(() => void flush(), delay)
  }

  const stop = store.onCommit(({ changes }) => {
    for (const { collection } of changes) dirty.add(collection)
    schedule()
  })
  if (!kept) schedule()

  return {
    flush,
    close: () => {
      stop()
      return flush()
    },
  }
}
