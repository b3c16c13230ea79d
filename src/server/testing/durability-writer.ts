/**
 * The program that the durability test kills: `node … <folder> <label> [check]`. It prints one line of JSON
 * with what it found in the store (`Found`), then, unless told only to check, writes for ever from eight
 * sides and prints each write's name once the write was confirmed.
 */
import { writeSync } from 'node:fs'
import { accounts, type Meta, meta, users } from '../../iam/store/collections.ts'
import { openSqliteStore } from '../sqlite-store.ts'

export interface Found {
  readonly names: readonly string[]
  /** Names of writes of which only one half is there. */
  readonly halves: readonly string[]
  /** Revision of the account: the number of commits. */
  readonly revision: number
}

const accountId = '111122223333'
const [folder = '', label = '', mode] = process.argv.slice(2)
const print = (line: string): void => void writeSync(1, `${line}\n`)

const store = openSqliteStore({ folder })
const found = await store.read(async (tx): Promise<Found> => {
  const limit = 1_000_000
  const names = (await tx.page(users, 'key', { prefix: '', limit })).items.map(user => user.userName)
  const facts = (await tx.page(meta, 'key', { prefix: 'write-', limit })).items.map(fact => fact.value)
  const written = new Set(names)
  const both = new Set(facts.filter(name => written.has(name)))
  const account = await tx.get(accounts, accountId)
  return {
    names,
    halves: [...names, ...facts].filter(name => !both.has(name)),
    revision: account?.revision ?? 0,
  }
})
print(JSON.stringify(found))

if (mode === 'check') {
  await store.close()
} else {
  if (found.revision === 0) {
    const createDate = new Date().toISOString()
    const account = { accountId, name: 'test', rootEmail: 'root@example.com', createDate, revision: 0 }
    await store.write(accountId, tx => tx.put(accounts, account))
  }
  const writeFor = async (side: number): Promise<void> => {
    for (let n = 0; ; n++) {
      const name = `${label}-${side}-${n}`
      await store.write(accountId, async tx => {
        const createDate = new Date().toISOString()
        await tx.put(users, { accountId, userId: name, userName: name, path: '/', createDate, tags: [] })
        const fact: Meta = { name: `write-${name}`, value: name }
        await tx.put(meta, fact)
      })
      print(name)
    }
  }
  await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(writeFor))
}
