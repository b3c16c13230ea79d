import {
  type Account,
  accessKeys,
  accounts,
  attachments,
  groups,
  inlinePolicies,
  managedPolicies,
  memberships,
  policyVersions,
  roles,
  users,
} from '../store/collections.ts'
import { type AnyCollection, untyped } from '../store/document.ts'
import { instanceProfiles } from '../store/instance-profiles.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
import { type Change, joinKey, type ReadTx } from '../store/port.ts'
import { serverCertificates } from '../store/server-certificates.ts'
import { serviceCredentials } from '../store/user-credentials.ts'

/** What authorization needs of an account, and the index under which the account's documents stand together. */
const sources: readonly (readonly [collection: AnyCollection, index: string])[] = [
  [users, 'key'],
  [groups, 'key'],
  [roles, 'key'],
  [instanceProfiles, 'key'],
  [memberships, 'key'],
  [managedPolicies, 'key'],
  [policyVersions, 'key'],
  [attachments, 'key'],
  [inlinePolicies, 'key'],
  [accessKeys, 'byPrincipal'],
  [serviceCredentials, 'key'],
  [serverCertificates, 'key'],
  [mfaDevices, 'key'],
]

const pageSize = 1000

const pages = async function* (tx: ReadTx, given: AnyCollection, index: string, prefix: string) {
  const collection = untyped(given)
  let after: string | undefined
  do {
    const page = await tx.page(collection, index, { prefix, after, limit: pageSize })
    for (const doc of page.items) yield doc
    after = page.next
  } while (after !== undefined)
}

/** Every account of the store. */
export const loadAccounts = async (tx: ReadTx): Promise<readonly Account[]> => {
  const found: Account[] = []
  for await (const doc of pages(tx, accounts, 'key', '')) found.push(doc as Account)
  return found
}

/** One account's documents as if they had just been inserted; empty when there is no such account. */
export const loadAccountChanges = async (tx: ReadTx, accountId: string): Promise<readonly Change[]> => {
  const account = await tx.get(accounts, accountId)
  if (account === undefined) return []
  const changes: Change[] = [{ collection: accounts.name, key: accountId, after: account }]
  for (const [collection, index] of sources) {
    for await (const doc of pages(tx, collection, index, joinKey(accountId, ''))) {
      changes.push({ collection: collection.name, key: untyped(collection).key(doc), after: doc })
    }
  }
  return changes
}
