import { expect } from 'vitest'
import { accounts, type Meta, meta, users } from '../store/collections.ts'
import { type Commit, joinKey } from '../store/port.ts'
import {
  account,
  accountId,
  addAccount,
  type DeclareContract,
  get,
  names,
  put,
  revision,
  things,
  user,
} from './contract-support.ts'

/** What the port promises about transactions, revisions and commits. */
export const transactionContract = (contract: DeclareContract): void => {
  contract('a failed write keeps nothing, announces nothing and does not block the next', async store => {
    await addAccount(store)
    const commits: Commit[] = []
    store.onCommit(commit => commits.push(commit))
    const failed = store.write(accountId, async tx => {
      await tx.put(things, { id: '1', name: 'one' })
      await tx.delete(accounts, accountId)
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    expect(await get(store, '1')).toBeUndefined()
    expect(await revision(store)).toBe(1)
    expect(commits).toEqual([])
    await put(store, { id: '1', name: 'one' })
    expect(await get(store, '1')).toBeDefined()
  })

  contract('a write sees its own changes, others only see them once committed', async store => {
    await put(store, { id: '1', name: 'one' })
    await store.write('', async tx => {
      await tx.put(things, { id: '1', name: 'changed' })
      await tx.put(things, { id: '2', name: 'two' })
      expect((await tx.find(things, 'byName', 'changed'))?.id).toBe('1')
      expect(await tx.count(things, 'key', '')).toBe(2)
      expect(names(await tx.page(things, 'byName', { prefix: '', limit: 9 }))).toEqual(['changed', 'two'])
      expect(await get(store, '1')).toEqual({ id: '1', name: 'one' })
      expect(await get(store, '2')).toBeUndefined()
    })
    expect(await get(store, '1')).toEqual({ id: '1', name: 'changed' })
  })

  contract('a read keeps the state it began with while others write', async store => {
    await put(store, { id: '1', name: 'one' })
    await store.read(async old => {
      expect(await old.get(things, '1')).toEqual({ id: '1', name: 'one' })
      for (let i = 0; i < 5; i++) {
        await put(store, { id: '1', name: `changed ${i}` }, { id: `new ${i}`, name: `new ${i}` })
        await store.read(async fresh => {
          expect(await fresh.get(things, '1')).toEqual({ id: '1', name: `changed ${i}` })
          expect(await fresh.count(things, 'key', '')).toBe(i + 2)
        })
        expect(await old.get(things, '1')).toEqual({ id: '1', name: 'one' })
        expect(await old.count(things, 'key', '')).toBe(1)
        expect(await old.find(things, 'byName', `new ${i}`)).toBeUndefined()
      }
    })
  })

  contract('a hundred reads at once, each over several steps, see one state each', async store => {
    await put(store, { id: 'left', name: 'left 0' }, { id: 'right', name: 'right 0' })
    const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, Math.random() * 5))
    const reading = Array.from({ length: 100 }, async () => {
      await pause()
      await store.read(async tx => {
        const left = await tx.get(things, 'left')
        await pause()
        const right = await tx.get(things, 'right')
        expect(right?.name).toBe(left?.name.replace('left', 'right'))
      })
    })
    for (let i = 1; i <= 50; i++) {
      await put(store, { id: 'left', name: `left ${i}` }, { id: 'right', name: `right ${i}` })
    }
    await Promise.all(reading)
  })

  contract('concurrent writers do not lose each other’s changes', async store => {
    await addAccount(store)
    await put(store, { id: 'sum', name: '0' })
    const add = (i: number): Promise<void> =>
      store.write(accountId, async tx => {
        const sum = await tx.get(things, 'sum')
        if (i % 5 === 0) await new Promise(resolve => setTimeout(resolve, 0))
        await tx.put(things, { id: 'sum', name: String(Number(sum?.name) + 1) })
        if (i % 10 === 0) throw new Error('every tenth fails')
      })
    const results = await Promise.allSettled(Array.from({ length: 100 }, (_, i) => add(i)))
    expect(results.filter(result => result.status === 'rejected')).toHaveLength(10)
    expect((await get(store, 'sum'))?.name).toBe('90')
    expect(await revision(store)).toBe(91)
  })

  contract(
    'commits are announced in order, before their write resolves, until the listener stops',
    async store => {
      const seen: string[] = []
      const stop = store.onCommit(commit => seen.push(`commit ${commit.revision}`))
      await addAccount(store).then(() => seen.push('written 1'))
      await Promise.all(
        [2, 3, 4].map(n =>
          store.write(accountId, tx => tx.put(users, user(n))).then(() => seen.push(`written ${n}`)),
        ),
      )
      expect(seen.filter(entry => entry.startsWith('commit'))).toEqual([1, 2, 3, 4].map(n => `commit ${n}`))
      for (const n of [1, 2, 3, 4]) {
        expect(seen.indexOf(`commit ${n}`)).toBeLessThan(seen.indexOf(`written ${n}`))
      }
      stop()
      await store.write(accountId, tx => tx.put(users, user(9)))
      expect(seen).toHaveLength(8)
    },
  )

  contract('a listener finds the commit in the store already', async store => {
    const found: Promise<unknown>[] = []
    store.onCommit(() => found.push(store.read(tx => tx.get(users, joinKey(accountId, 'AIDA1')))))
    await store.write(accountId, tx => tx.put(users, user(1)))
    expect(await Promise.all(found)).toEqual([user(1)])
  })

  contract('a commit says what changed, one entry a document, with before and after', async store => {
    await addAccount(store)
    await store.write(accountId, async tx => {
      await tx.put(users, user(1))
      await tx.put(users, user(2))
    })
    const commits: Commit[] = []
    store.onCommit(commit => commits.push(commit))
    await store.write(accountId, async tx => {
      await tx.put(users, user(1, 'first'))
      await tx.put(users, user(3))
      await tx.put(users, user(1, 'second'))
      await tx.delete(users, joinKey(accountId, 'AIDA2'))
      await tx.put(users, user(4))
      await tx.delete(users, joinKey(accountId, 'AIDA4'))
      await tx.delete(users, joinKey(accountId, 'AIDA3'))
      await tx.put(users, user(3, 'again'))
    })
    const key = (n: number): string => joinKey(accountId, `AIDA${n}`)
    expect(commits).toEqual([
      {
        accountId,
        revision: 3,
        changes: [
          { collection: 'users', key: key(1), before: user(1), after: user(1, 'second') },
          { collection: 'users', key: key(3), before: undefined, after: user(3, 'again') },
          { collection: 'users', key: key(2), before: user(2), after: undefined },
          {
            collection: 'accounts',
            key: accountId,
            before: { ...account, revision: 2 },
            after: { ...account, revision: 3 },
          },
        ],
      },
    ])
  })

  contract('the revision grows by one with each write that changed anything, and only then', async store => {
    const commits: Commit[] = []
    store.onCommit(commit => commits.push(commit))
    await addAccount(store)
    expect(await revision(store)).toBe(1)
    await store.write(accountId, tx => tx.put(users, user(1)))
    expect(await revision(store)).toBe(2)
    await store.write(accountId, tx => tx.put(users, { ...user(1), permissionsBoundary: undefined }))
    await store.write(accountId, tx => tx.get(users, joinKey(accountId, 'AIDA1')))
    await store.write(accountId, tx => tx.delete(users, 'nobody'))
    await store.write(accountId, async tx => {
      await tx.put(users, user(2))
      await tx.delete(users, joinKey(accountId, 'AIDA2'))
    })
    expect(await revision(store)).toBe(2)
    // Whatever revision the work writes, the store's own counts.
    await store.write(accountId, tx => tx.put(accounts, { ...account, name: 'Renamed', revision: 77 }))
    expect(await revision(store)).toBe(3)
    expect(commits.map(commit => commit.revision)).toEqual([1, 2, 3])
  })

  contract('what belongs to no account commits with revision 0', async store => {
    const commits: Commit[] = []
    store.onCommit(commit => commits.push(commit))
    const fact: Meta = { name: 'colour', value: 'green' }
    await store.write('', tx => tx.put(meta, fact))
    expect(commits).toEqual([
      {
        accountId: '',
        revision: 0,
        changes: [{ collection: 'meta', key: 'colour', before: undefined, after: fact }],
      },
    ])
  })

  contract('a transaction that has ended no longer answers', async store => {
    const read = await store.read(async tx => ({ tx }))
    await expect(read.tx.get(things, '1')).rejects.toThrow('has ended')
    const write = await store.write('', async tx => ({ tx }))
    await expect(write.tx.put(things, { id: '1', name: 'one' })).rejects.toThrow('has ended')
    await expect(write.tx.delete(things, '1')).rejects.toThrow('has ended')
    expect(await get(store, '1')).toBeUndefined()
  })

  contract('closing waits for the writes under way and refuses what comes after', async store => {
    let written = false
    const writing = store.write('', async tx => {
      await new Promise(resolve => setTimeout(resolve, 20))
      await tx.put(things, { id: '1', name: 'one' })
      written = true
    })
    await store.close()
    expect(written).toBe(true)
    await writing
    await expect(get(store, '1')).rejects.toThrow('closed')
    await expect(put(store, { id: '2', name: 'two' })).rejects.toThrow('closed')
  })
}
