import { ServiceError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import {
  type AccessKey,
  type Account,
  accessKeys,
  accounts,
  type LoginProfile,
  loginProfiles,
} from '../store/collections.ts'
import { type Store, UniqueViolation } from '../store/port.ts'

export interface NewAccount {
  readonly name: string
  /** Kept in lower case; one account per address. */
  readonly rootEmail: string
  /** The root user's; whoever asks a person for it checks it against the password policy before. */
  readonly password: string
  readonly alias?: string | undefined
  /** Twelve digits; random unless given. */
  readonly accountId?: string | undefined
  /** A key of the root user's, for hosts that are set up by a script. */
  readonly rootAccessKey?: Pick<AccessKey, 'accessKeyId' | 'sealedSecret'> | undefined
}

/** `firstOnly`: refuse with `AlreadySetUp` when any account exists, decided inside the transaction. */
export interface CreateAccountOptions {
  readonly firstOnly?: boolean | undefined
}

/**
 * Makes an account with its root user and the root user's password, all or nothing.
 * Throws `AlreadySetUp` (see `firstOnly`) and `EntityAlreadyExists` when the id, address or alias is taken.
 */
export async function createAccount(
  store: Store,
  ports: Pick<Ports, 'now' | 'hashes' | 'passwords'>,
  { name, rootEmail, password, alias, accountId = newAccountId(ports), rootAccessKey }: NewAccount,
  { firstOnly = false }: CreateAccountOptions = {},
): Promise<Account> {
  const passwordHash = await ports.passwords.hash(password)
  const createDate = ports.now().toISOString()
  const account: Account = {
    accountId,
    name,
    ...(alias === undefined ? {} : { alias }),
    rootEmail: rootEmail.toLowerCase(),
    createDate,
    revision: 0,
  }
  const loginProfile: LoginProfile = {
    accountId,
    principalId: accountId,
    passwordHash,
    createDate,
    passwordChangedAt: createDate,
    passwordResetRequired: false,
    previousHashes: [],
  }
  try {
    await store.write(accountId, async tx => {
      if (firstOnly && (await tx.count(accounts, 'key', '')) > 0) throw alreadySetUp()
      if ((await tx.get(accounts, accountId)) !== undefined) throw taken(`id ${accountId}`)
      await tx.put(accounts, account)
      await tx.put(loginProfiles, loginProfile)
      if (rootAccessKey !== undefined && (await tx.get(accessKeys, rootAccessKey.accessKeyId)) !== undefined)
        throw taken(`access key id ${rootAccessKey.accessKeyId}`)
      if (rootAccessKey !== undefined)
        await tx.put(accessKeys, {
          ...rootAccessKey,
          accountId,
          principalId: accountId,
          status: 'Active',
          createDate,
        })
    })
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error
    throw taken(error.index === 'byAlias' ? `alias ${alias}` : `e-mail address ${account.rootEmail}`)
  }
  return account
}

/** Twelve random digits, the first not zero, each id as likely as any other. */
export function newAccountId({ hashes }: Pick<Ports, 'hashes'>): string {
  const smallest = 100_000_000_000
  const count = 900_000_000_000
  // 40 random bits, thrown again where the remainder would favour small ids.
  for (;;) {
    const value = hashes.randomBytes(5).reduce((sum, byte) => sum * 256 + byte, 0)
    if (value < count) return String(smallest + value)
  }
}

export const alreadySetUp = (): ServiceError =>
  new ServiceError(
    'AlreadySetUp',
    409,
    'This installation has its first account already. Sign in with it, or ask whoever set it up.',
  )

const taken = (what: string): ServiceError =>
  new ServiceError('EntityAlreadyExists', 409, `An account with the ${what} already exists.`)
