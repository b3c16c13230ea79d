/**
 * A persistent sorted map from strings: every change gives a new map that shares almost everything with the
 * old one, so a reader keeps its state for nothing and a writer rolls back by forgetting.
 *
 * Keys sort by UTF-16 code unit (what `<` does). They live in chunks of at most `chunkSize`; a change copies
 * one chunk and the list of chunks, which stays short at the sizes of an account.
 */
export interface SortedMap<V> {
  readonly size: number
  get(key: string): V | undefined
  with(key: string, value: V): SortedMap<V>
  without(key: string): SortedMap<V>
  /** Values of keys that start with `prefix`, in order, strictly after `after` when given. */
  scan(prefix: string, after?: string): Generator<readonly [key: string, value: V], void, undefined>
  /** How many keys start with `prefix`. */
  count(prefix: string): number
}

interface Chunk<V> {
  readonly keys: readonly string[]
  readonly values: readonly V[]
}

const chunkSize = 64

/** The first position in `0..length` at which `isAtOrAfter` holds; it must hold for all that follow. */
const lowerBound = (length: number, isAtOrAfter: (position: number) => boolean): number => {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAtOrAfter(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const positionIn = (keys: readonly string[], key: string): number =>
  lowerBound(keys.length, i => (keys[i] as string) >= key)

/** Splits a chunk that has grown too long. */
const halves = <V>(chunk: Chunk<V>): Chunk<V>[] => {
  const half = chunk.keys.length >>> 1
  return [
    { keys: chunk.keys.slice(0, half), values: chunk.values.slice(0, half) },
    { keys: chunk.keys.slice(half), values: chunk.values.slice(half) },
  ]
}

const fromChunks = <V>(chunks: readonly Chunk<V>[], size: number): SortedMap<V> => {
  /** The chunk that holds `key`, or would: the first one whose last key is not before it. */
  const chunkOf = (key: string): number =>
    lowerBound(chunks.length, i => (chunks[i]?.keys.at(-1) as string) >= key)

  /** How many keys are before `key`, or before the first that is greater than all starting with it. */
  const rank = (isAtOrAfter: (key: string) => boolean): number => {
    const c = lowerBound(chunks.length, i => isAtOrAfter(chunks[i]?.keys.at(-1) as string))
    let before = 0
    for (let i = 0; i < c; i++) before += chunks[i]?.keys.length ?? 0
    const keys = chunks[c]?.keys ?? []
    return before + lowerBound(keys.length, i => isAtOrAfter(keys[i] as string))
  }

  return {
    size,

    get: key => {
      const chunk = chunks[chunkOf(key)]
      if (chunk === undefined) return undefined
      const i = positionIn(chunk.keys, key)
      return chunk.keys[i] === key ? chunk.values[i] : undefined
    },

    with: (key, value) => {
      const c = Math.min(chunkOf(key), chunks.length - 1)
      const chunk = chunks[c]
      if (chunk === undefined) return fromChunks([{ keys: [key], values: [value] }], 1)
      const i = positionIn(chunk.keys, key)
      if (chunk.keys[i] === key) {
        return fromChunks(chunks.with(c, { keys: chunk.keys, values: chunk.values.with(i, value) }), size)
      }
      const keys = chunk.keys.toSpliced(i, 0, key)
      const values = chunk.values.toSpliced(i, 0, value)
      const grown = { keys, values }
      // Almost always the chunk still fits, and copying the list with one replacement is the faster copy.
      if (keys.length <= chunkSize) return fromChunks(chunks.with(c, grown), size + 1)
      return fromChunks(chunks.toSpliced(c, 1, ...halves(grown)), size + 1)
    },

    without: key => {
      const c = chunkOf(key)
      const chunk = chunks[c]
      const i = chunk === undefined ? -1 : positionIn(chunk.keys, key)
      if (chunk === undefined || chunk.keys[i] !== key) return fromChunks(chunks, size)
      const keys = chunk.keys.toSpliced(i, 1)
      if (keys.length === 0) return fromChunks(chunks.toSpliced(c, 1), size - 1)
      return fromChunks(chunks.with(c, { keys, values: chunk.values.toSpliced(i, 1) }), size - 1)
    },

    scan: function* (prefix, after) {
      const start = after !== undefined && after >= prefix ? after : prefix
      let c = chunkOf(start)
      let i = positionIn(chunks[c]?.keys ?? [], start)
      for (; c < chunks.length; c++, i = 0) {
        const { keys, values } = chunks[c] as Chunk<V>
        for (; i < keys.length; i++) {
          const key = keys[i] as string
          if (key === after) continue
          if (!key.startsWith(prefix)) return
          yield [key, values[i] as V]
        }
      }
    },

    count: prefix => rank(key => key >= prefix && !key.startsWith(prefix)) - rank(key => key >= prefix),
  }
}

/** Makes a sorted map of `entries`; their keys must differ. */
export const createSortedMap = <V>(entries: Iterable<readonly [string, V]> = []): SortedMap<V> => {
  const sorted = [...entries].sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
  const chunks: Chunk<V>[] = []
  // Filled to three quarters, so that the first insertions do not split every chunk.
  const fill = (chunkSize * 3) / 4
  for (let i = 0; i < sorted.length; i += fill) {
    const part = sorted.slice(i, i + fill)
    chunks.push({ keys: part.map(e => e[0]), values: part.map(e => e[1]) })
  }
  return fromChunks(chunks, sorted.length)
}
