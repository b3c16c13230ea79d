import { expect, test } from 'vitest'
import { accessKeys, lastUses, loginProfiles } from '../store/collections.ts'
import { accessRecords } from '../store/last-accessed.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import { joinKey, type Store } from '../store/port.ts'
import { createAccount } from './create-account.ts'
import { createLastUseRecorder } from './last-use.ts'
import { createTestPorts } from './test-ports.ts'

const accountId = '111122223333'
const keyId = 'AKIAQAAAAAAAAAAAAAAA'

async function setting(store: Store = createMemoryStore()) {
  const ports = createTestPorts()
  await createAccount(store, ports, {
    accountId,
    name: 'Acme',
    rootEmail: 'root@acme.example',
    password: 'x',
  })
  await store.write(accountId, tx =>
    tx.put(accessKeys, {
      accountId,
      principalId: accountId,
      accessKeyId: keyId,
      status: 'Active',
      createDate: '2026-01-01T00:00:00Z',
      sealedSecret: '',
    }),
  )
  const timers: { readonly work: () => void; readonly ms: number }[] = []
  const errors: unknown[] = []
  let broken = false
  let writes = 0
  const watched: Store = {
    ...store,
    write: (id, work) => {
      writes++
      return broken ? Promise.reject(new Error('disk full')) : store.write(id, work)
    },
  }
  const recorder = createLastUseRecorder(watched, {
    now: ports.now,
    onError: error => errors.push(error),
    schedule: (work, ms) => {
      const timer = { work, ms }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
  })
  const stored = (subjectId: string) => store.read(tx => tx.get(lastUses, joinKey(accountId, subjectId)))
  return {
    store,
    ports,
    recorder,
    stored,
    timers,
    errors,
    setBroken: (value: boolean) => {
      broken = value
    },
    writes: () => writes,
  }
}

test('uses are readable at once and written together a little later', async () => {
  const { recorder, stored, timers, writes } = await setting()
  recorder.noteUse(accountId, keyId, 'iam', 'us-east-1')
  recorder.notePassword(accountId, accountId)
  const use = {
    accountId,
    subjectId: keyId,
    date: '2026-03-01T12:00:00.000Z',
    service: 'iam',
    region: 'us-east-1',
  }
  expect(recorder.pending(accountId, keyId)).toEqual(use)
  expect(recorder.pending(accountId, accountId)).toMatchObject({ date: use.date })
  expect(await stored(keyId)).toBeUndefined()
  expect(timers.map(({ ms }) => ms)).toEqual([3000])
  timers.pop()?.work()
  await expect.poll(() => stored(keyId)).toEqual(use)
  expect(await stored(accountId)).toMatchObject({ date: use.date })
  expect(writes()).toBe(1)
  await expect.poll(() => recorder.pending(accountId, keyId)).toBeUndefined()
})

test('the same use again within a minute is skipped, another service or a minute later is not', async () => {
  const { recorder, ports, stored, writes } = await setting()
  recorder.noteUse(accountId, keyId, 'iam', 'us-east-1')
  await recorder.flush()
  ports.advance(59)
  recorder.noteUse(accountId, keyId, 'iam', 'us-east-1')
  expect(recorder.pending(accountId, keyId)).toBeUndefined()
  recorder.noteUse(accountId, keyId, 'sts', 'us-east-1')
  expect(recorder.pending(accountId, keyId)).toMatchObject({ service: 'sts' })
  ports.advance(60)
  recorder.noteUse(accountId, keyId, 'sts', 'us-east-1')
  await recorder.flush()
  expect(await stored(keyId)).toMatchObject({ service: 'sts', date: '2026-03-01T12:01:59.000Z' })
  expect(writes()).toBe(2)
})

test('what could not be written is kept, reported and written later', async () => {
  const { recorder, stored, timers, errors, setBroken } = await setting()
  setBroken(true)
  recorder.notePassword(accountId, accountId)
  timers.pop()?.work()
  await expect.poll(() => errors).toHaveLength(1)
  expect(recorder.pending(accountId, accountId)).toBeDefined()
  expect(timers.map(({ ms }) => ms)).toEqual([30_000])
  await expect(recorder.flush()).rejects.toThrow('disk full')
  setBroken(false)
  await recorder.flush()
  expect(await stored(accountId)).toBeDefined()
  expect(timers).toEqual([])
})

test('while a write is under way its uses are still readable, and a newer one survives its failure', async () => {
  const { recorder, ports, stored, setBroken } = await setting()
  recorder.notePassword(accountId, accountId)
  setBroken(true)
  const failing = recorder.flush()
  const seen = [recorder.pending(accountId, accountId)?.date]
  await Promise.resolve()
  seen.push(recorder.pending(accountId, accountId)?.date)
  ports.advance(5)
  recorder.notePassword(accountId, accountId)
  await expect(failing).rejects.toThrow('disk full')
  seen.push(recorder.pending(accountId, accountId)?.date)
  setBroken(false)
  await recorder.flush()
  seen.push((await stored(accountId))?.date)
  const [first, second] = ['2026-03-01T12:00:00.000Z', '2026-03-01T12:00:05.000Z']
  expect(seen).toEqual([first, first, second, second])
})

test('a use noted during the write is neither lost nor overtaken by the older one', async () => {
  const { recorder, ports, stored } = await setting()
  recorder.notePassword(accountId, accountId)
  const first = recorder.flush()
  ports.advance(5)
  recorder.notePassword(accountId, accountId)
  expect(recorder.pending(accountId, accountId)?.date).toBe('2026-03-01T12:00:05.000Z')
  await Promise.all([first, recorder.flush()])
  expect((await stored(accountId))?.date).toBe('2026-03-01T12:00:05.000Z')
})

test('a key or password that was deleted meanwhile gets no row', async () => {
  const { recorder, store, stored } = await setting()
  recorder.noteUse(accountId, keyId, 'iam', 'us-east-1')
  recorder.notePassword(accountId, accountId)
  await store.write(accountId, async tx => {
    await tx.delete(accessKeys, keyId)
    await tx.delete(loginProfiles, joinKey(accountId, accountId))
  })
  await recorder.flush()
  expect(await stored(keyId)).toBeUndefined()
  expect(await stored(accountId)).toBeUndefined()
})

test('flushing with nothing to write is free', async () => {
  const { recorder, writes } = await setting()
  await recorder.flush()
  expect(writes()).toBe(0)
})

const attempts = async (store: Store, principalId = accountId) =>
  (await store.read(tx => tx.get(accessRecords, joinKey(accountId, principalId))))?.attempts

test('attempts at several actions become one record, which grows', async () => {
  const { recorder, store, ports, writes } = await setting()
  recorder.noteAttempt(accountId, accountId, 'iam:GetUser', 'us-east-1')
  recorder.noteAttempt(accountId, accountId, 'iam:ListUsers', 'us-east-1')
  const first = { date: '2026-03-01T12:00:00.000Z', region: 'us-east-1' }
  const both = { 'iam:GetUser': first, 'iam:ListUsers': first }
  expect(recorder.pendingAttempts(accountId, accountId)).toEqual(both)
  await recorder.flush()
  expect(recorder.pendingAttempts(accountId, accountId)).toEqual({})
  expect(await attempts(store)).toEqual(both)
  ports.advance(30)
  recorder.noteAttempt(accountId, accountId, 'iam:GetUser', 'us-east-1')
  recorder.noteAttempt(accountId, accountId, 'iam:GetUser', 'eu-west-1')
  await recorder.flush()
  const second = { date: '2026-03-01T12:00:30.000Z', region: 'eu-west-1' }
  expect(await attempts(store)).toEqual({ ...both, 'iam:GetUser': second })
  expect(writes()).toBe(2)
})

test('the same attempt again within a minute costs no write, by somebody else it does', async () => {
  const { recorder, ports, writes } = await setting()
  recorder.noteAttempt(accountId, accountId, 'iam:GetUser', 'us-east-1')
  await recorder.flush()
  ports.advance(59)
  recorder.noteAttempt(accountId, accountId, 'iam:GetUser', 'us-east-1')
  await recorder.flush()
  expect(writes()).toBe(1)
  recorder.noteAttempt(accountId, 'AIDASOMEBODYELSE', 'iam:GetUser', 'us-east-1')
  await recorder.flush()
  expect(writes()).toBe(2)
})

test('attempts that could not be written wait together with later ones', async () => {
  const { recorder, store, setBroken } = await setting()
  setBroken(true)
  recorder.noteAttempt(accountId, accountId, 'iam:GetUser', 'us-east-1')
  const failing = recorder.flush()
  await Promise.resolve()
  recorder.noteAttempt(accountId, accountId, 'iam:ListUsers', 'us-east-1')
  expect(Object.keys(recorder.pendingAttempts(accountId, accountId))).toEqual([
    'iam:GetUser',
    'iam:ListUsers',
  ])
  await expect(failing).rejects.toThrow('disk full')
  setBroken(false)
  await recorder.flush()
  expect(Object.keys((await attempts(store)) ?? {})).toEqual(['iam:GetUser', 'iam:ListUsers'])
})

test('of a principal that was deleted meanwhile nothing is written', async () => {
  const { recorder, store } = await setting()
  recorder.noteAttempt(accountId, 'AIDADELETED', 'iam:GetUser', 'us-east-1')
  await recorder.flush()
  expect(await attempts(store, 'AIDADELETED')).toBeUndefined()
})
