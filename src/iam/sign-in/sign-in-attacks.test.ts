import { expect, test } from 'vitest'
import { addPhone } from './test-devices.ts'
import { accountId, origin, rootPassword, startSignIn } from './test-sign-in.ts'

const password = 'Blue-monkey-42'
const alice = { account: 'acme', userName: 'alice', password }

test('whatever is wrong, the answer is the same bytes after the same work', async () => {
  const { post, addUser, ports, reads, log, store } = await startSignIn()
  const { userId } = await addUser('alice', password)
  // Whether there is a second factor shows after the right password only.
  await addPhone({ ports, store }, (await addUser('withmfa', password)).userId, 'phone')
  await addPhone({ ports, store }, userId, 'tablet')
  await addUser('keysonly')
  // The decoy's own hash is made once, on the first try of all.
  await post('user', alice)
  const wrong = [
    ['user', { ...alice, password: 'wrong' }],
    ['user', { ...alice, userName: 'withmfa', password: 'wrong' }],
    ['user', { ...alice, userName: 'nobody' }],
    ['user', { ...alice, userName: 'keysonly' }],
    ['user', { ...alice, account: 'nowhere' }],
    ['user', { ...alice, account: '999999999999' }],
    ['user', { ...alice, account: '  ' }],
    ['root', { email: 'root@acme.example', password: 'wrong' }],
    ['root', { email: 'nobody@acme.example', password: rootPassword }],
  ] as const
  const seen = new Set<string>()
  for (const [step, body] of wrong) {
    const before = { ...ports.counts, ...reads }
    const reply = await post(step, body)
    const work = {
      hashes: ports.counts.hashes - before.hashes,
      verifications: ports.counts.verifications - before.verifications,
      transactions: reads.transactions - before.transactions,
      documents: reads.documents - before.documents,
    }
    expect(work).toEqual({ hashes: 0, verifications: 1, transactions: 1, documents: 1 })
    seen.add(JSON.stringify([reply.status, reply.text, [...reply.headers]]))
  }
  expect([...seen]).toHaveLength(1)
  expect([...seen][0]).toContain('401')
  expect(new Set(log.slice(1).map(({ caller, outcome }) => `${caller} ${outcome}`))).toEqual(
    new Set(['anonymous AuthenticationFailed']),
  )
})

test('parallel guesses beyond the limit are refused before anything is verified', async () => {
  const { post, addUser, ports } = await startSignIn()
  await addUser('alice', password)
  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, i) => post('user', { ...alice, password: `guess ${i}` }, `192.0.2.${i}`)),
  )
  expect(replies.filter(({ status }) => status === 401)).toHaveLength(10)
  const refused = replies.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(30)
  expect(ports.counts.verifications).toBe(10)
  expect(refused[0]?.body).toEqual({
    code: 'Throttled',
    message: 'There were too many tries. Try again in 5 minutes.',
    retryAfterSeconds: 300,
  })
  expect(refused[0]?.headers.get('retry-after')).toBe('300')
})

test('the person who is locked out is told how long, and is let in then', async () => {
  const { post, addUser, ports } = await startSignIn()
  await addUser('alice', password)
  for (let i = 0; i < 10; i++) await post('user', { ...alice, password: 'wrong' })
  ports.advance(250)
  const locked = await post('user', alice)
  expect(locked.body).toMatchObject({ code: 'Throttled', retryAfterSeconds: 50 })
  expect(locked.body.message).toContain('50 seconds')
  ports.advance(50)
  expect((await post('user', alice)).status).toBe(200)
})

test('a name that nobody bears locks like one that somebody does', async () => {
  const { post, addUser } = await startSignIn()
  await addUser('alice', password)
  const texts = await Promise.all(
    ['alice', 'nobody'].map(async userName => {
      for (let i = 0; i < 10; i++) await post('user', { ...alice, userName, password: 'wrong' })
      return (await post('user', { ...alice, userName, password: 'wrong' })).text
    }),
  )
  expect(texts[0]).toContain('Throttled')
  expect(texts[1]).toBe(texts[0])
})

test('one budget a user, however the account and the name are written', async () => {
  const { post, addUser } = await startSignIn()
  await addUser('alice', password)
  const ways = [
    { account: 'acme', userName: 'alice' },
    { account: 'ACME', userName: 'Alice ' },
    { account: accountId, userName: 'ALICE' },
    { account: '1111 2222 3333', userName: 'alice' },
  ]
  const statuses: number[] = []
  for (let i = 0; i < 12; i++)
    statuses.push((await post('user', { ...ways[i % 4], password: 'wrong' }, `192.0.2.${i}`)).status)
  expect(statuses.filter(status => status === 429)).toHaveLength(2)
})

