import { beforeEach, expect, test, vi } from 'vitest'
import { createTestPorts, type TestPorts } from '../sign-in/test-ports.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { type CodeDevice, mfaDevices } from '../store/mfa-devices.ts'
import { joinKey, type Store } from '../store/port.ts'
import { acceptCode } from './accept-code.ts'
import { devicesOf, requireRoom, toMfaDevice } from './devices.ts'
import { resyncDevice } from './resync.ts'
import { sealSeed } from './seed.ts'
import { codeAt, stepAt } from './totp.ts'

const accountId = '111122223333'
const alice = 'AIDAALICE'
const bob = 'AIDABOB'
const phone = `arn:aws:iam::${accountId}:mfa/alice-phone`
const seed = new Uint8Array(40).fill(7)

let ports: TestPorts
let store: Store

const put = async (device: Partial<CodeDevice> & Pick<CodeDevice, 'serialNumber'>, bytes = seed) =>
  store.write(accountId, async tx =>
    tx.put(mfaDevices, {
      kind: 'virtual',
      accountId,
      principalId: alice,
      enableDate: ports.now().toISOString(),
      createDate: ports.now().toISOString(),
      sealedSeed: await sealSeed(ports, { accountId, ...device }, bytes),
      drift: 0,
      tags: [],
      ...device,
    } as CodeDevice),
  )

const ofAlice = { accountId, principalId: alice, serialNumber: phone }
const code = (away = 0, bytes = seed) => codeAt(bytes, stepAt(ports.now()) + away)
const accepted = async (given: string, of = ofAlice) =>
  (await acceptCode({ store, ports }, { ...of, code: given })) !== undefined

beforeEach(async () => {
  ports = createTestPorts()
  store = createMemoryStore()
  await put({ serialNumber: phone })
})

test('a code is good once, also when it is sent twice at the same time', async () => {
  expect(await Promise.all([accepted(code()), accepted(code())])).toEqual(
    expect.arrayContaining([true, false]),
  )
  expect(await accepted(code())).toBe(false)
  ports.advance(30)
  expect(await accepted(code())).toBe(true)
})

test('the code of the last window is still good, that of two steps ago is not', async () => {
  expect(await accepted(code(-2))).toBe(false)
  expect(await accepted(code(-1))).toBe(true)
})

test('another device, another person and a device of nobody are refused', async () => {
  const tablet = `arn:aws:iam::${accountId}:mfa/tablet`
  const spare = `arn:aws:iam::${accountId}:mfa/spare`
  const seed2 = new Uint8Array(40).fill(9)
  await put({ serialNumber: tablet }, seed2)
  await put({ serialNumber: spare, principalId: undefined, enableDate: undefined })
  expect(await accepted(code(0, seed2))).toBe(false)
  expect(await accepted(code(), { ...ofAlice, principalId: bob })).toBe(false)
  expect(await accepted(code(), { ...ofAlice, serialNumber: spare })).toBe(false)
  expect(await accepted(code(), { ...ofAlice, serialNumber: 'GAHT00000000' })).toBe(false)
  expect(await accepted(code(0, seed2), { ...ofAlice, serialNumber: tablet })).toBe(true)
})

test('a device that is made anew while its code waits to be written down does not take it', async () => {
  const { write } = store
  vi.spyOn(store, 'write').mockImplementationOnce(async (account, work) => {
    await put({ serialNumber: phone }, new Uint8Array(40).fill(9))
    return write(account, work)
  })
  expect(await accepted(code())).toBe(false)
  expect(await store.read(tx => tx.get(mfaDevices, joinKey(accountId, phone)))).not.toHaveProperty('lastStep')
})

test('a wrong code writes nothing', async () => {
  let commits = 0
  store.onCommit(() => {
    commits++
  })
  expect(await accepted(code(5))).toBe(false)
  expect(commits).toBe(0)
})

test('after a resynchronisation the codes of the wrong clock are the right ones', async () => {
  expect(await accepted(code(10))).toBe(false)
  const resynced = async (code1: string, code2: string) =>
    (await resyncDevice({ store, ports }, { ...ofAlice, code1, code2 })) !== undefined
  expect(await resynced(code(10), code(12))).toBe(false)
  expect(await resynced(code(10), code(11))).toBe(true)
  expect(await resynced(code(10), code(11))).toBe(false)
  expect(await accepted(code(11))).toBe(false)
  ports.advance(30)
  expect(await accepted(code(11))).toBe(true)
  expect(await store.read(tx => tx.get(mfaDevices, joinKey(accountId, phone)))).toMatchObject({ drift: 11 })
})

test('a seed moved to another device opens nothing', async () => {
  const stolen = await store.read(tx => tx.get(mfaDevices, joinKey(accountId, phone)))
  await put({ ...(stolen as CodeDevice), serialNumber: 'GAHT00000001', principalId: bob })
  await expect(
    accepted(code(), { accountId, principalId: bob, serialNumber: 'GAHT00000001' }),
  ).rejects.toMatchObject({ name: 'SealBroken' })
})

test('devices come in the order of enrolment, under the names that people know, eight at most', async () => {
  ports.advance(60)
  await put({ serialNumber: 'GAHT00000002', kind: 'hardware' })
  const devices = await store.read(tx => devicesOf(tx, accountId, alice))
  expect(devices.map(toMfaDevice)).toEqual([
    { serialNumber: phone, kind: 'virtual', name: 'alice-phone' },
    { serialNumber: 'GAHT00000002', kind: 'hardware', name: 'GAHT00000002' },
  ])
  const room = (limit: number) =>
    store.read(tx => requireRoom(tx, { mfaDevicesPerUser: limit }, accountId, alice))
  await room(3)
  await expect(room(2)).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: 'Cannot exceed quota for MFADevicesPerUser: 2',
  })
})
