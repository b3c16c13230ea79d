import { createStore, getMany, promisifyRequest, update } from 'idb-keyval'
import type { KeyValues } from './snapshot.ts'
import { newSealingKey } from './tab-ports.ts'

/** The demo's own IndexedDB database: the snapshot, and the sealing key beside it. */
export interface TabStorage extends KeyValues {
  /** The key of this browser; made by whoever asks first. */
  sealingKey(): Promise<Uint8Array>
}

const keyName = 'sealing-key'

/** Opens the database `name`. */
export function openTabStorage(name: string): TabStorage {
  const store = createStore(name, 'state')
  return {
    getMany: keys => getMany([...keys], store),
    setMany: entries =>
      store('readwrite', kept => {
        for (const [key, value] of entries) kept.put(value, key)
        // A page that is going away does not live to see its requests succeed, and only then would it commit.
        kept.transaction.commit()
        return promisifyRequest(kept.transaction)
      }),
    sealingKey: async () => {
      let key = newSealingKey()
      await update<unknown>(
        keyName,
        kept => {
          if (kept instanceof Uint8Array && kept.length === key.length) key = kept
          return key
        },
        store,
      )
      return key
    },
  }
}

/** For a browser that forbids storage: the demo lasts as long as its page. */
export function createPageStorage(): TabStorage {
  const values = new Map<string, unknown>()
  const key = newSealingKey()
  return {
    getMany: async keys => keys.map(name => values.get(name)),
    setMany: async entries => {
      for (const [name, value] of entries) values.set(name, value)
    },
    sealingKey: async () => key,
  }
}
