import { test } from 'vitest'
import { type Account, accounts, meta, type User, users } from '../store/collections.ts'
import type { AnyCollection } from '../store/document.ts'
import type { Collection, Page, Store } from '../store/port.ts'

/** A document of the suite's own: `rank` is in no index when absent. */
export interface Thing {
  readonly id: string
  readonly name: string
  readonly rank?: string | undefined
  readonly note?: unknown
}

export const things: Collection<Thing> = {
  name: 'things',
  key: t => t.id,
  indexes: { byName: t => t.name, byRank: t => t.rank },
}

/** What a store under test has to be made for. */
export const contractCollections: readonly AnyCollection[] = [accounts, users, meta, things]

export const accountId = '111122223333'

export const account: Account = {
  accountId,
  name: 'Example',
  rootEmail: 'root@example.com',
  createDate: '2026-01-01T00:00:00.000Z',
  revision: 0,
}

export const user = (n: number, userName = `user-${n}`): User => ({
  accountId,
  userId: `AIDA${n}`,
  userName,
  path: '/',
  createDate: '2026-01-01T00:00:00.000Z',
  tags: [],
})

export const names = (page: Page<Thing>): string[] => page.items.map(item => item.name)

/** Writes things outside of any account. */
export const put = (store: Store, ...docs: Thing[]): Promise<void> =>
  store.write('', async tx => {
    for (const doc of docs) await tx.put(things, doc)
  })

export const get = (store: Store, id: string): Promise<Thing | undefined> =>
  store.read(tx => tx.get(things, id))

export const addAccount = (store: Store): Promise<void> =>
  store.write(accountId, tx => tx.put(accounts, account))

export const revision = async (store: Store): Promise<number | undefined> =>
  (await store.read(tx => tx.get(accounts, accountId)))?.revision

/** Declares one test of the contract on a store of its own. */
export type DeclareContract = (title: string, work: (store: Store) => Promise<void>) => void

/** Declares tests on the stores that `open` makes, each empty; `label` says in the title which kind it is. */
export const contractFor =
  (label: string, open: () => Promise<Store>): DeclareContract =>
  (title, work) =>
    test(`${label}: ${title}`, async () => {
      const store = await open()
      try {
        await work(store)
      } finally {
        await store.close()
      }
    })
