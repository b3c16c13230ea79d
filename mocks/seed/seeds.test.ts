import { beforeAll, expect, test } from 'vitest'
import type { Ports } from '../../src/iam/ports.ts'
import type { Attachment, Membership, PolicyVersion, User } from '../../src/iam/store/collections.ts'
import { createMemoryStore, type MemoryDump } from '../../src/iam/store/memory-store.ts'
import type { StoredMfaDevice } from '../../src/iam/store/mfa-devices.ts'
import { createMockService } from '../mock-service.ts'
import { createTabPorts } from '../tab-ports.ts'
import { acmeId } from './persona-access-key.ts'
import { largeCounts } from './population.ts'
import { applySeed } from './seeds.ts'

const now = new Date('2026-03-01T12:00:00Z')
let ports: Ports
let large: MemoryDump
/** Of the processor, for a busy machine takes longer by the clock. */
let milliseconds: number

const seeded = async (name: 'acme' | 'large'): Promise<MemoryDump> => {
  const store = createMemoryStore()
  await applySeed(name, store, ports)
  return store.dump()
}

const documents = <T extends { readonly accountId: string }>(dump: MemoryDump, collection: string) =>
  (dump.collections[collection] as readonly T[]).filter(document => document.accountId === acmeId)

/** How many documents share a key; the largest number. */
const most = <T>(items: readonly T[], key: (item: T) => string): number => {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return Math.max(...counts.values())
}

beforeAll(async () => {
  ports = await createTabPorts({ now: () => now })
  const start = process.cpuUsage()
  large = await seeded('large')
  const { user, system } = process.cpuUsage(start)
  milliseconds = (user + system) / 1000
})

test('the large seed fills the account up to its quotas and keeps the others', () => {
  expect(documents(large, 'users')).toHaveLength(largeCounts.users)
  expect(documents(large, 'groups')).toHaveLength(largeCounts.groups)
  expect(documents(large, 'roles')).toHaveLength(largeCounts.roles)
  expect(documents(large, 'managed_policies')).toHaveLength(largeCounts.policies)
  const memberships = documents<Membership>(large, 'memberships')
  expect(memberships.length).toBeGreaterThan(10_000)
  const { quotas } = ports
  expect(most(memberships, membership => membership.userId)).toBe(quotas.groupsPerUser)
  expect(most(documents<Attachment>(large, 'attachments'), a => a.entityId)).toBeLessThanOrEqual(
    Math.min(quotas.attachedPoliciesPerGroup, quotas.attachedPoliciesPerRole),
  )
  expect(most(documents<PolicyVersion>(large, 'policy_versions'), v => v.policyId)).toBeLessThanOrEqual(
    quotas.versionsPerPolicy,
  )
  const bounded = documents<User>(large, 'users').filter(user => user.permissionsBoundary !== undefined)
  expect(bounded.length).toBeGreaterThan(100)
  const owners = documents<StoredMfaDevice>(large, 'mfa_devices').map(device => device.principalId)
  expect(new Set(owners).size).toBeGreaterThan(1_500)
})

test('seeding thousands takes seconds, not minutes', () => {
  // Three seconds here; other machines are slower.
  expect(milliseconds).toBeLessThan(10_000)
})

test('the same seed is the same account each time, its sealed secrets apart', async () => {
  const again = await seeded('large')
  const { access_keys: _keys, mfa_devices: _devices, ...firstRest } = large.collections
  const { access_keys: _keysAgain, mfa_devices: _devicesAgain, ...secondRest } = again.collections
  // As text: comparing 20,000 documents one by one takes seconds.
  expect(JSON.stringify(secondRest) === JSON.stringify(firstRest)).toBe(true)
}, 30_000)

test('the ages of the small seed follow the clock', async () => {
  const dump = await seeded('acme')
  const alice = documents<User>(dump, 'users').find(user => user.userName === 'alice')
  const days = (now.getTime() - Date.parse(alice?.createDate ?? '')) / 86_400_000
  expect(Math.floor(days)).toBe(1_390)
  for (const user of documents<User>(dump, 'users'))
    expect(Date.parse(user.createDate)).toBeLessThan(now.getTime())
})

test('without a seed the service waits for its set-up, with a code that the demo shows', async () => {
  const mock = await createMockService({ seed: 'empty', ports })
  expect(mock.setUpCode).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4})+$/)
  const status = await mock.fetch(new Request('http://localhost:20411/sign-in/status'))
  expect(await status.json()).toEqual({ needsSetUp: true })
})
