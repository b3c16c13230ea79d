import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { accounts, type Meta, meta, users } from '../iam/store/collections.ts'
import { storeContract } from '../iam/store/contract-suite.ts'
import { type Collection, joinKey, type Store, UniqueViolation } from '../iam/store/port.ts'
import { account, accountId, contractCollections, user } from '../iam/testing/contract-support.ts'
import { DataFolderError, type DataFolderProblem } from './data-folder-error.ts'
import { openConnection } from './sqlite-connection.ts'
import { openSqliteStore } from './sqlite-store.ts'

const base = mkdtempSync(join(tmpdir(), 'gatehouse-store-'))
afterAll(() => rmSync(base, { recursive: true }))

const newFolder = (): string => mkdtempSync(join(base, 'data-'))

storeContract('sqlite', async () =>
  openSqliteStore({ folder: newFolder(), collections: contractCollections }),
)

const fill = async (store: Store, count: number): Promise<void> => {
  await store.write(accountId, async tx => {
    await tx.put(accounts, account)
    for (let n = 0; n < count; n++) await tx.put(users, user(n))
  })
}

/** The database of a closed store with three hundred users. */
const filledFolder = async (): Promise<string> => {
  const folder = newFolder()
  const store = openSqliteStore({ folder })
  await fill(store, 300)
  await store.close()
  expect(statSync(join(folder, 'gatehouse.db-wal')).size).toBe(0)
  // A file of its own, as another process finds it: the driver still has the first one open.
  const copy = newFolder()
  copyFileSync(join(folder, 'gatehouse.db'), join(copy, 'gatehouse.db'))
  return copy
}

/** The error of opening `folder`, which must be one sentence that names what is in the way. */
const problemOf = (folder: string): DataFolderError => {
  try {
    openSqliteStore({ folder })
  } catch (error) {
    if (!(error instanceof DataFolderError)) throw error
    expect(error.message).toContain(folder)
    expect(error.message).toMatch(/^[^\n]+: [^\n]+\.$/)
    return error
  }
  throw new Error('the folder could be opened')
}

const expectProblem = (folder: string, problem: DataFolderProblem): void =>
  expect(problemOf(folder).problem).toBe(problem)

test('after closing, everything is in the one database file', async () => {
  const folder = await filledFolder()
  const store = openSqliteStore({ folder })
  expect(await store.read(tx => tx.count(users, 'key', ''))).toBe(300)
  expect((await store.read(tx => tx.get(accounts, accountId)))?.revision).toBe(1)
  await store.close()
})

test('a missing data folder is made for its owner alone, and the files beside the database are private too', async () => {
  const folder = join(newFolder(), 'deep', 'data')
  const store = openSqliteStore({ folder })
  await fill(store, 1)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'gatehouse.db')).mode & 0o777).toBe(0o600)
  for (const file of readdirSync(folder)) {
    expect(statSync(join(folder, file)).mode & 0o077, file).toBe(0)
  }
  await store.close()
})

test('a database that others could read is closed to them', async () => {
  const folder = await filledFolder()
  chmodSync(join(folder, 'gatehouse.db'), 0o644)
  await openSqliteStore({ folder }).close()
  expect(statSync(join(folder, 'gatehouse.db')).mode & 0o777).toBe(0o600)
})

test('a folder opens once at a time, and again after closing', async () => {
  const folder = newFolder()
  const store = openSqliteStore({ folder })
  expectProblem(folder, 'in use')
  // The refused attempt must not have loosened the first one's hold.
  expectProblem(folder, 'in use')
  await fill(store, 1)
  await store.close()
  await openSqliteStore({ folder }).close()
})

test('a folder that is a file, or that cannot be made, is refused', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'file'), '')
  expectProblem(join(folder, 'file'), 'unusable')
  expectProblem(join(folder, 'file', 'below'), 'unusable')
  mkdirSync(join(folder, 'gatehouse.db'))
  expectProblem(folder, 'unusable')
})

const damages: readonly (readonly [string, (file: string) => void])[] = [
  ['is no database', file => writeFileSync(file, 'Dear diary, '.repeat(1000))],
  ['has a few bytes only', file => writeFileSync(file, 'SQLite')],
  ['was cut in the middle', file => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)],
  ['was cut within a page', file => truncateSync(file, statSync(file).size - 100)],
  [
    'has pages overwritten',
    file => {
      const descriptor = openSync(file, 'r+')
      const size = statSync(file).size
      for (let at = 4096; at < size; at += 4096) writeSync(descriptor, Buffer.alloc(4096, 0xa5), 0, 4096, at)
      closeSync(descriptor)
    },
  ],
]

