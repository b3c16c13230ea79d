import { CreateUserCommand, GetUserCommand } from '@aws-sdk/client-iam'
import { beforeAll, expect, test } from 'vitest'
import { type Host, type PlainRequest, startHost } from './host.ts'
import type { SeedName } from './seed/seeds.ts'
import { type KeyValues, snapshotVersion } from './snapshot.ts'
import { createTabPorts, newSealingKey } from './tab-ports.ts'
import { clientsOfPersona, type Fetch } from './test-clients.ts'

/** Keeps structured clones, as IndexedDB does. */
const createValues = () => {
  const kept = new Map<string, unknown>()
  const values: KeyValues = {
    getMany: async keys => keys.map(key => structuredClone(kept.get(key))),
    setMany: async entries => {
      for (const [key, value] of entries) kept.set(key, structuredClone(value))
    },
  }
  return { values, kept }
}

const key = newSealingKey()
let ports: Awaited<ReturnType<typeof createTabPorts>>

beforeAll(async () => {
  ports = await createTabPorts({ key })
})

const start = (values: KeyValues, seed: SeedName = 'acme', onAnew?: () => void): Promise<Host> =>
  startHost({ storage: { ...values, sealingKey: async () => key }, ports, seed, onAnew })

const fetchOf =
  (host: Host): Fetch =>
  async request => {
    const plain: PlainRequest = {
      url: request.url,
      method: request.method,
      headers: [...request.headers],
      body: await request.arrayBuffer(),
    }
    const { status, headers, body } = await host.fetch(plain)
    return new Response(body, { status, headers: headers.map(([name, value]) => [name, value]) })
  }

const hasNewcomer = async (host: Host): Promise<boolean> => {
  const { iam } = await clientsOfPersona(fetchOf(host), 'alice')
  return iam.send(new GetUserCommand({ UserName: 'newcomer' })).then(
    () => true,
    () => false,
  )
}

const addNewcomer = async (host: Host): Promise<void> => {
  const { iam } = await clientsOfPersona(fetchOf(host), 'alice')
  await iam.send(new CreateUserCommand({ UserName: 'newcomer' }))
}

test('what was changed is there after a reload, and gone after beginning anew', async () => {
  const { values } = createValues()
  const before = await start(values)
  await addNewcomer(before)
  await before.flush()
  const after = await start(values)
  expect(await hasNewcomer(after)).toBe(true)
  expect((await after.state()).notices).toEqual([])
  await after.restart('acme')
  expect(await hasNewcomer(after)).toBe(false)
  expect(await hasNewcomer(await start(values))).toBe(false)
})

test('what a browser keeps beside the state is told when it is of no account any more', async () => {
  const { values, kept } = createValues()
  let told = 0
  const open = (): Promise<Host> =>
    start(values, 'acme', () => {
      told += 1
    })
  await (await open()).flush()
  const after = await open()
  expect(told).toBe(1)
  await after.restart('acme')
  expect(told).toBe(2)
  kept.delete('documents/users')
  await open()
  expect(told).toBe(3)
})

test('a commit is kept a quarter of a second later, unasked', async () => {
  const { values, kept } = createValues()
  await addNewcomer(await start(values))
  // Only then is it read by another host, which keeps what happens in it over what the first one kept.
  await expect.poll(() => JSON.stringify(kept.get('documents/users'))).toContain('"newcomer"')
  expect(await hasNewcomer(await start(values))).toBe(true)
})

test('a change writes only the collections that it touched', async () => {
  const { values, kept } = createValues()
  const host = await start(values)
  await host.flush()
  kept.clear()
  await addNewcomer(host)
  await host.flush()
  expect([...kept.keys()].sort()).toEqual(
    expect.arrayContaining(['about', 'documents/accounts', 'documents/users']),
  )
  expect(kept.has('documents/managed_policies')).toBe(false)
})

test('the seed that was chosen stays chosen', async () => {
  const { values } = createValues()
  await (await start(values, 'empty')).flush()
  const { seed, setUpCode } = await (await start(values, 'acme')).state()
  expect([seed, typeof setUpCode]).toEqual(['empty', 'string'])
})

test.each<[string, (kept: Map<string, unknown>) => void, RegExp]>([
  [
    'of an older version',
    kept => kept.set('about', { version: snapshotVersion - 1, seed: 'acme' }),
    /another version of the demo/,
  ],
  ['that lacks a collection', kept => kept.delete('documents/users'), /damaged/],
  ['of something else', kept => kept.set('documents/users', 'nobody'), /damaged/],
  [
    'that holds a document twice',
    kept => {
      const users = kept.get('documents/users') as object[]
      kept.set('documents/users', [...users, users[0]])
    },
    /contradicts itself/,
  ],
])('a snapshot %s is dropped, and says so', async (_, damage, reason) => {
  const { values, kept } = createValues()
  const before = await start(values)
  await addNewcomer(before)
  await before.flush()
  damage(kept)
  const after = await start(values)
  expect((await after.state()).notices).toEqual([
    { kind: 'snapshot-dropped', text: expect.stringMatching(reason) },
  ])
  expect(await hasNewcomer(after)).toBe(false)
})

test('a snapshot whose key is lost is dropped, since none of its secrets can be read', async () => {
  const { values } = createValues()
  await (await start(values)).flush()
  const otherPorts = await createTabPorts()
  const after = await startHost({
    storage: { ...values, sealingKey: async () => key },
    ports: otherPorts,
    seed: 'acme',
  })
  expect((await after.state()).notices.map(notice => notice.kind)).toEqual(['snapshot-dropped'])
})

test('a browser that keeps nothing is no reason to stop, but is said', async () => {
  const { values } = createValues()
  let told = 0
  const host = await startHost({
    storage: {
      ...values,
      setMany: () => Promise.reject(new Error('the disk is full')),
      sealingKey: async () => key,
    },
    ports,
    seed: 'acme',
    onNotice: () => {
      told += 1
    },
  })
  await host.flush()
  expect((await host.state()).notices).toEqual([
    { kind: 'not-kept', text: expect.stringContaining('the disk is full') },
  ])
  expect(told).toBe(1)
  expect(await hasNewcomer(host)).toBe(false)
})
