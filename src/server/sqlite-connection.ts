import Database from 'libsql'
import { DataFolderError, type DataFolderProblem } from './data-folder-error.ts'

/** What a row or a parameter can hold in our tables. */
export type SqlValue = string | number | null

/** One connection to one database file. Statements are prepared once and kept; calls are synchronous. */
export interface Connection {
  /** Runs statements that give no rows and take no parameters. */
  exec(sql: string): void
  run(sql: string, ...parameters: SqlValue[]): void
  /** The first row's columns, or undefined when there is none. */
  first(sql: string, ...parameters: SqlValue[]): readonly unknown[] | undefined
  /** Every row's first column. */
  column(sql: string, ...parameters: SqlValue[]): unknown[]
  readonly inTransaction: boolean
  close(): void
}

/** How long a statement waits for a lock of another program, such as a backup, in milliseconds. */
const busyTimeout = 2000

const problems: readonly (readonly [code: RegExp, problem: DataFolderProblem])[] = [
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(READONLY|CANTOPEN|IOERR|PERM|AUTH)/, 'unusable'],
]

const sentences: Readonly<Record<string, (file: string, code: string) => string>> = {
  damaged: file =>
    `The database "${file}" is damaged: put back a backup of it, or set GATEHOUSE_DATA to an empty folder.`,
  busy: file =>
    `The database "${file}" is locked by another program: end that program (a backup or a database shell), then try again.`,
  full: file =>
    `The disk that holds "${file}" is full: free some space; what was not confirmed has not been kept.`,
  unusable: (file, code) =>
    `The database "${file}" cannot be read or written (${code}): check its permissions and its disk.`,
}

/** The error to throw when `file` turns out to be damaged. */
export const damaged = (file: string, cause?: unknown): DataFolderError =>
  new DataFolderError('damaged', sentences.damaged?.(file, '') ?? '', { cause })

/** The code of an error of SQLite, such as `SQLITE_BUSY`; empty for any other error. */
export const sqliteCode = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : ''
}

/** Says in one sentence what a failure of SQLite means; gives any other error back as it is. */
export const explainSqliteError = (file: string, error: unknown): unknown => {
  const code = sqliteCode(error)
  const problem = problems.find(([pattern]) => pattern.test(code))?.[1]
  const sentence = problem === undefined ? undefined : sentences[problem]
  if (problem === undefined || sentence === undefined) return error
  return new DataFolderError(problem, sentence(file, code), { cause: error })
}

/**
 * Opens `file`, which exists already. Throws `DataFolderError`, here and in every call, when the database is
 * damaged, locked or out of reach; other errors of SQLite come as they are.
 */
export const openConnection = (file: string): Connection => {
  const guarded = <R>(work: () => R): R => {
    try {
      return work()
    } catch (error) {
      throw explainSqliteError(file, error)
    }
  }

  const database = guarded(() => new Database(file))
  const statements = new Map<string, Database.Statement>()
  const prepare = (sql: string): Database.Statement => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    // Rows as arrays: faster, and no column name can clash with anything.
    if (/^(SELECT|PRAGMA)/.test(sql)) statement.raw(true)
    statements.set(sql, statement)
    return statement
  }

  const connection: Connection = {
    exec: sql => guarded(() => void database.exec(sql)),
    run: (sql, ...parameters) => guarded(() => void prepare(sql).run(parameters)),
    first: (sql, ...parameters) => guarded(() => prepare(sql).get(parameters) as unknown[] | undefined),
    column: (sql, ...parameters) =>
      guarded(() => (prepare(sql).all(parameters) as unknown[][]).map(row => row[0])),
    get inTransaction() {
      return database.inTransaction
    },
    close: () => {
      statements.clear()
      database.close()
    },
  }
  connection.column(`PRAGMA busy_timeout = ${busyTimeout}`)
  return connection
}
