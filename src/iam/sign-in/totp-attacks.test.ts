import { expect, test } from 'vitest'
import { codeTriesPerDay, codeTriesPerPrincipal } from '../mfa/code-tries.ts'
import { addPasskey, addPhone, type TestPhone } from './test-devices.ts'
import { accountId, origin, startSignIn } from './test-sign-in.ts'
import { triesPerAddress } from './try-counter.ts'

const password = 'Blue-monkey-42'
const failed = {
  code: 'MfaFailed',
  message:
    'The device did not confirm that it is you. Try again with a new code, or with another of your devices.',
}

/** alice and bob with an app each, and alice with a second one. */
async function startWithPhones() {
  const started = await startSignIn()
  const { post, addUser } = started
  const [alice, bob] = [await addUser('alice', password), await addUser('bob', password)]
  const phone = await addPhone(started, alice.userId, 'phone')
  const tablet = await addPhone(started, alice.userId, 'tablet')
  const ofBob = await addPhone(started, bob.userId, 'bobs-phone')
  const ticketOf = async (userName: string) => {
    const { body } = await post('user', { account: 'acme', userName, password })
    if (body.state !== 'mfa' || body.ticket === undefined)
      throw new Error(`no ticket: ${JSON.stringify(body)}`)
    return body.ticket
  }
  const give = async ({ serialNumber }: TestPhone, code: string, ticket?: string, address?: string) =>
    post('mfa-code', { ticket: ticket ?? (await ticketOf('alice')), serialNumber, code }, address)
  return { ...started, alice, bob, phone, tablet, ofBob, ticketOf, give }
}

test('a code signs in once, whichever ticket it comes with', async () => {
  const { give, phone } = await startWithPhones()
  const code = phone.code()
  expect((await give(phone, code)).body.state).toBe('signed-in')
  const again = await give(phone, code)
  expect([again.status, again.body]).toEqual([401, failed])
})

test('a code that is sent ten times at once signs in once', async () => {
  const { give, phone, ticketOf } = await startWithPhones()
  const code = phone.code()
  const tickets = await Promise.all(Array.from({ length: 10 }, () => ticketOf('alice')))
  const replies = await Promise.all(tickets.map(ticket => give(phone, code, ticket)))
  expect(replies.filter(({ body }) => body.state === 'signed-in')).toHaveLength(1)
})

test('the code of the last window is good, once', async () => {
  const { give, phone } = await startWithPhones()
  const last = phone.code(-1)
  expect((await give(phone, last)).body.state).toBe('signed-in')
  expect((await give(phone, last)).body).toEqual(failed)
  expect((await give(phone, phone.code())).body.state).toBe('signed-in')
})

test('the code of the last window is no good after a later one was used', async () => {
  const { give, phone } = await startWithPhones()
  expect((await give(phone, phone.code())).body.state).toBe('signed-in')
  expect((await give(phone, phone.code(-1))).body).toEqual(failed)
  expect((await give(phone, phone.code(1))).body.state).toBe('signed-in')
  expect((await give(phone, phone.code())).body).toEqual(failed)
})

test.each([-2, 2, -3, 3])('a clock that is %i steps away is refused', async steps => {
  const { give, phone } = await startWithPhones()
  expect((await give(phone, phone.code(steps))).body).toEqual(failed)
})

test('a code of another device is refused, also of one’s own', async () => {
  const { give, phone, tablet, ofBob } = await startWithPhones()
  const texts = [
    await give(phone, tablet.code()),
    await give(phone, ofBob.code()),
    await give(ofBob, ofBob.code()),
    await give({ ...phone, serialNumber: 'arn:aws:iam::111122223333:mfa/nothing' }, phone.code()),
  ].map(({ status, text }) => `${status} ${text}`)
  // Nothing tells which part was wrong.
  expect([...new Set(texts)]).toEqual([`401 ${JSON.stringify(failed)}`])
})

test('the log knows whose second factor failed, at each step that asks for one', async () => {
  const { give, post, phone, ticketOf, log } = await startWithPhones()
  const { serialNumber } = phone
  const ticket = await ticketOf('alice')
  await give(phone, '000000', ticket)
  await post('mfa-resync', { ticket, serialNumber, code1: '000000', code2: '000001' })
  await post('passkey-options', { ticket })
  const refused = { caller: `arn:aws:iam::${accountId}:user/staff/alice`, outcome: 'MfaFailed', status: 401 }
  expect(log.slice(-3)).toEqual([
    { operation: 'sign-in:mfa-code', ...refused },
    { operation: 'sign-in:mfa-resync', ...refused },
    { operation: 'sign-in:passkey-options', ...refused },
  ])
})

test('the log knows who has to wait, at each step that counts second factors', async () => {
  const started = await startWithPhones()
  const { give, post, phone, ticketOf, alice, log } = started
  const { serialNumber } = phone
  const laptop = await addPasskey(started, alice.userId, 'laptop')
  const ticket = await ticketOf('alice')
  const { body } = await post('passkey-options', { ticket })
  if (body.options === undefined) throw new Error('no options')
  const passkey = { ticket: body.ticket, response: await laptop.authenticator.get(body.options, { origin }) }
  const pair = { ticket, serialNumber, code1: '000000', code2: '000001' }
  const codes = async (place?: string) => {
    await give(phone, '000000', ticket, place)
    await post('mfa-resync', pair, place)
  }
  const waits = { caller: `arn:aws:iam::${accountId}:user/staff/alice`, outcome: 'Throttled', status: 429 }
  for (let n = 0; n < codeTriesPerPrincipal; n++) await codes()
  await codes()
  expect(log.slice(-2)).toEqual([
    { operation: 'sign-in:mfa-code', ...waits },
    { operation: 'sign-in:mfa-resync', ...waits },
  ])
  const place = '198.51.100.7'
  for (let n = 0; n < triesPerAddress; n++)
    await post('user', { account: 'acme', userName: `user${n}`, password }, place)
  await post('passkey', passkey, place)
  await codes(place)
  expect(log.slice(-3)).toEqual([
    { operation: 'sign-in:passkey', ...waits },
    { operation: 'sign-in:mfa-code', ...waits },
    { operation: 'sign-in:mfa-resync', ...waits },
  ])
})

