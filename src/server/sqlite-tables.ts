import { meta } from '../iam/store/collections.ts'
import { type AnyCollection, freezeParsed, indexOf, untyped } from '../iam/store/document.ts'
import { type Collection, UniqueViolation } from '../iam/store/port.ts'
import { DataFolderError } from './data-folder-error.ts'
import { type Connection, damaged, sqliteCode } from './sqlite-connection.ts'
import { toSqlText } from './sqlite-text.ts'

/** The format of the tables; a database with a greater one was written by a newer program. */
export const schemaVersion = 1

const schemaFact = 'schemaVersion'

const quote = (name: string): string => {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new RangeError(`"${name}" cannot name a table or column`)
  return `"${name}"`
}

const indexNames = (collection: Collection<object>): string[] => Object.keys(collection.indexes)

/** The statements of one collection, written once. */
export interface TableSql {
  readonly get: string
  readonly put: string
  readonly delete: string
  find(index: string): string
  /** `from` says whether the first entry itself belongs to the range. */
  page(index: string, from: '>' | '>='): string
  count(index: string): string
}

const memoized = (make: (argument: string) => string): ((argument: string) => string) => {
  const made = new Map<string, string>()
  return argument => {
    const text = made.get(argument) ?? make(argument)
    made.set(argument, text)
    return text
  }
}

/** Writes the statements of a collection. */
export const tableSql = (collection: Collection<object>): TableSql => {
  const table = quote(collection.name)
  const columns = ['key', ...indexNames(collection), 'doc'].map(quote)
  const updates = columns.slice(1).map(column => `${column} = excluded.${column}`)
  const column = (index: string): string => {
    indexOf(collection, index)
    return quote(index)
  }
  const page = (from: string) =>
    memoized(
      index =>
        `SELECT doc FROM ${table} WHERE ${column(index)} ${from} ? AND ${column(index)} < ? ORDER BY ${column(index)} LIMIT ?`,
    )
  const pages = { '>': page('>'), '>=': page('>=') }
  return {
    get: `SELECT doc FROM ${table} WHERE key = ?`,
    put: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT (key) DO UPDATE SET ${updates.join(', ')}`,
    delete: `DELETE FROM ${table} WHERE key = ?`,
    find: memoized(index => `SELECT doc FROM ${table} WHERE ${column(index)} = ?`),
    page: (index, from) => pages[from](index),
    count: memoized(
      index => `SELECT count(*) FROM ${table} WHERE ${column(index)} >= ? AND ${column(index)} < ?`,
    ),
  }
}

/** A document out of its row. Throws `DataFolderError` when it is no JSON: the file was damaged. */
export const parseDocument = (file: string, text: unknown): object => {
  try {
    return freezeParsed(JSON.parse(text as string) as object)
  } catch (error) {
    throw damaged(file, error)
  }
}

/** Inserts or replaces one document. Throws `UniqueViolation`. */
export const putRow = (
  connection: Connection,
  collection: Collection<object>,
  sql: TableSql,
  doc: object,
  text: string,
): void => {
  const entries = Object.values(collection.indexes).map(entryOf => {
    const entry = entryOf(doc)
    return entry === undefined ? null : toSqlText(entry)
  })
  try {
    connection.run(sql.put, toSqlText(collection.key(doc)), ...entries, text)
  } catch (error) {
    if (sqliteCode(error) !== 'SQLITE_CONSTRAINT_UNIQUE') throw error
    const index = /failed: \w+\.(\w+)/.exec((error as Error).message)?.[1]
    throw new UniqueViolation(collection.name, index ?? 'unknown')
  }
}

/** Adds what the database does not have yet of one collection; fills new index columns from the documents. */
const prepareTable = (connection: Connection, file: string, collection: Collection<object>): void => {
  const table = quote(collection.name)
  const existing = connection.column(`SELECT name FROM pragma_table_info(?)`, collection.name)
  if (existing.length === 0) {
    const columns = indexNames(collection).map(index => `${quote(index)} TEXT,`)
    connection.exec(
      `CREATE TABLE ${table} (key TEXT NOT NULL PRIMARY KEY, ${columns.join(' ')} doc TEXT NOT NULL) STRICT`,
    )
  }
  const missing =
    existing.length === 0 ? [] : indexNames(collection).filter(index => !existing.includes(index))
  for (const index of missing) connection.exec(`ALTER TABLE ${table} ADD COLUMN ${quote(index)} TEXT`)
  if (missing.length > 0) {
    const sql = tableSql(collection)
    for (const text of connection.column(`SELECT doc FROM ${table}`)) {
      putRow(connection, collection, sql, parseDocument(file, text), text as string)
    }
  }
  for (const index of indexNames(collection)) {
    const name = quote(`${collection.name}_${index}`)
    connection.exec(`CREATE UNIQUE INDEX IF NOT EXISTS ${name} ON ${table} (${quote(index)})`)
  }
}

/**
 * Makes the tables of all collections, or completes them, in one transaction.
 * Throws `DataFolderError` when a newer program wrote the database.
 */
export const prepareTables = (
  connection: Connection,
  file: string,
  collections: readonly AnyCollection[],
): void => {
  connection.exec('BEGIN IMMEDIATE')
  try {
    prepareTable(connection, file, untyped(meta))
    const found = connection.first(`SELECT doc FROM ${quote(meta.name)} WHERE key = ?`, schemaFact)
    const version = found && Number((parseDocument(file, found[0]) as { value?: unknown }).value)
    if (version !== undefined && !(version <= schemaVersion)) {
      throw new DataFolderError(
        'newer',
        `The database "${file}" has format ${version}, but this Gatehouse knows formats up to ${schemaVersion}: start the newer Gatehouse that wrote it.`,
      )
    }
    for (const collection of collections) prepareTable(connection, file, untyped(collection))
    if (version === undefined) {
      const fact = { name: schemaFact, value: String(schemaVersion) }
      putRow(connection, untyped(meta), tableSql(untyped(meta)), fact, JSON.stringify(fact))
    }
    connection.exec('COMMIT')
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}