test('an address has a hundred wrong tries, which no success in between gives back', async () => {
  const { post, addUser } = await startSignIn()
  await addUser('alice', password)
  const guess = (i: number, address: string) =>
    post('user', { ...alice, userName: `user${i}`, password: 'wrong' }, address)
  for (let i = 0; i < 100; i++) {
    expect((await guess(i, '2001:db8::1')).status).toBe(401)
    if (i % 10 === 5) expect((await post('user', alice, '2001:db8::2')).status).toBe(200)
  }
  expect((await guess(100, '2001:db8::3')).status).toBe(429)
  expect((await post('user', alice, '2001:db8::4')).status).toBe(429)
  expect(
    (await post('root', { email: 'root@acme.example', password: rootPassword }, '2001:db8::4')).status,
  ).toBe(429)
  expect((await post('user', alice, '2001:db8:0:1::1')).status).toBe(200)
})

test('right passwords use no tries up', async () => {
  const { post, addUser } = await startSignIn()
  await addUser('alice', password)
  for (let i = 0; i < 120; i++) expect((await post('user', alice)).status).toBe(200)
})

test('guessing the present password through a ticket is counted', async () => {
  const { post, addUser, ports } = await startSignIn()
  await addUser('alice', password, true)
  const { ticket } = (await post('user', alice)).body
  const before = ports.counts.verifications
  const statuses: number[] = []
  for (let i = 0; i < 12; i++)
    statuses.push((await post('new-password', { ticket, newPassword: password })).status)
  expect(statuses.filter(status => status === 429)).toHaveLength(2)
  expect(ports.counts.verifications - before).toBe(10)
})

test.each([
  ['user', { ...alice, userName: 'AKIAIOSFODNN7EXAMPLE' }],
  ['user', { ...alice, userName: ' ASIAIOSFODNN7EXAMPLE ' }],
  ['user', { ...alice, password: 'AKIAIOSFODNN7EXAMPLE' }],
  ['user', { ...alice, account: 'AKIAIOSFODNN7EXAMPLE' }],
  ['root', { email: 'AKIAIOSFODNN7EXAMPLE', password }],
])(
  'an access key in the form of %s is refused with the reason, before any look-up: %j',
  async (step, body) => {
    const { post, ports } = await startSignIn()
    const reply = await post(step, body)
    expect([reply.status, reply.body.code]).toEqual([400, 'AccessKeyNotAccepted'])
    expect(reply.body.message).toContain('access key')
    expect(reply.text).not.toContain('IOSFODNN7')
    expect(ports.counts.verifications).toBe(0)
  },
)

test.each([
  { origin: 'https://evil.example' },
  { origin: 'https://console.acme.example.evil.example' },
  { origin: 'https://console.acme.example:8443' },
  { origin: 'null' },
  { origin: '' },
  { 'sec-fetch-site': 'cross-site' },
  { origin, 'sec-fetch-site': 'cross-site' },
])('a page elsewhere cannot sign anybody in: %j', async headers => {
  const { post, addUser, ports } = await startSignIn()
  await addUser('alice', password)
  const reply = await post('user', alice, undefined, headers)
  expect([reply.status, reply.body.code]).toEqual([403, 'InvalidRequest'])
  expect(ports.counts.verifications).toBe(0)
})

test.each([
  { origin },
  { origin: 'http://console.acme.example' },
  { origin, 'sec-fetch-site': 'same-origin' },
])('the own page can: %j', async headers => {
  const { post, addUser } = await startSignIn()
  await addUser('alice', password)
  expect((await post('user', alice, undefined, headers)).status).toBe(200)
})

test('the log never holds what was typed', async () => {
  const { post, addUser, log, ...started } = await startSignIn()
  const { userId } = await addUser('alice', password, true)
  const phone = await addPhone(started, userId, 'phone')
  const { serialNumber } = phone
  const { ticket } = (await post('user', alice)).body
  await post('user', { ...alice, userName: 'my-Secret-passw0rd' })
  const code = phone.code()
  const next = (await post('mfa-code', { ticket, serialNumber, code })).body
  await post('mfa-code', { ticket, serialNumber, code })
  await post('new-password', { ticket: next.ticket, newPassword: 'Green-monkey-43' })
  await post('my-Secret-passw0rd', {})
  const text = JSON.stringify(log)
  expect(log).toHaveLength(6)
  for (const secret of [password, 'Secret', ticket, next.ticket, code, 'phone', 'Green', 'ASIA'])
    expect(text).not.toContain(secret)
})
