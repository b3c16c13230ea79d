import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { untyped } from '../iam/store/document.ts'
import type { Commit } from '../iam/store/port.ts'
import { contractCollections, type Thing, things } from '../iam/testing/contract-support.ts'
import { type Connection, openConnection } from './sqlite-connection.ts'
import { createSnapshots } from './sqlite-snapshots.ts'
import { prepareTables, tableSql } from './sqlite-tables.ts'
import { createReadTx } from './sqlite-transactions.ts'
import { createWriter } from './sqlite-writer.ts'

const base = mkdtempSync(join(tmpdir(), 'gatehouse-writer-'))
afterAll(() => rmSync(base, { recursive: true }))

/** A writer on a database of its own, with its connection at hand. */
const open = () => {
  const file = join(mkdtempSync(join(base, 'data-')), 'test.db')
  writeFileSync(file, '')
  const connection = openConnection(file)
  connection.column('PRAGMA journal_mode = WAL')
  prepareTables(connection, file, contractCollections)
  const tables = { file, sql: new Map(contractCollections.map(each => [each.name, tableSql(untyped(each))])) }
  const commits: Commit[] = []
  const statements: string[] = []
  // Notes what is sent to the database, and passes it on.
  const watched: Connection = {
    ...connection,
    get inTransaction() {
      return connection.inTransaction
    },
    run: (sql, ...parameters) => {
      statements.push(sql)
      connection.run(sql, ...parameters)
    },
  }
  const snapshots = createSnapshots(() => openConnection(file))
  const writer = createWriter({ connection: watched, tables, snapshots, announce: c => commits.push(c) })
  const put = (thing: Thing): Promise<void> => writer.write('', tx => tx.put(things, thing))
  const ids = async (): Promise<string[]> => {
    const snapshot = snapshots.acquire()
    const tx = createReadTx(snapshot.connection, tables, () => true)
    const page = await tx.page(things, 'key', { prefix: '', limit: 1000 })
    snapshots.release(snapshot)
    return page.items.map(thing => thing.id)
  }
  return { file, connection, writer, put, ids, commits, statements }
}

const thing = (id: string, note = ''): Thing => ({ id, name: id, note })

test('writes that wait together go to the disk together, and each fails for itself', async () => {
  const { writer, put, ids, commits, statements } = open()
  const results = await Promise.allSettled([
    put(thing('a')),
    writer.write('', async tx => {
      await tx.put(things, thing('b'))
      throw new Error('not this one')
    }),
    put({ id: 'c', name: 'a' }),
    put(thing('d')),
  ])
  expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(await ids()).toEqual(['a', 'd'])
  expect(commits.map(commit => commit.changes[0]?.key)).toEqual(['a', 'd'])
  expect(statements.filter(sql => sql === 'COMMIT')).toHaveLength(1)
})

test('writes that change nothing do not make the disk wait', async () => {
  const { put, statements } = open()
  await put(thing('a'))
  statements.length = 0
  await put(thing('a'))
  expect(statements).toContain('ROLLBACK')
  expect(statements).not.toContain('COMMIT')
})

test('on a full disk every write of the batch is refused and nothing of it is kept; afterwards all goes on', async () => {
  const { connection, writer, put, ids, commits } = open()
  await put(thing('before'))
  const [pages] = connection.column('PRAGMA page_count') as number[]
  connection.column(`PRAGMA max_page_count = ${(pages ?? 0) + 2}`)
  const results = await Promise.allSettled([put(thing('small')), put(thing('big', 'x'.repeat(1_000_000)))])
  await writer.idle()
  const [small, big] = results
  expect(big).toMatchObject({ status: 'rejected', reason: { name: 'DataFolderError', problem: 'full' } })
  // The small one is kept if and only if it was confirmed.
  expect(await ids()).toEqual(small?.status === 'fulfilled' ? ['before', 'small'] : ['before'])
  expect(commits).toHaveLength(small?.status === 'fulfilled' ? 2 : 1)
  connection.column('PRAGMA max_page_count = 1000000')
  await put(thing('after', 'x'.repeat(1_000_000)))
  expect(await ids()).toContain('after')
})

test('a commit that fails answers none of its writes with success and announces nothing', async () => {
  const { connection, put, ids, commits } = open()
  await put(thing('before'))
  // A deferred constraint is what SQLite checks at the commit only.
  connection.exec('PRAGMA foreign_keys = ON')
  connection.exec('CREATE TABLE promise (id TEXT REFERENCES things (key) DEFERRABLE INITIALLY DEFERRED)')
  connection.exec(
    `CREATE TRIGGER broken AFTER INSERT ON things WHEN new.key = 'bad' BEGIN INSERT INTO promise VALUES ('nowhere'); END`,
  )
  const results = await Promise.allSettled([put(thing('good')), put(thing('bad'))])
  expect(results.map(result => result.status)).toEqual(['rejected', 'rejected'])
  expect(commits).toHaveLength(1)
  expect(await ids()).toEqual(['before'])
  await put(thing('good'))
  expect(await ids()).toEqual(['before', 'good'])
})

test('while another program locks the database a write is refused in one sentence, and succeeds afterwards', async () => {
  const { file, connection, put } = open()
  connection.column('PRAGMA busy_timeout = 50')
  const other = openConnection(file)
  other.exec('BEGIN IMMEDIATE')
  await expect(put(thing('a'))).rejects.toMatchObject({ name: 'DataFolderError', problem: 'busy' })
  other.exec('ROLLBACK')
  await put(thing('a'))
})
