import { expect, test } from 'vitest'
import { createAccount } from '../sign-in/create-account.ts'
import { createTestPorts } from '../sign-in/test-ports.ts'
import { users } from '../store/collections.ts'
import { credentialReports } from '../store/credential-reports.ts'
import { createMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/port.ts'
import { createCredentialReportJob } from './credential-report-job.ts'

const accountId = '111122223333'

const startWith = async (userCount: number, wrap: (store: Store) => Store = store => store) => {
  const ports = createTestPorts()
  const store = createMemoryStore()
  const names = { accountId, name: 'acme', rootEmail: 'root@acme.example', password: 'correct-Horse-7' }
  await createAccount(store, ports, names)
  await store.write(accountId, async tx => {
    for (let i = 0; i < userCount; i++) {
      const userName = `user-${i}`
      const createDate = ports.now().toISOString()
      await tx.put(users, { accountId, userId: `AIDA${i}`, userName, path: '/', createDate, tags: [] })
    }
  })
  const faults: unknown[] = []
  const job = createCredentialReportJob({
    store: wrap(store),
    ports,
    lastUse: { pending: () => undefined },
    onFault: fault => faults.push(fault),
  })
  const report = () => store.read(tx => tx.get(credentialReports, accountId))
  return { job, report, faults }
}

test('a long report lets others have their turn many times', async () => {
  const { job, report, faults } = await startWith(3_000)
  let turns = 0
  const other = setInterval(() => turns++, 0)
  expect(job.start(accountId)).toBe(true)
  expect(job.isUnderWay(accountId)).toBe(true)
  await job.settled()
  clearInterval(other)
  expect(turns).toBeGreaterThan(10)
  expect((await report())?.content.split('\n')).toHaveLength(3_002)
  expect(faults).toEqual([])
})

test('a report that fails is told to the host, and can be started again', async () => {
  let broken = true
  const { job, report, faults } = await startWith(1, store => ({
    ...store,
    write: (id, work) => (broken ? Promise.reject(new Error('the disk is full')) : store.write(id, work)),
  }))
  job.start(accountId)
  await job.settled()
  expect(faults).toEqual([new Error('the disk is full')])
  expect(await report()).toBeUndefined()
  broken = false
  expect(job.start(accountId)).toBe(true)
  await job.settled()
  expect(await report()).toBeDefined()
})
