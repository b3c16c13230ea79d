import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { type Connection, damaged } from './sqlite-connection.ts'

/**
 * How a database file is checked when it is opened:
 * - always: the header, and that the file is as long as the header says (costs nothing);
 * - up to 64 MiB, or after the process before ended without closing: SQLite's own quick check of every page.
 * A big file that was closed in order is trusted; damage in it is still reported when it is read.
 */
const smallFile = 64 * 2 ** 20

const headerLength = 100
const magic = 'SQLite format 3\0'

/** What is known of the file before it is opened. */
export interface FileState {
  /** Whether there is no database yet. */
  readonly isNew: boolean
  readonly checkPages: boolean
}

/**
 * Looks at the file before SQLite has it open: closing a file that SQLite has open in the same process would
 * drop SQLite's locks on it. Throws `DataFolderError` when it cannot be a database.
 */
export const inspectFile = (file: string): FileState => {
  const size = statSync(file).size
  if (size === 0) return { isNew: true, checkPages: false }
  const header = Buffer.alloc(headerLength)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, header, 0, headerLength, 0)
  } finally {
    closeSync(descriptor)
  }
  const written = header.readUInt16BE(16)
  const pageSize = written === 1 ? 65_536 : written
  if (header.toString('latin1', 0, magic.length) !== magic || pageSize < 512) throw damaged(file)
  const log = `${file}-wal`
  const isClean = !existsSync(log) || statSync(log).size === 0
  // With a log beside it, the log has the last word on the length.
  if (isClean && size < header.readUInt32BE(28) * pageSize) throw damaged(file)
  return { isNew: false, checkPages: !isClean || size <= smallFile }
}

/** SQLite's quick check. Throws `DataFolderError` at the first thing that is wrong. */
export const checkPages = (connection: Connection, file: string): void => {
  const [result] = connection.column('PRAGMA quick_check(1)')
  if (result !== 'ok') throw damaged(file, new Error(String(result)))
}