test('a device that was asked for in vain has used no code of its owner up', async () => {
  const { give, ofBob, ticketOf } = await startWithPhones()
  expect((await give(ofBob, ofBob.code())).body).toEqual(failed)
  expect((await give(ofBob, ofBob.code(), await ticketOf('bob'))).body.state).toBe('signed-in')
})

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 345', "1' OR"])(
  'what is no code signs nobody in: %j',
  async code => {
    const { give, phone } = await startWithPhones()
    expect((await give(phone, code)).status).toBeGreaterThanOrEqual(400)
  },
)

test('five wrong codes in a row are the most, over all tickets, devices and addresses', async () => {
  const { give, phone, tablet, ticketOf, ports } = await startWithPhones()
  const tickets = await Promise.all(Array.from({ length: 7 }, () => ticketOf('alice')))
  const statuses: number[] = []
  for (const [i, ticket] of tickets.entries())
    statuses.push((await give(i % 2 ? phone : tablet, '000000', ticket, `192.0.2.${i}`)).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
  const right = await give(phone, phone.code(), tickets[6])
  expect(right.body).toMatchObject({ code: 'Throttled', retryAfterSeconds: 300 })
  ports.advance(300)
  expect((await give(phone, phone.code(), tickets[6])).body.state).toBe('signed-in')
})

test('wrong codes that are sent at once count like those sent in turn', async () => {
  const { give, phone, ticketOf } = await startWithPhones()
  const ticket = await ticketOf('alice')
  const replies = await Promise.all(
    Array.from({ length: 30 }, (_, i) => give(phone, String(100_000 + i), ticket, `192.0.2.${i}`)),
  )
  expect(replies.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(replies.filter(({ status }) => status === 429)).toHaveLength(25)
})

test('guesses of both codes of a resynchronisation count as well', async () => {
  const { post, phone, ticketOf } = await startWithPhones()
  const ticket = await ticketOf('alice')
  const { serialNumber } = phone
  const statuses: number[] = []
  for (let i = 0; i < 6; i++)
    statuses.push(
      (await post('mfa-resync', { ticket, serialNumber, code1: '000000', code2: '000001' })).status,
    )
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
})

test('whoever uses the codes of a day up keeps nobody out who has the device: two codes in a row sign in', async () => {
  const { give, post, phone, ticketOf, ports } = await startWithPhones()
  const { serialNumber } = phone
  for (let i = 0; i < codeTriesPerDay; i++) {
    const { status } = await give(phone, '000000', await ticketOf('alice'), '198.51.100.7')
    expect(status).toBe(401)
    ports.advance(60)
  }
  const ticket = await ticketOf('alice')
  const refused = await give(phone, phone.code(), ticket)
  expect([refused.status, refused.body]).toEqual([
    429,
    {
      code: 'Throttled',
      message:
        'There were too many wrong codes in the last 24 hours. Give two codes in a row instead, or try again in 24 hours.',
      retryAfterSeconds: 24 * 3600 - codeTriesPerDay * 60,
    },
  ])
  const codes = { code1: phone.code(), code2: phone.code(1) }
  expect((await post('mfa-resync', { ticket, serialNumber, ...codes })).body.state).toBe('signed-in')
})

test('whoever goes on with wrong codes and pairs from one address keeps nobody out who has the device', async () => {
  const { give, post, phone, ticketOf, ports } = await startWithPhones()
  const { serialNumber } = phone
  const attacker = '198.51.100.7'
  const [theirs, ticket] = [await ticketOf('alice'), await ticketOf('alice')]
  const guess = async () => {
    const pair = { ticket: theirs, serialNumber, code1: '000000', code2: '000001' }
    return [
      (await post('mfa-resync', pair, attacker)).status,
      (await give(phone, '000000', theirs, attacker)).status,
    ]
  }
  for (let second = 0; second < 400; second += 4) {
    await guess()
    ports.advance(4)
  }
  expect(await guess()).toEqual([429, 429])
  const codes = { code1: phone.code(), code2: phone.code(1) }
  expect((await give(phone, phone.code(), ticket)).status).toBe(429)
  expect((await post('mfa-resync', { ticket, serialNumber, ...codes })).body.state).toBe('signed-in')
})

test('wrong codes use the budget of their address up, right ones do not', async () => {
  const { give, phone, ticketOf, post, ports } = await startWithPhones()
  const guess = (i: number) =>
    post('user', { account: 'acme', userName: `user${i}`, password }, '198.51.100.7')
  const ticket = await ticketOf('alice')
  for (let i = 0; i < 3; i++) await give(phone, '000000', ticket, '198.51.100.7')
  expect((await give(phone, phone.code(), ticket, '198.51.100.7')).status).toBe(200)
  for (let i = 0; i < 97; i++) expect((await guess(i)).status).toBe(401)
  expect((await guess(97)).status).toBe(429)
  const next = await ticketOf('alice')
  expect((await give(phone, phone.code(1), next, '198.51.100.7')).status).toBe(429)
  ports.advance(299)
  expect((await give(phone, phone.code(), next, '198.51.100.8')).status).toBe(200)
})
