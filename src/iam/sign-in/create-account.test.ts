import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accounts, loginProfiles } from '../store/collections.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { joinKey } from '../store/port.ts'
import { createAccount, newAccountId } from './create-account.ts'
import { createTestPorts } from './test-ports.ts'

const acme = { name: 'Acme', rootEmail: 'Root@Acme.Example', password: 'correct-Horse-7' }

test('an account comes with its root user, whose address is lower case', async () => {
  const [store, ports] = [createMemoryStore(), createTestPorts()]
  const { accountId } = await createAccount(store, ports, { ...acme, alias: 'acme' })
  expect(accountId).toMatch(/^[1-9]\d{11}$/)
  const stored = await store.read(tx => tx.find(accounts, 'byRootEmail', 'root@acme.example'))
  expect(stored).toMatchObject({ accountId, name: 'Acme', alias: 'acme', revision: 1 })
  const profile = await store.read(tx => tx.get(loginProfiles, joinKey(accountId, accountId)))
  expect(profile?.passwordResetRequired).toBe(false)
  expect(await ports.passwords.verify(profile?.passwordHash ?? '', acme.password)).toBe(true)
})

test('ten first accounts at once are one account', async () => {
  const [store, ports] = [createMemoryStore(), createTestPorts()]
  const made = await Promise.allSettled(
    Array.from({ length: 10 }, (_, i) =>
      createAccount(store, ports, { ...acme, rootEmail: `root${i}@acme.example` }, { firstOnly: true }),
    ),
  )
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const result of made)
    if (result.status === 'rejected')
      expect(result.reason).toMatchObject({ code: 'AlreadySetUp', status: 409 })
  expect(await store.read(tx => tx.count(accounts, 'key', ''))).toBe(1)
  expect(await store.read(tx => tx.count(loginProfiles, 'key', ''))).toBe(1)
})

test('a taken id, address, alias or access key leaves nothing behind', async () => {
  const [store, ports] = [createMemoryStore(), createTestPorts()]
  const rootAccessKey = { accessKeyId: 'AKIAROOTROOTROOTROOT', sealedSecret: 'sealed' }
  const { accountId } = await createAccount(store, ports, { ...acme, alias: 'acme', rootAccessKey })
  const other = { ...acme, rootEmail: 'root@other.example' }
  const taken = [
    [{ ...other, accountId }, `id ${accountId}`],
    [acme, 'e-mail address root@acme.example'],
    [{ ...other, alias: 'acme' }, 'alias acme'],
    [{ ...other, rootAccessKey }, 'access key id AKIAROOTROOTROOTROOT'],
  ] as const
  for (const [account, what] of taken)
    await expect(createAccount(store, ports, account)).rejects.toMatchObject({
      code: 'EntityAlreadyExists',
      message: `An account with the ${what} already exists.`,
    })
  expect(await store.read(tx => tx.count(accounts, 'key', ''))).toBe(1)
  expect(await store.read(tx => tx.count(loginProfiles, 'key', ''))).toBe(1)
})

test('account ids are twelve digits whatever the random bytes are', () => {
  const real = createTestPorts().hashes
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 5 }), bytes => {
      let calls = 0
      const randomBytes = (length: number) => (calls++ === 0 ? bytes : real.randomBytes(length))
      expect(newAccountId({ hashes: { ...real, randomBytes } })).toMatch(/^[1-9]\d{11}$/)
    }),
  )
})
