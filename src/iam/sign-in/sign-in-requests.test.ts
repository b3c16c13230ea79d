import fc from 'fast-check'
import { expect, test } from 'vitest'
import { code, origin, rootPassword, startSignIn } from './test-sign-in.ts'

const json = { 'content-type': 'application/json' }
const right = JSON.stringify({ email: 'root@acme.example', password: rootPassword })

test.each([
  ['not JSON', 400, json, '{"email":'],
  ['no body', 400, json, undefined],
  ['not UTF-8', 400, json, new Uint8Array([0x22, 0xff, 0x22])],
  ['an array', 400, json, '[]'],
  ['null', 400, json, 'null'],
  ['a text', 400, json, '"root"'],
  ['a missing field', 400, json, '{"email":"root@acme.example"}'],
  ['an empty field', 400, json, '{"email":"","password":"x"}'],
  ['a number', 400, json, '{"email":"root@acme.example","password":12345678}'],
  ['an object', 400, json, '{"email":{"$ne":""},"password":{"$ne":""}}'],
  ['an inherited member', 400, json, '{"__proto__":{"email":"root@acme.example","password":"x"}}'],
  ['half a surrogate pair', 400, json, '{"email":"root@acme.example","password":"\\ud800"}'],
  ['a password of 129', 400, json, JSON.stringify({ email: 'root@acme.example', password: 'x'.repeat(129) })],
  ['a huge body', 413, json, JSON.stringify({ email: 'x'.repeat(8192), password: 'x' })],
  ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }, 'email=a&password=b'],
  ['text, as simple cross-site requests are', 415, { 'content-type': 'text/plain' }, right],
  ['a look-alike type', 415, { 'content-type': 'application/jsonp' }, right],
] as const)('%s is refused with one sentence', async (_name, status, headers, body) => {
  const { send, ports } = await startSignIn()
  const reply = await send('/sign-in/root', { method: 'POST', headers, ...(body && { body }) })
  expect([reply.status, reply.body.code]).toEqual([status, 'InvalidRequest'])
  expect(reply.body.message).toMatch(/^[A-Z][^\n]*\.$/)
  expect(ports.counts.verifications).toBe(0)
})

test('no body type at all is refused', async () => {
  const { send } = await startSignIn()
  const reply = await send('/sign-in/root', { method: 'POST', body: new TextEncoder().encode(right) })
  expect(reply.status).toBe(415)
})

test('a charset beside the type is fine', async () => {
  const { send } = await startSignIn()
  const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
  expect((await send('/sign-in/root', { method: 'POST', headers, body: right })).status).toBe(200)
})

test('an endless body is left after eight kilobytes', async () => {
  const { send } = await startSignIn()
  let chunks = 0
  let cancelled = false
  const body = new ReadableStream({
    pull: controller => {
      chunks++
      controller.enqueue(new Uint8Array(1024).fill(0x20))
    },
    cancel: () => {
      cancelled = true
    },
  })
  // @ts-expect-error: Node asks for `duplex` with a stream, the DOM's types don't know it
  const reply = await send('/sign-in/root', { method: 'POST', headers: json, body, duplex: 'half' })
  expect(reply.status).toBe(413)
  expect(chunks).toBeLessThan(12)
  expect(cancelled).toBe(true)
})

test('a browser whose requests have no stream is served all the same, within the same limit', async () => {
  const { signIn } = await startSignIn()
  const statusOf = async (body: string) => {
    const request = new Request(`${origin}/sign-in/root`, { method: 'POST', headers: json, body })
    Object.defineProperty(request, 'body', { value: undefined })
    return (await signIn.fetch(request, undefined)).status
  }
  expect(await statusOf(right)).toBe(200)
  expect(await statusOf(right + ' '.repeat(8192))).toBe(413)
})

test('a body that breaks off is a bad request', async () => {
  const { send, log } = await startSignIn()
  const body = new ReadableStream({ pull: controller => controller.error(new Error('connection reset')) })
  // @ts-expect-error: as above
  const reply = await send('/sign-in/root', { method: 'POST', headers: json, body, duplex: 'half' })
  expect([reply.status, reply.body.code]).toEqual([400, 'InvalidRequest'])
  expect(log[0]?.status).toBe(400)
})

test.each([
  ['GET', '/sign-in/user', 405, 'POST'],
  ['PUT', '/sign-in/user', 405, 'POST'],
  ['POST', '/sign-in/status', 405, 'GET'],
  ['POST', '/sign-in/', 404, null],
  ['POST', '/sign-in/constructor', 404, null],
  ['POST', '/sign-in/user/more', 404, null],
])('%s %s is %i', async (method, path, status, allow) => {
  const { send, log } = await startSignIn()
  const reply = await send(path, { method, headers: json, ...(method === 'GET' ? {} : { body: '{}' }) })
  expect([reply.status, reply.headers.get('allow'), reply.headers.get('cache-control')]).toEqual([
    status,
    allow,
    'no-store',
  ])
  expect(log[0]).toMatchObject({ caller: 'anonymous', outcome: 'InvalidRequest', status })
})

test('a failing store is a failure of the service: one sentence for the person, the error for the log', async () => {
  const { post, store, log } = await startSignIn()
  await store.close()
  const reply = await post('root', { email: 'root@acme.example', password: rootPassword })
  expect([reply.status, reply.body.code]).toEqual([500, 'ServiceFailure'])
  expect(reply.text).not.toContain('closed')
  expect(log[0]).toMatchObject({ outcome: 'ServiceFailure', error: expect.any(Error) })
})

const steps = [
  'set-up',
  'root',
  'user',
  'new-password',
  'mfa-code',
  'mfa-resync',
  'passkey-options',
  'passkey',
  'enroll-passkey-options',
  'enroll-passkey',
]
const field = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
  fc.constantFrom(
    code,
    'acme',
    '111122223333',
    'root@acme.example',
    rootPassword,
    '',
    'AKIAIOSFODNN7EXAMPLE',
  ),
)
const message = fc.record(
  {
    code: field,
    email: field,
    password: field,
    accountName: field,
    account: field,
    userName: field,
    ticket: field,
    newPassword: field,
    serialNumber: field,
    code1: field,
    code2: field,
    deviceName: field,
    response: field,
  },
  { requiredKeys: [] },
)
const body = fc.oneof(
  message.map(value => JSON.stringify(value)),
  fc.json(),
  fc.uint8Array({ maxLength: 9000 }).map(bytes => Uint8Array.from(bytes)),
)

test('no body whatsoever is a 5xx, and every answer is a JSON object', async () => {
  for (const empty of [false, true]) {
    const { signIn } = await startSignIn({ empty })
    let address = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...steps), body, async (step, text) => {
        const request = new Request(`${origin}/sign-in/${step}`, {
          method: 'POST',
          headers: json,
          body: text,
        })
        const response = await signIn.fetch(request, `192.0.2.${address++}`)
        expect(response.status).toBeLessThan(500)
        expect(await response.json()).toBeTypeOf('object')
      }),
      { numRuns: 500 },
    )
  }
})
