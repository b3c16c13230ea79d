import type {
  MfaRequired,
  MustChangePassword,
  PasskeyOptions,
  SignedIn,
  SignInAnswer,
  SignInError,
} from '../../lib/sign-in-messages.ts'
import { createAuthenticate } from '../authenticate.ts'
import { createAccountViews } from '../authorize/account-view.ts'
import { createCodeTries } from '../mfa/code-tries.ts'
import type { Ports } from '../ports.ts'
import { type LoginProfile, loginProfiles, type User, users } from '../store/collections.ts'
import { createMemoryStore, type MemoryStore } from '../store/memory-store.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { createAccount } from './create-account.ts'
import { createLastUseRecorder } from './last-use.ts'
import { createSessionOpener } from './session-token.ts'
import { createSignIn, type SignInLogEntry } from './sign-in.ts'
import { createTestPorts } from './test-ports.ts'

export const accountId = '111122223333'
export const origin = 'https://console.acme.example'
export const code = 'SETU-PCOD-EFOR-TEST-SABC'
export const rootPassword = 'correct-Horse-7'

export interface Reply {
  readonly status: number
  readonly headers: Headers
  /** The answer, byte for byte. */
  readonly text: string
  readonly body: Partial<
    Omit<SignedIn, 'state'> &
      Omit<MustChangePassword, 'state'> &
      Omit<MfaRequired, 'state'> &
      Pick<PasskeyOptions, 'options'> &
      Pick<SignInAnswer, 'state'> &
      SignInError & { needsSetUp: boolean }
  >
}

interface TestOptions {
  /** Without an account, as on the first run. */
  readonly empty?: boolean
  readonly passwords?: Ports['passwords']
}

/** The sign-in endpoint over a memory store, with the account `acme` unless it shall be empty. */
export async function startSignIn({ empty = false, passwords }: TestOptions = {}) {
  const ports = createTestPorts(passwords)
  const reads = { transactions: 0, documents: 0 }
  const store = countReads(createMemoryStore(), reads)
  const views = await createAccountViews({ store, awsPolicies: ports.awsPolicies })
  const lastUse = createLastUseRecorder(store, {
    now: ports.now,
    schedule: () => () => {},
    onError: error => {
      throw error
    },
  })
  if (!empty)
    await createAccount(store, ports, {
      accountId,
      name: 'Acme Corporation',
      alias: 'acme',
      rootEmail: 'root@acme.example',
      password: rootPassword,
    })
  /** Another process of the server has memory of its own, and the same database. */
  const startProcess = () =>
    createSignIn({
      store,
      views,
      ports,
      lastUse,
      codeTries: createCodeTries(ports),
      authenticate: createAuthenticate(views, ports, createSessionOpener(ports)),
      setUpCode: code,
    })
  const signIn = startProcess()
  const log: SignInLogEntry[] = []

  const send = async (
    path: string,
    init: RequestInit,
    address?: string,
    process = signIn,
  ): Promise<Reply> => {
    const response = await process.fetch(new Request(`${origin}${path}`, init), address, e => log.push(e))
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) }
  }

  const post = (
    step: string,
    body: object,
    address = '192.0.2.1',
    headers: Record<string, string | undefined> = {},
    process = signIn,
  ) =>
    send(
      `/sign-in/${step}`,
      {
        method: 'POST',
        headers: Object.entries({ 'content-type': 'application/json', ...headers }).filter(
          (header): header is [string, string] => header[1] !== undefined,
        ),
        body: JSON.stringify(body),
      },
      address,
      process,
    )

  const second = startProcess()
  const elsewhere = (step: string, body: object) => post(step, body, undefined, {}, second)

  /** Makes a user; without a password it has no login profile. */
  const addUser = async (
    userName: string,
    password?: string,
    passwordResetRequired = false,
  ): Promise<User> => {
    const createDate = ports.now().toISOString()
    const userId = `AIDA${userName.toUpperCase().padEnd(17, 'A')}`
    const user: User = { accountId, userId, userName, path: '/staff/', createDate, tags: [] }
    await store.write(accountId, async tx => {
      await tx.put(users, user)
      if (password === undefined) return
      await tx.put(loginProfiles, {
        accountId,
        principalId: userId,
        passwordHash: await ports.passwords.hash(password),
        createDate,
        passwordChangedAt: createDate,
        passwordResetRequired,
        previousHashes: [],
      })
    })
    return user
  }

  const profileOf = (principalId: string): Promise<LoginProfile | undefined> =>
    store.read(tx => tx.get(loginProfiles, joinKey(accountId, principalId)))

  return { ports, store, reads, views, lastUse, signIn, log, send, post, elsewhere, addUser, profileOf }
}

/** Counts what is read, so that tests need no clock to compare work. */
function countReads(store: MemoryStore, reads: { transactions: number; documents: number }): MemoryStore {
  const counted = (tx: ReadTx): ReadTx => ({
    ...tx,
    get: (collection, key) => {
      reads.documents++
      return tx.get(collection, key)
    },
    page: (collection, index, range) => {
      reads.documents++
      return tx.page(collection, index, range)
    },
  })
  return {
    ...store,
    read: work => {
      reads.transactions++
      return store.read(tx => work(counted(tx)))
    },
  }
}
