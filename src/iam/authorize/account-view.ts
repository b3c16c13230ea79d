import type { CompiledPolicy } from '../../policy/evaluate/compile.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import type { AwsManagedPolicies } from '../ports.ts'
import type {
  AccessKey,
  Account,
  Group,
  InlinePolicy,
  ManagedPolicy,
  Role,
  User,
} from '../store/collections.ts'
import type { InstanceProfile } from '../store/instance-profiles.ts'
import type { StoredMfaDevice } from '../store/mfa-devices.ts'
import type { Commit, Store } from '../store/port.ts'
import type { ServerCertificate } from '../store/server-certificates.ts'
import type { ServiceCredential } from '../store/user-credentials.ts'
import { type AccountTables, createAccountTables } from './account-tables.ts'
import { createView } from './create-view.ts'
import { loadAccountChanges, loadAccounts } from './load-account.ts'
import { createPolicySets, type DefaultVersion, type PolicySets } from './policy-sets.ts'

/**
 * One account as it stands in memory: authorization never waits for the store. It moves along with every
 * commit, so hold on to a document rather than to an answer that must not change.
 * Names compare without regard to case; ARNs and ids exactly.
 */
export interface AccountView {
  readonly accountId: string
  readonly account: Account
  readonly revision: number
  user(name: string): User | undefined
  userById(userId: string): User | undefined
  group(name: string): Group | undefined
  groupById(groupId: string): Group | undefined
  role(name: string): Role | undefined
  roleById(roleId: string): Role | undefined
  instanceProfile(name: string): InstanceProfile | undefined
  /** The account's own managed policies; AWS's are in `Ports.awsPolicies`. */
  policyByName(name: string): ManagedPolicy | undefined
  policyById(policyId: string): ManagedPolicy | undefined
  policyByArn(arn: string): ManagedPolicy | undefined
  /** The default version of a managed policy, of this account or of AWS. */
  policyDocument(arn: string): DefaultVersion | undefined
  /** In the order of their names. */
  groupsOf(userId: string): readonly Group[]
  /** In the order of their names. */
  membersOf(groupId: string): readonly User[]
  /** ARNs of the managed policies attached to a user, group or role itself. */
  attachedPolicies(entityId: string): readonly string[]
  inlinePolicies(entityId: string): readonly InlinePolicy[]
  /** All roles, in no order. */
  readonly roles: readonly Role[]
  /** All of the account's own managed policies, in no order. */
  readonly policies: readonly ManagedPolicy[]
  /** ARNs of every managed policy that is attached or bounds somebody, each once, in no order. */
  readonly policyArnsInUse: readonly string[]
  /** A key of this account. */
  accessKey(accessKeyId: string): AccessKey | undefined
  /** Of a user, or of the root user by the account id. */
  accessKeysOf(principalId: string): readonly AccessKey[]
  /** Of whichever user of this account. */
  serviceCredential(credentialId: string): ServiceCredential | undefined
  serverCertificate(name: string): ServerCertificate | undefined
  /** By its ARN, or the serial number of a hardware token. */
  mfaDevice(serialNumber: string): StoredMfaDevice | undefined
  /** How many users, groups and roles have the policy attached, and how many users and roles it bounds. */
  policyUsage(arn: string): { readonly attachments: number; readonly boundaries: number }
  readonly counts: AccountCounts
  /**
   * Everything that decides what a user or role may do, compiled and cached until one of its parts changes.
   * Of a group, which is no principal, what it brings to its members. The root user and unknown principals have no
   * policies: theirs is empty and allows nothing.
   */
  policySet(principalId: string): PolicySet
  /** What a group gives its members, compiled and cached until one of its parts changes. */
  groupPolicies(groupId: string): readonly CompiledPolicy[]
  /** A managed policy's default version, compiled and cached; undefined when there is no such ARN. */
  compiledPolicy(arn: string): CompiledPolicy | undefined
  /** The trust policy of a role, compiled and cached until the role changes; undefined when there is no such role. */
  trustPolicy(roleId: string): CompiledPolicy | undefined
}

export interface AccountCounts {
  readonly users: number
  readonly groups: number
  readonly roles: number
  readonly instanceProfiles: number
  readonly policies: number
  /** Versions of all managed policies of the account. */
  readonly policyVersions: number
  readonly rootAccessKeys: number
}

/** Every account of the store, by what a request brings. */
export interface AccountViews {
  account(accountId: string): AccountView | undefined
  accountByAlias(alias: string): AccountView | undefined
  /** `email` in any case. */
  accountByRootEmail(email: string): AccountView | undefined
  accessKey(accessKeyId: string): AccessKey | undefined
  /** Whether there is no account at all, as before the first set-up. */
  readonly isEmpty: boolean
  /** Resolves when no account is being read again. */
  settled(): Promise<void>
  /** Stops following the store. */
  close(): void
}

