/**
 * The storage port. Everything the service keeps goes through this small interface; memory and SQLite
 * implement it and pass one contract suite (`contract-suite.ts`).
 *
 * Documents are plain JSON values and immutable: copy to change, then `put`.
 */

/** A declared collection: a name, a primary key, and indexes by name. */
export interface Collection<T extends object> {
  /** Lower-case with underscores; SQL stores use it as the table's name. */
  readonly name: string
  readonly key: (doc: T) => string
  /**
   * Each index maps a document to one string, or to undefined when the document is not in that index.
   * Every index value identifies one document of the collection (put the id last where it would not).
   */
  readonly indexes: Readonly<Record<string, (doc: T) => string | undefined>>
}

/** Which part of an index to read. */
export interface Range {
  /** Only entries that start with this. */
  readonly prefix: string
  /** Only entries strictly after this one: the `next` of the page before. */
  readonly after?: string | undefined
  /** At most this many documents, 1 or more. */
  readonly limit: number
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Where the next page starts; absent on the last page. */
  readonly next?: string | undefined
}

/** A consistent view: all reads of one transaction see one state. */
export interface ReadTx {
  get<T extends object>(collection: Collection<T>, key: string): Promise<T | undefined>
  /** The document whose entry in `index` is exactly `value`. */
  find<T extends object>(collection: Collection<T>, index: string, value: string): Promise<T | undefined>
  /** Documents in the order of `index` (by code unit). The index named `key` is the primary key. */
  page<T extends object>(collection: Collection<T>, index: string, range: Range): Promise<Page<T>>
  /** How many entries of `index` start with `prefix`. */
  count<T extends object>(collection: Collection<T>, index: string, prefix: string): Promise<number>
}

export interface WriteTx extends ReadTx {
  /** Inserts or replaces. Throws `UniqueViolation` when another document holds the same index value. */
  put<T extends object>(collection: Collection<T>, doc: T): Promise<void>
  /** Deletes if present. */
  delete<T extends object>(collection: Collection<T>, key: string): Promise<void>
}

/** One changed document of a commit: `before` absent = inserted, `after` absent = deleted. */
export interface Change {
  readonly collection: string
  readonly key: string
  readonly before?: object | undefined
  readonly after?: object | undefined
}

export interface Commit {
  readonly accountId: string
  /** The account's revision after this commit; 0 for what belongs to no account, such as `meta`. */
  readonly revision: number
  /**
   * In the order they were written, the account's new revision included; several changes of one document
   * are folded into one.
   */
  readonly changes: readonly Change[]
}

export interface Store {
  /** Runs `work` over one consistent state. */
  read<R>(work: (tx: ReadTx) => Promise<R>): Promise<R>
  /**
   * Runs `work` alone among the account's writers and commits it durably before resolving; if it throws,
   * nothing is kept. A commit that changed anything adds one to `account.revision`. `work` must not wait for
   * another write: that one waits for it.
   */
  write<R>(accountId: string, work: (tx: WriteTx) => Promise<R>): Promise<R>
  /** Calls `listener` after each commit, before `write` resolves, in commit order. Returns the way to stop. */
  onCommit(listener: (commit: Commit) => void): () => void
  /** Waits for writes under way and releases everything. */
  close(): Promise<void>
}

/** Thrown by `put` when the index value belongs to another document. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation'
  readonly collection: string
  readonly index: string
  constructor(collection: string, index: string) {
    super(`another document of ${collection} holds the same value of ${index}`)
    this.collection = collection
    this.index = index
  }
}

/** Separates the parts of a key; it sorts before every character a part can hold. */
export const keySeparator = '\t'

/** Joins key parts. With a trailing empty part the result is the prefix of everything below. */
export const joinKey = (...parts: readonly string[]): string => parts.join(keySeparator)
