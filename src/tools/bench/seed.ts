import { mkdirSync } from 'node:fs'
import { secretPlace } from '../../iam/operations/access-keys.ts'
import { createAccount } from '../../iam/sign-in/create-account.ts'
import {
  accessKeys,
  attachments,
  groups,
  inlinePolicies,
  memberships,
  roles,
  type User,
  users,
} from '../../iam/store/collections.ts'
import { newUniqueId } from '../../lib/ids.ts'
import { openSealer } from '../../server/key-file.ts'
import { createNodeHashes } from '../../server/node-hashes.ts'
import { createPasswords } from '../../server/passwords.ts'
import { openSqliteStore } from '../../server/sqlite-store.ts'

export interface SeededKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export const accountId = '111122223333'
const readerPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: ['iam:Get*', 'iam:List*', 'iam:Simulate*', 'sts:AssumeRole'],
    Resource: '*',
  },
})
/** What every user may do, beside what AWS's policy for reading gives. */
const staffPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'Own', Effect: 'Allow', Action: 's3:*Object', Resource: `arn:aws:s3:::home/\${aws:username}/*` },
    {
      Sid: 'Outside',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { NotIpAddress: { 'aws:SourceIp': '127.0.0.0/8' } },
    },
  ],
})
const staffAttached = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const trustPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: accountId }, Action: 'sts:AssumeRole' },
})

/** Roles that everybody of the account may assume who has the permission. */
export const roleCount = 100

export const roleName = (index: number): string => `role-${String(index).padStart(3, '0')}`

export const userName = (index: number): string => `user-${String(index).padStart(4, '0')}`

/**
 * Fills a new data folder with an account of `count` users in one group, the last of which may read everything,
 * simulate and assume roles, and has the access key that is given back: its requests are authenticated and authorized
 * like anybody's.
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
      const groupId = newUniqueId('AGPA', hashes.randomBytes)
      const staff = { accountId, entityType: 'Group', entityId: groupId } as const
      await tx.put(groups, { accountId, groupId, groupName: 'staff', path: '/', createDate })
      await tx.put(inlinePolicies, { ...staff, policyName: 'staff', document: staffPolicy })
      await tx.put(attachments, { ...staff, policyArn: staffAttached })
      for (let index = 0; index < roleCount; index++) {
        await tx.put(roles, {
          accountId,
          roleId: newUniqueId('AROA', hashes.randomBytes),
          roleName: roleName(index),
          path: '/',
          createDate,
          maxSessionDuration: 3600,
          tags: [],
          trustPolicy,
          trusted: [],
        })
      }
      let user: User | undefined
      for (let index = 0; index < count; index++) {
        const userId = newUniqueId('AIDA', hashes.randomBytes)
        user = { accountId, userId, userName: userName(index), path: '/', createDate, tags: [] }
        await tx.put(users, user)
        await tx.put(memberships, { accountId, groupId, userId, userName: userName(index) })
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
