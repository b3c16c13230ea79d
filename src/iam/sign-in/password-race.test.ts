import { expect, test } from 'vitest'
import { loginProfiles } from '../store/collections.ts'
import { joinKey } from '../store/port.ts'
import { createTestPorts } from './test-ports.ts'
import { accountId, startSignIn } from './test-sign-in.ts'

/** A sign-in of alice in whose verification something happens to her password. */
async function meanwhile(change: 'replaced' | 'deleted' | 'to be changed') {
  const plain = createTestPorts().passwords
  let then = async (): Promise<void> => {}
  const service = await startSignIn({
    passwords: {
      ...plain,
      verify: async (hash, password) => {
        const right = await plain.verify(hash, password)
        await then()
        return right
      },
    },
  })
  const alice = await service.addUser('alice', 'Blue-monkey-42')
  const key = joinKey(accountId, alice.userId)
  then = () =>
    service.store.write(accountId, async tx => {
      const profile = await tx.get(loginProfiles, key)
      if (profile === undefined) throw new Error('alice has no password')
      if (change === 'deleted') await tx.delete(loginProfiles, key)
      else if (change === 'replaced')
        await tx.put(loginProfiles, { ...profile, passwordHash: await plain.hash('Green-monkey-43') })
      else await tx.put(loginProfiles, { ...profile, passwordResetRequired: true })
    })
  return service.post('user', { account: accountId, userName: 'alice', password: 'Blue-monkey-42' })
}

test.each(['replaced', 'deleted'] as const)(
  'a password that is %s while it is verified opens nothing',
  async change => {
    const { status, body } = await meanwhile(change)
    expect([status, body.code]).toEqual([401, 'AuthenticationFailed'])
  },
)

test('a password that has to be changed since it began to be verified is changed first', async () => {
  const { status, body } = await meanwhile('to be changed')
  expect([status, body.state]).toEqual([200, 'change-password'])
})
