import {
  type AccessKey,
  accessKeys,
  accounts,
  type LastUse,
  type LoginProfile,
  lastUses,
  loginProfiles,
  type User,
  users,
} from '../store/collections.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
import { type Collection, joinKey, type ReadTx } from '../store/port.ts'
import { type SigningCertificate, signingCertificates } from '../store/user-credentials.ts'
import type { Credentials } from './credential-report.ts'

/** So many documents are read in one go: some two milliseconds in which nobody else is served. */
const pageSize = 250

interface ReadOptions {
  /** What is noted and not in the store yet. */
  readonly recentUse: (subjectId: string) => LastUse | undefined
  /** Lets other requests have their turn. */
  readonly giveWay: () => Promise<void>
}

/** The credentials of an account in one consistent state; undefined when there is no such account. */
export async function readCredentials(
  tx: ReadTx,
  accountId: string,
  { recentUse, giveWay }: ReadOptions,
): Promise<Credentials | undefined> {
  const account = await tx.get(accounts, accountId)
  if (account === undefined) return undefined

  const each = async <T extends object>(
    collection: Collection<T>,
    index: string,
    take: (doc: T) => void,
  ): Promise<void> => {
    let after: string | undefined
    do {
      const page = await tx.page(collection, index, {
        prefix: joinKey(accountId, ''),
        after,
        limit: pageSize,
      })
      for (const doc of page.items) take(doc)
      after = page.next
      await giveWay()
    } while (after !== undefined)
  }

  const people: User[] = []
  const passwords = new Map<string, LoginProfile>()
  const keys = new Map<string, AccessKey[]>()
  const uses = new Map<string, LastUse>()
  await each(users, 'byName', user => people.push(user))
  await each(loginProfiles, 'key', profile => passwords.set(profile.principalId, profile))
  const certificates = new Map<string, SigningCertificate[]>()
  await each(accessKeys, 'byPrincipal', key => addTo(keys, key))
  await each(signingCertificates, 'byPrincipal', certificate => addTo(certificates, certificate))
  const withMfa = new Set<string | undefined>()
  await each(mfaDevices, 'byPrincipal', device => withMfa.add(device.principalId))
  await each(lastUses, 'key', use => uses.set(use.subjectId, use))

  return {
    account,
    users: people,
    password: id => passwords.get(id),
    keys: id => keys.get(id) ?? [],
    certificates: id => certificates.get(id) ?? [],
    hasMfa: id => withMfa.has(id),
    lastUse: id => recentUse(id) ?? uses.get(id),
  }
}

function addTo<T extends { readonly principalId: string }>(lists: Map<string, T[]>, item: T): void {
  const others = lists.get(item.principalId)
  if (others === undefined) lists.set(item.principalId, [item])
  else others.push(item)
}
