import { mkdirSync } from 'node:fs'
import { secretPlace } from '../../iam/operations/access-keys.ts'
import { createAccount } from '../../iam/sign-in/create-account.ts'
import { accessKeys, inlinePolicies, type User, users } from '../../iam/store/collections.ts'
import { newUniqueId } from '../../lib/ids.ts'
import { openSealer } from '../../server/key-file.ts'
import { createNodeHashes } from '../../server/node-hashes.ts'
import { createPasswords } from '../../server/passwords.ts'
import { openSqliteStore } from '../../server/sqlite-store.ts'

export interface SeededKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const accountId = '111122223333'
const readerPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: ['iam:Get*', 'iam:List*'], Resource: '*' },
})

export const userName = (index: number): string => `user-${String(index).padStart(4, '0')}`

/**
 * Fills a new data folder with an account of `count` users, the last of which may read everything and has the
 * access key that is given back: its requests are authenticated and authorized like anybody's.
 */
export const seedDataFolder = async (folder: string, count: number): Promise<SeededKey> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const store = openSqliteStore({ folder })
  try {
    const sealer = await openSealer({ folder, key: undefined, store })
    const hashes = createNodeHashes()
    const ports = { now: () => new Date(), hashes, passwords: createPasswords() }
    const account = { accountId, name: 'bench', rootEmail: 'root@bench.example', password: 'Bench-only-1' }
    await createAccount(store, ports, account)
    const key = { accessKeyId: 'AKIABENCHBENCHBENCH0', secretAccessKey: 'bench'.repeat(8) }
    const secret = new TextEncoder().encode(key.secretAccessKey)
    const sealedSecret = await sealer.seal(secret, secretPlace(key.accessKeyId))
    const createDate = ports.now().toISOString()
    await store.write(accountId, async tx => {
      let user: User | undefined
      for (let index = 0; index < count; index++) {
        const userId = newUniqueId('AIDA', hashes.randomBytes)
        user = { accountId, userId, userName: userName(index), path: '/', createDate, tags: [] }
        await tx.put(users, user)
      }
      if (user === undefined) throw new RangeError('the bench needs a user')
      const { userId } = user
      const reader = { accountId, entityType: 'User', entityId: userId, policyName: 'reader' } as const
      await tx.put(inlinePolicies, { ...reader, document: readerPolicy })
      const { accessKeyId } = key
      await tx.put(accessKeys, {
        accountId,
        principalId: userId,
        accessKeyId,
        status: 'Active',
        createDate,
        sealedSecret,
      })
    })
    return key
  } finally {
    await store.close()
  }
}
