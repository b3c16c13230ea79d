import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import * as stored from '../store/collections.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/port.ts'
import {
  account,
  accountId,
  attachment,
  awsArn,
  awsPolicies,
  key,
  may,
  member,
  open,
  seed,
  seeded,
  user,
} from '../testing/sample-account.ts'
import { createAccountViews } from './account-view.ts'

test('an account appears with the commit that makes it and goes with the one that deletes it', async () => {
  const store = createMemoryStore()
  const { views, view } = await open(store)
  expect(views.isEmpty).toBe(true)
  await store.write(accountId, seed)
  expect(views.isEmpty).toBe(false)
  expect(may(view(), 'alice', 'iam:GetUser')).toBe(true)
  await store.write(accountId, tx => tx.put(stored.accounts, account({ alias: 'example' })))
  expect(views.accountByAlias('example')?.revision).toBe(2)
  await store.write(accountId, tx => tx.delete(stored.accounts, accountId))
  expect(views.isEmpty).toBe(true)
  expect(views.accessKey('AKIAALICE')).toBeUndefined()
})

/** A store whose commits can be withheld, and whose reads can be made to fail. */
const unreliable = (store: Store) => {
  const state = { deaf: false, failing: 0 }
  const wrapped: Store = {
    ...store,
    read: async work => {
      if (state.failing > 0) {
        state.failing--
        throw new Error('cannot read')
      }
      return store.read(work)
    },
    onCommit: listener =>
      store.onCommit(commit => {
        if (!state.deaf) listener(commit)
      }),
  }
  return { state, wrapped }
}

test('an account that missed a commit is read again', async () => {
  const store = createMemoryStore()
  await store.write(accountId, seed)
  const { state, wrapped } = unreliable(store)
  const { views, view } = await open(wrapped)
  state.deaf = true
  await store.write(accountId, tx => tx.put(stored.users, user('missed')))
  await store.write(accountId, tx => tx.delete(stored.accessKeys, 'AKIAALICE'))
  state.deaf = false
  const noticed = store.write(accountId, tx => tx.put(stored.users, user('noticed')))
  const meanwhile = store.write(accountId, tx => tx.put(stored.users, user('meanwhile')))
  await Promise.all([noticed, meanwhile])
  await views.settled()
  expect(view().revision).toBe(5)
  for (const name of ['missed', 'noticed', 'meanwhile']) expect(view().user(name), name).toBeDefined()
  expect(views.accessKey('AKIAALICE')).toBeUndefined()
  expect(views.accessKey('AKIAROOT')).toBeDefined()
})

test('while a missed commit cannot be read, the account is unknown rather than out of date', async () => {
  const store = createMemoryStore()
  await store.write(accountId, seed)
  const { state, wrapped } = unreliable(store)
  const { views, view, faults } = await open(wrapped)
  state.deaf = true
  await store.write(accountId, tx => tx.put(stored.users, user('missed')))
  state.deaf = false
  state.failing = 3
  await store.write(accountId, tx => tx.put(stored.users, user('noticed')))
  await new Promise(resolve => setTimeout(resolve, 0))
  expect(views.account(accountId)).toBeUndefined()
  expect(views.accessKey('AKIAALICE')).toBeUndefined()
  await views.settled()
  expect(faults).toHaveLength(3)
  expect(view().user('missed')).toBeDefined()
})

test('a view that was closed follows no more', async () => {
  const { store, views, view } = await seeded()
  views.close()
  await store.write(accountId, tx => tx.put(stored.users, user('late')))
  expect(view().user('late')).toBeUndefined()
})

test('the first reading fails as the store does', async () => {
  const { state, wrapped } = unreliable(createMemoryStore())
  state.failing = 1
  await expect(createAccountViews({ store: wrapped, awsPolicies })).rejects.toThrow('cannot read')
})

test('five thousand users with ten thousand keys cost less than 1.5 seconds of processor time and 100 MB', async () => {
  const store = createMemoryStore()
  const names = Array.from({ length: 5000 }, (_, n) => `user-${n}`)
  await store.write(accountId, async tx => {
    await seed(tx)
    for (const name of names) {
      await tx.put(stored.users, user(name))
      await tx.put(stored.memberships, member(name, 'Staff'))
      await tx.put(stored.attachments, attachment('User', `AIDA-${name}`, awsArn))
      for (const n of [1, 2]) await tx.put(stored.accessKeys, key(`AKIA-${name}-${n}`, `AIDA-${name}`))
    }
  })
  // A copy of its own, as a store on a disk gives: the documents then count as well.
  const dump = structuredClone(store.dump())
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage().heapUsed
  const started = process.cpuUsage()
  const { view } = await open(createMemoryStore({ dump }))
  expect(view().counts.users).toBe(5003)
  for (const name of names) expect(view().policySet(`AIDA-${name}`).identity).toHaveLength(3)
  // Processor time, not the clock: the other tests share this machine.
  const spent = process.cpuUsage(started)
  expect((spent.user + spent.system) / 1000).toBeLessThan(1500)
  collect()
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(100)
  expect(may(view(), 'user-4999', 'iam:TagUser')).toBe(true)
})
