import { accounts } from './collections.ts'
import { sameDocument } from './document.ts'
import type { Change, Commit, WriteTx } from './port.ts'

/** What one write transaction has changed so far, one entry a document. */
export interface ChangeSet {
  /** Notes that a document was replaced; `before` or `after` absent = it did not or does not exist. */
  record(collection: string, key: string, before: object | undefined, after: object | undefined): void
  /** The change of one document, if it was written at all. */
  of(collection: string, key: string): Change | undefined
  /** What differs from the state before, in the order of each document's first write. */
  list(): readonly Change[]
}

/** Makes an empty change set. */
export const createChangeSet = (): ChangeSet => {
  const changes = new Map<string, Change>()
  const id = (collection: string, key: string): string => `${collection} ${key}`
  return {
    record: (collection, key, before, after) => {
      const earlier = changes.get(id(collection, key))
      changes.set(id(collection, key), { collection, key, before: earlier ? earlier.before : before, after })
    },
    of: (collection, key) => changes.get(id(collection, key)),
    list: () => [...changes.values()].filter(change => !sameDocument(change.before, change.after)),
  }
}

/**
 * Ends a write transaction: when it changed anything, adds one to the account's revision and gives the
 * commit to announce, the account's own change included. Gives undefined when there is nothing to commit.
 * Data that belongs to no account (the `meta` collection) commit with revision 0.
 */
export const concludeWrite = async (
  tx: WriteTx,
  changes: ChangeSet,
  accountId: string,
): Promise<Commit | undefined> => {
  const changed = changes.list()
  if (changed.length === 0) return undefined
  const account = await tx.get(accounts, accountId)
  const own = changes.of(accounts.name, accountId)
  // The work may have put the account with any revision; only the committed one counts.
  const before = own === undefined ? account : (own.before as typeof account)
  if (account === undefined && before === undefined) return { accountId, revision: 0, changes: changed }
  const revision = (before?.revision ?? 0) + 1
  if (account !== undefined) await tx.put(accounts, { ...account, revision })
  return { accountId, revision, changes: changes.list() }
}
