import { expect, test, vi } from 'vitest'
import type { Store } from '../store/port.ts'
import { addPasskey, addPhone, removeDevice } from './test-devices.ts'
import { origin, startSignIn } from './test-sign-in.ts'

const alice = { account: 'acme', userName: 'alice', password: 'Blue-monkey-42' }

async function startWithAlice() {
  const started = await startSignIn()
  const { userId } = await started.addUser(alice.userName, alice.password)
  const begin = async () => (await started.post('user', alice)).body.ticket
  return { ...started, userId, begin }
}

/** Lets something happen once so many writes are made and the next one waits for its turn. */
function beforeWrite(store: Store, made: number, act: () => Promise<unknown>): void {
  const { write } = store
  const spy = vi.spyOn(store, 'write')
  for (let n = 0; n < made; n++) spy.mockImplementationOnce(write)
  spy.mockImplementationOnce(async (account, work) => {
    spy.mockRestore()
    await act()
    return write(account, work)
  })
}

test.each(['mfa-code', 'mfa-resync'])(
  '%s: a device that is made anew once the old one has confirmed signs nobody in',
  async step => {
    const { post, begin, userId, ...started } = await startWithAlice()
    const phone = await addPhone(started, userId, 'phone')
    const ticket = await begin()
    const { serialNumber } = phone
    const codes = { code: phone.code(), code1: phone.code(), code2: phone.code(1) }
    // The first write notes the codes, the second uses the ticket up.
    beforeWrite(started.store, 1, () => addPhone(started, userId, 'phone'))
    const { status, body } = await post(step, { ticket, serialNumber, ...codes })
    expect([status, body.code]).toEqual([401, 'TicketExpired'])
  },
)

test('a passkey that is made anew once the old one has confirmed signs nobody in', async () => {
  const { post, begin, userId, ...started } = await startWithAlice()
  const laptop = await addPasskey(started, userId, 'laptop')
  const { ticket, options } = (await post('passkey-options', { ticket: await begin() })).body
  if (options === undefined) throw new Error('no options')
  const response = await laptop.authenticator.get(options, { origin })
  beforeWrite(started.store, 0, async () => {
    await removeDevice(started, laptop.serialNumber)
    await addPasskey(started, userId, 'laptop')
  })
  const { status, body } = await post('passkey', { ticket, response })
  expect([status, body.code]).toEqual([401, 'TicketExpired'])
})
