/** A map from a key to a set of values; a key without values is not kept. */
export interface SetMap<K, V> {
  /** The values of `key`, in the order they were added; empty when there are none. */
  get(key: K): ReadonlySet<V>
  add(key: K, value: V): void
  delete(key: K, value: V): void
  /** The keys that have values. */
  keys(): Iterable<K>
}

/** Makes an empty set map. */
export const createSetMap = <K, V>(): SetMap<K, V> => {
  const sets = new Map<K, Set<V>>()
  const none: ReadonlySet<V> = new Set<V>()
  return {
    get: key => sets.get(key) ?? none,
    add: (key, value) => {
      const set = sets.get(key)
      if (set === undefined) sets.set(key, new Set([value]))
      else set.add(value)
    },
    delete: (key, value) => {
      const set = sets.get(key)
      if (set?.delete(value) && set.size === 0) sets.delete(key)
    },
    keys: () => sets.keys(),
  }
}