interface Entry {
  readonly tables: AccountTables
  readonly sets: PolicySets
  readonly view: AccountView
}

/**
 * Reads every account of `store` once and then follows its commits. An account that missed a commit is read
 * again; while the store cannot be read, the account is unknown rather than out of date, `onFault` hears of
 * it, and reading is tried again every `retryAfter` milliseconds. Rejects when the first reading fails.
 */
export const createAccountViews = async (options: {
  readonly store: Store
  readonly awsPolicies: AwsManagedPolicies
  readonly onFault?: ((error: unknown) => void) | undefined
  readonly retryAfter?: number | undefined
}): Promise<AccountViews> => {
  const { store, awsPolicies, onFault, retryAfter = 1000 } = options
  const entries = new Map<string, Entry>()
  const accessKeys = new Map<string, AccessKey>()
  const compiledAws = new Map<string, CompiledPolicy>()
  /** Commits that arrive while an account is being read. */
  const waiting = new Map<string, Commit[]>()
  const underWay = new Set<Promise<void>>()
  let closed = false

  const forget = (accountId: string): void => {
    entries.delete(accountId)
    for (const key of accessKeys.values()) {
      if (key.accountId === accountId) accessKeys.delete(key.accessKeyId)
    }
  }

  const createEntry = (accountId: string): Entry => {
    const tables = createAccountTables(accountId, accessKeys)
    const sets = createPolicySets(tables, awsPolicies, compiledAws)
    return { tables, sets, view: createView(tables, sets, awsPolicies, accessKeys) }
  }

  /** Moves an account along by one commit. False when that is impossible and it has to be read again. */
  const follow = (commit: Commit): boolean => {
    const { accountId, revision, changes } = commit
    const known = entries.get(accountId)
    if (known !== undefined && revision <= known.view.revision) return true
    if (revision !== (known?.view.revision ?? 0) + 1) return false
    const entry = known ?? createEntry(accountId)
    for (const change of changes) entry.tables.apply(change, entry.sets)
    if (entry.tables.account === undefined) forget(accountId)
    else entries.set(accountId, entry)
    return true
  }

  const read = async (accountId: string): Promise<void> => {
    const changes = await store.read(tx => loadAccountChanges(tx, accountId))
    if (closed) return
    forget(accountId)
    const entry = createEntry(accountId)
    for (const change of changes) entry.tables.apply(change, entry.sets)
    if (entry.tables.account !== undefined) entries.set(accountId, entry)
  }

  /** Reads an account, then catches up with what was committed meanwhile. */
  const reload = async (accountId: string): Promise<void> => {
    while (!closed) {
      const missed: Commit[] = []
      waiting.set(accountId, missed)
      try {
        await read(accountId)
        if (missed.every(follow)) break
      } catch (error) {
        forget(accountId)
        onFault?.(error)
        await new Promise(resolve => setTimeout(resolve, retryAfter))
      }
    }
    waiting.delete(accountId)
  }

  const startReload = (accountId: string): void => {
    const reading = reload(accountId).finally(() => underWay.delete(reading))
    underWay.add(reading)
  }

  const onCommit = (commit: Commit): void => {
    // Revision 0 belongs to the database itself, not to an account.
    if (commit.revision === 0) return
    const missed = waiting.get(commit.accountId)
    if (missed !== undefined) {
      missed.push(commit)
      return
    }
    try {
      if (!follow(commit)) startReload(commit.accountId)
    } catch (error) {
      onFault?.(error)
      startReload(commit.accountId)
    }
  }

  const beforeFirst: Commit[] = []
  let listen = (commit: Commit): void => void beforeFirst.push(commit)
  const stop = store.onCommit(commit => listen(commit))
  try {
    await store.read(async tx => {
      for (const account of await loadAccounts(tx)) {
        const entry = createEntry(account.accountId)
        for (const change of await loadAccountChanges(tx, account.accountId))
          entry.tables.apply(change, entry.sets)
        entries.set(account.accountId, entry)
      }
    })
  } catch (error) {
    stop()
    throw error
  }
  listen = onCommit
  for (const commit of beforeFirst) onCommit(commit)

  /** There are few accounts in one store: walking them is cheaper than another map to keep right. */
  const accountWhere = (matches: (account: Account) => boolean): AccountView | undefined => {
    for (const { view } of entries.values()) if (matches(view.account)) return view
    return undefined
  }

  return {
    account: id => entries.get(id)?.view,
    accountByAlias: alias => accountWhere(account => account.alias === alias),
    accountByRootEmail: email => accountWhere(account => account.rootEmail === email.toLowerCase()),
    accessKey: id => accessKeys.get(id),
    get isEmpty() {
      return entries.size === 0
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close: () => {
      closed = true
      stop()
    },
  }
}
