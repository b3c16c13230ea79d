import { expect, test } from 'vitest'
import { meaningOf } from './exchange-words.ts'
import { createExchangeLog } from './exchanges.ts'

const secrets = ['Alice-runs-acme-1', 'sealed-ticket', 'the-secret-key', 'the-session-token', '492039']

const signIn = (name: string, body: object): Request =>
  new Request(`http://localhost/sign-in/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const call = (parameters: Readonly<Record<string, string>>): Request =>
  new Request('http://localhost/', {
    method: 'POST',
    headers: {
      authorization:
        'AWS4-HMAC-SHA256 Credential=ASIAX/20261127/us-east-1/iam/aws4_request, Signature=abcdef',
      'x-amz-security-token': 'the-session-token',
    },
    body: new URLSearchParams(parameters),
  })

test('what signing in exchanges is kept without its secrets, and says what it means', async () => {
  const log = createExchangeLog()
  const changes: number[] = []
  log.onChange(() => changes.push(log.list().length))
  const first = log.through(async () => Response.json({ state: 'mfa', ticket: 'sealed-ticket', devices: [] }))
  await first(signIn('user', { account: 'acme', userName: 'alice', password: 'Alice-runs-acme-1' }))
  const credentials = {
    accessKeyId: 'ASIAX',
    secretAccessKey: 'the-secret-key',
    sessionToken: 'the-session-token',
  }
  const second = log.through(async () => Response.json({ state: 'signed-in', credentials }))
  const answer = await second(
    signIn('mfa-code', { ticket: 'sealed-ticket', serialNumber: 's', code: '492039' }),
  )
  // Whoever asked gets everything.
  expect(await answer.json()).toEqual({ state: 'signed-in', credentials })
  expect(changes).toEqual([1, 2])
  const [asked, answered] = log.list()
  expect(asked?.request.body).toContain('"userName": "alice"')
  expect(asked?.request.body).toContain('"password": "••• (17 characters)"')
  expect(asked && meaningOf(asked)).toMatch(/ticket/)
  expect(answered?.answer.body).toContain('"accessKeyId": "ASIAX"')
  expect(answered && meaningOf(answered)).toMatch(/temporary credentials/)
  for (const secret of secrets) expect(JSON.stringify(log.list())).not.toContain(secret)
  log.clear()
  expect(log.list()).toEqual([])
})

test('of the API the calls of the flows are kept, and no others', async () => {
  const log = createExchangeLog()
  const device =
    '<Base32StringSeed>the-secret-key</Base32StringSeed><SerialNumber>arn:aws:iam::1:mfa/a</SerialNumber>'
  const through = log.through(async () => new Response(`<R>${device}</R>`))
  await through(call({ Action: 'ListUsers' }))
  await through(call({ Action: 'CreateVirtualMFADevice', VirtualMFADeviceName: 'a' }))
  const refused = log.through(
    async () => new Response('<E><Code>InvalidAuthenticationCode</Code></E>', { status: 403 }),
  )
  await refused(call({ Action: 'EnableMFADevice', AuthenticationCode1: '492039', UserName: 'alice' }))
  expect(log.list().map(({ step, status, outcome }) => [step, status, outcome])).toEqual([
    ['CreateVirtualMFADevice', 200, undefined],
    ['EnableMFADevice', 403, 'InvalidAuthenticationCode'],
  ])
  const texts = JSON.stringify(log.list())
  expect(texts).toContain('arn:aws:iam::1:mfa/a')
  expect(texts).toContain('UserName = alice')
  expect(texts).not.toContain('abcdef')
  for (const secret of secrets) expect(texts).not.toContain(secret)
})

test('the last forty are kept; a lost connection is none, and an answer that is no JSON is left out', async () => {
  const log = createExchangeLog()
  await log.through(async () => Response.error())(signIn('user', {}))
  expect(log.list()).toEqual([])
  const refuse = log.through(async () =>
    Response.json({ code: 'MfaFailed', message: 'No.' }, { status: 401 }),
  )
  await refuse(signIn('mfa-code', { code: '123 456' }))
  expect(log.list()[0]?.answer.body).toContain('"code": "MfaFailed"')
  expect(log.list()[0]?.request.body).not.toContain('123 456')
  const strange = log.through(async () => new Response('Alice-runs-acme-1', { status: 502 }))
  for (let count = 0; count < 41; count++) await strange(signIn('root', { password: `Alice-runs-acme-1` }))
  expect(log.list()).toHaveLength(40)
  expect(log.list().at(-1)?.answer.body).toBe('••• (17 characters)')
})