test.each(damages)('a database that %s is refused and left as it is', async (_how, damage) => {
  const folder = await filledFolder()
  const file = join(folder, 'gatehouse.db')
  damage(file)
  const before = readFileSync(file)
  expectProblem(folder, 'damaged')
  expect(readFileSync(file).equals(before)).toBe(true)
  // The folder is not left locked.
  expectProblem(folder, 'damaged')
})

test('a document that is no JSON any more is reported as damage, not as a fault of the program', async () => {
  const folder = await filledFolder()
  const connection = openConnection(join(folder, 'gatehouse.db'))
  connection.exec(`UPDATE users SET doc = substr(doc, 1, 20) WHERE key LIKE '%AIDA7'`)
  connection.close()
  const store = openSqliteStore({ folder })
  const reading = store.read(tx => tx.get(users, joinKey(accountId, 'AIDA7')))
  await expect(reading).rejects.toMatchObject({ name: 'DataFolderError', problem: 'damaged' })
  await store.close()
})

test('an empty database file, as a first start that was killed leaves it, is a new database', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'gatehouse.db'), '')
  const store = openSqliteStore({ folder })
  await fill(store, 1)
  await store.close()
})

test('something else in place of the lock file is not overwritten', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'gatehouse.lock'), 'mine! '.repeat(1000))
  expectProblem(folder, 'damaged')
  expect(readFileSync(join(folder, 'gatehouse.lock'), 'utf8')).toContain('mine!')
})

test('a database of a newer program is refused and not touched', async () => {
  const folder = await filledFolder()
  const connection = openConnection(join(folder, 'gatehouse.db'))
  connection.exec(`UPDATE meta SET doc = '{"name":"schemaVersion","value":"2"}'`)
  connection.close()
  expect(problemOf(folder).message).toContain('format 2')
  expectProblem(folder, 'newer')
})

test('a copy of the files taken while the store runs opens with everything confirmed so far', async () => {
  const folder = newFolder()
  const store = openSqliteStore({ folder })
  await fill(store, 50)
  const copy = newFolder()
  for (const suffix of ['', '-wal']) {
    copyFileSync(join(folder, `gatehouse.db${suffix}`), join(copy, `gatehouse.db${suffix}`))
  }
  const opened = openSqliteStore({ folder: copy })
  expect(await opened.read(tx => tx.count(users, 'key', ''))).toBe(50)
  await opened.close()
  await store.close()
})

test('a collection that gains an index gets it filled, for documents written before', async () => {
  interface Note {
    readonly id: string
    readonly title: string
  }
  const notes = (indexes: Collection<Note>['indexes']): Collection<Note> => ({
    name: 'notes',
    key: note => note.id,
    indexes,
  })
  const folder = newFolder()
  const before = notes({})
  const old = openSqliteStore({ folder, collections: [accounts, meta, before] })
  await old.write('', async tx => {
    for (const id of ['1', '2', '3']) await tx.put(before, { id, title: `title ${id}` })
  })
  await old.close()
  const after = notes({ byTitle: note => note.title })
  const store = openSqliteStore({ folder, collections: [accounts, meta, after] })
  expect((await store.read(tx => tx.find(after, 'byTitle', 'title 2')))?.id).toBe('2')
  const twice = store.write('', tx => tx.put(after, { id: '4', title: 'title 2' }))
  await expect(twice).rejects.toBeInstanceOf(UniqueViolation)
  await store.close()
})

test('the log does not grow for ever under writes and reads', async () => {
  const folder = newFolder()
  const store = openSqliteStore({ folder })
  for (let round = 0; round < 40; round++) {
    const fact: Meta = { name: `fact ${round}`, value: 'x'.repeat(200_000) }
    await store.write('', tx => tx.put(meta, fact))
    expect(await store.read(tx => tx.get(meta, fact.name))).toEqual(fact)
  }
  expect(statSync(join(folder, 'gatehouse.db-wal')).size).toBeLessThan(6e6)
  await store.close()
  expect(statSync(join(folder, 'gatehouse.db-wal')).size).toBe(0)
})
