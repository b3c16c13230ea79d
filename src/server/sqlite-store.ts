import { chmodSync, closeSync, fsyncSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { collections as allCollections } from '../iam/store/all-collections.ts'
import { createCommitListeners } from '../iam/store/commit-listeners.ts'
import { type AnyCollection, untyped } from '../iam/store/document.ts'
import type { Store } from '../iam/store/port.ts'
import { dataFiles } from './data-folder-error.ts'
import { lockDataFolder, unusableFolder } from './data-lock.ts'
import { checkPages, inspectFile } from './database-check.ts'
import { type Connection, openConnection } from './sqlite-connection.ts'
import { createSnapshots } from './sqlite-snapshots.ts'
import { prepareTables, tableSql } from './sqlite-tables.ts'
import { createReadTx, type Tables } from './sqlite-transactions.ts'
import { createWriter } from './sqlite-writer.ts'

/** Makes the file readable for this user alone before anything is in it; SQLite gives its log the same mode. */
const createPrivateFile = (folder: string, file: string): void => {
  closeSync(openSync(file, 'a', 0o600))
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  const directory = openSync(folder, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

const openDatabase = (file: string, collections: readonly AnyCollection[]): Connection => {
  const state = inspectFile(file)
  const connection = openConnection(file)
  try {
    connection.column('PRAGMA journal_mode = WAL')
    // FULL: the log reaches the disk with every commit, so what was confirmed survives a power cut.
    connection.exec('PRAGMA synchronous = FULL')
    // A log that a long read has let grow is cut back to this many bytes.
    connection.column('PRAGMA journal_size_limit = 67108864')
    if (state.checkPages) checkPages(connection, file)
    prepareTables(connection, file, collections)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Opens the store in a data folder, creating what is missing, and holds the folder until `close`.
 * Throws `DataFolderError`: the folder is in use or out of reach, its database is damaged or too new.
 */
export const openSqliteStore = (options: {
  readonly folder: string
  /** All of the service's unless given; `accounts` and `meta` must be among them. */
  readonly collections?: readonly AnyCollection[] | undefined
}): Store => {
  const { folder, collections = allCollections } = options
  const file = join(folder, dataFiles.database)
  const lock = lockDataFolder(folder)
  let connection: Connection
  try {
    createPrivateFile(folder, file)
    connection = openDatabase(file, collections)
  } catch (error) {
    lock.release()
    throw unusableFolder(folder, error)
  }

  const tables: Tables = {
    file,
    sql: new Map(collections.map(collection => [collection.name, tableSql(untyped(collection))])),
  }
  const listeners = createCommitListeners()
  const snapshots = createSnapshots(() => openConnection(file))
  const writer = createWriter({ connection, tables, snapshots, announce: listeners.announce })
  const reading = new Set<Promise<unknown>>()
  let closing: Promise<void> | undefined

  const checkOpen = (): void => {
    if (closing !== undefined) throw new Error('the store is closed')
  }

  const read: Store['read'] = async work => {
    const snapshot = snapshots.acquire()
    let open = true
    try {
      return await work(createReadTx(snapshot.connection, tables, () => open))
    } finally {
      open = false
      snapshots.release(snapshot)
    }
  }

  const close = async (): Promise<void> => {
    await writer.idle()
    await Promise.allSettled(reading)
    snapshots.close()
    // Brings the log into the database and empties it: the driver leaves its files open until the process
    // ends or collects its garbage, so the log's end does not say by itself that all is well.
    connection.column('PRAGMA wal_checkpoint(TRUNCATE)')
    connection.close()
    lock.release()
  }

  return {
    read: async work => {
      checkOpen()
      const result = read(work)
      reading.add(result)
      return result.finally(() => reading.delete(result))
    },
    write: async (accountId, work) => {
      checkOpen()
      return writer.write(accountId, work)
    },
    onCommit: listeners.add,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
