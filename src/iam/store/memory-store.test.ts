import { expect, test } from 'vitest'
import { contractCollections } from '../testing/contract-support.ts'
import { type User, users } from './collections.ts'
import { storeContract } from './contract-suite.ts'
import { createMemoryStore } from './memory-store.ts'
import { joinKey, UniqueViolation } from './port.ts'

storeContract('memory', async () => createMemoryStore({ collections: contractCollections }))

const user = (n: number): User => ({
  accountId: '111122223333',
  userId: `AIDA${n}`,
  userName: `user-${n}`,
  path: '/',
  createDate: '2026-01-01T00:00:00.000Z',
  tags: [{ key: 'number', value: String(n) }],
})

test('a dump, cloned as a browser would keep it, gives the same store again', async () => {
  const store = createMemoryStore()
  await store.write('111122223333', async tx => {
    for (let n = 0; n < 300; n++) await tx.put(users, user(n))
  })
  const again = createMemoryStore({ dump: structuredClone(store.dump()) })
  expect(again.dump()).toEqual(store.dump())
  const found = await again.read(tx => tx.find(users, 'byName', joinKey('111122223333', 'user-299')))
  expect(found).toEqual(user(299))
  expect(Object.isFrozen(found?.tags[0])).toBe(true)
})

test('a dump does not change with the store it came from', async () => {
  const store = createMemoryStore()
  const empty = store.dump()
  await store.write('', tx => tx.put(users, user(1)))
  expect(empty.collections.users).toEqual([])
})

test('a dump of another format, or one that contradicts itself, is refused', () => {
  const format = 2 as 1
  expect(() => createMemoryStore({ dump: { format, collections: {} } })).toThrow('format 2')
  const twice = { format: 1, collections: { users: [user(1), { ...user(1), userId: 'AIDA2' }] } } as const
  expect(() => createMemoryStore({ dump: twice })).toThrow(UniqueViolation)
})

test('a listener that fails does not fail the write, and the others still hear of it', async () => {
  const store = createMemoryStore()
  const heard: number[] = []
  const faults: unknown[] = []
  // The fault arrives where the host hears of uncaught ones; the test stands in for the host.
  const hostListeners = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.once('uncaughtException', error => faults.push(error))
  store.onCommit(() => {
    throw new Error('listener')
  })
  store.onCommit(commit => heard.push(commit.changes.length))
  await store.write('', tx => tx.put(users, user(1)))
  await new Promise(resolve => setTimeout(resolve, 0))
  for (const listener of hostListeners) process.on('uncaughtException', listener)
  expect(heard).toEqual([1])
  expect(faults).toEqual([new Error('listener')])
})

test('ten thousand inserts in random order take less than a second of processor time', async () => {
  const store = createMemoryStore()
  const started = process.cpuUsage()
  await store.write('', async tx => {
    for (let i = 0; i < 10_000; i++) await tx.put(users, user((i * 7919) % 10_000))
  })
  const spent = process.cpuUsage(started)
  expect((spent.user + spent.system) / 1000).toBeLessThan(1000)
})
