import type { ChangeSet } from '../iam/store/change-set.ts'
import { checkLimit, freezeDocument, indexOf, untyped } from '../iam/store/document.ts'
import type { Collection, Range, ReadTx, WriteTx } from '../iam/store/port.ts'
import type { Connection } from './sqlite-connection.ts'
import { parseDocument, putRow, type TableSql } from './sqlite-tables.ts'
import { afterPrefix, toSqlText } from './sqlite-text.ts'

/** The tables of one database file. */
export interface Tables {
  readonly file: string
  readonly sql: ReadonlyMap<string, TableSql>
}

const sqlOf = (tables: Tables, collection: { readonly name: string }): TableSql => {
  const sql = tables.sql.get(collection.name)
  if (sql === undefined) throw new RangeError(`collection ${collection.name} is not declared to this store`)
  return sql
}

const checkIsOpen = (isOpen: () => boolean): void => {
  if (!isOpen()) throw new Error('this transaction has ended')
}

/** Reads through `connection`, which is inside a transaction, while `isOpen` says so. */
export const createReadTx = (connection: Connection, tables: Tables, isOpen: () => boolean): ReadTx => {
  const one = (sql: string, entry: string): object | undefined => {
    const row = connection.first(sql, toSqlText(entry))
    return row && parseDocument(tables.file, row[0])
  }
  return {
    get: async <T extends object>(collection: Collection<T>, key: string) => {
      checkIsOpen(isOpen)
      return one(sqlOf(tables, collection).get, key) as T | undefined
    },

    find: async <T extends object>(collection: Collection<T>, index: string, value: string) => {
      checkIsOpen(isOpen)
      return one(sqlOf(tables, collection).find(index), value) as T | undefined
    },

    page: async <T extends object>(collection: Collection<T>, index: string, range: Range) => {
      checkIsOpen(isOpen)
      checkLimit(range.limit)
      const { prefix, after } = range
      const sql = sqlOf(tables, collection)
      const until = afterPrefix(toSqlText(prefix))
      const startsAfter = after !== undefined && after >= prefix
      const rows = connection.column(
        sql.page(index, startsAfter ? '>' : '>='),
        toSqlText(startsAfter ? after : prefix),
        until,
        range.limit + 1,
      )
      const items = rows.slice(0, range.limit).map(text => parseDocument(tables.file, text) as T)
      const last = items.at(-1)
      if (rows.length <= range.limit || last === undefined) return { items }
      return { items, next: indexOf(untyped(collection), index)(last) }
    },

    count: async <T extends object>(collection: Collection<T>, index: string, prefix: string) => {
      checkIsOpen(isOpen)
      const start = toSqlText(prefix)
      return Number(connection.first(sqlOf(tables, collection).count(index), start, afterPrefix(start))?.[0])
    },
  }
}

/** Reads and writes through `connection`, noting every change in `changes`. */
export const createWriteTx = (
  connection: Connection,
  tables: Tables,
  changes: ChangeSet,
  isOpen: () => boolean,
): WriteTx => {
  const reads = createReadTx(connection, tables, isOpen)
  return {
    ...reads,

    put: async (given, doc) => {
      checkIsOpen(isOpen)
      const collection = untyped(given)
      const sql = sqlOf(tables, collection)
      const after = freezeDocument(doc, collection.name)
      const key = collection.key(after)
      const text = JSON.stringify(after)
      const row = connection.first(sql.get, toSqlText(key))
      if (row?.[0] === text) return
      putRow(connection, collection, sql, after, text)
      changes.record(collection.name, key, row && parseDocument(tables.file, row[0]), after)
    },

    delete: async (given, key) => {
      checkIsOpen(isOpen)
      const collection = untyped(given)
      const sql = sqlOf(tables, collection)
      const row = connection.first(sql.get, toSqlText(key))
      if (row === undefined) return
      connection.run(sql.delete, toSqlText(key))
      changes.record(collection.name, key, parseDocument(tables.file, row[0]), undefined)
    },
  }
}
