import { expect, test } from 'vitest'
import { createSessionOpener, issueCredentials } from './session-token.ts'
import { createTestPorts } from './test-ports.ts'

const alice = {
  accountId: '111122223333',
  principalId: 'AIDAALICEALICEALICE77',
  kind: 'sign-in',
  durationSeconds: 900,
} as const

test('a token opens to whom it was issued for, with the secret it was issued with', async () => {
  const ports = createTestPorts()
  const issued = await issueCredentials(ports, { ...alice, kind: 'session-token', mfaAt: 1_772_366_000 })
  expect(issued.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
  expect(issued.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/)
  expect(issued.expiration).toBe('2026-03-01T12:15:00.000Z')
  const from = Date.parse('2026-03-01T12:00:00Z') / 1000
  expect(await createSessionOpener(ports).open(issued.sessionToken, issued.accessKeyId)).toEqual({
    accountId: alice.accountId,
    principalId: alice.principalId,
    accessKeyId: issued.accessKeyId,
    secretAccessKey: issued.secretAccessKey,
    session: { kind: 'session-token', issuedAt: from, expiresAt: from + 900, mfaAt: 1_772_366_000 },
  })
})

test('the token shows neither the secret nor the principal', async () => {
  const issued = await issueCredentials(createTestPorts(), alice)
  const parts = issued.sessionToken.split('.').map(part => Buffer.from(part, 'base64url').toString('latin1'))
  const seen = [issued.sessionToken, ...parts].join(' ')
  expect(seen).not.toContain(issued.secretAccessKey)
  expect(seen).not.toContain(alice.principalId)
})

test('two sessions of one person share nothing', async () => {
  const ports = createTestPorts()
  const [one, two] = [await issueCredentials(ports, alice), await issueCredentials(ports, alice)]
  expect(one.accessKeyId).not.toBe(two.accessKeyId)
  expect(one.secretAccessKey).not.toBe(two.secretAccessKey)
  await expect(createSessionOpener(ports).open(one.sessionToken, two.accessKeyId)).rejects.toMatchObject({
    code: 'InvalidClientTokenId',
  })
})

test('an expired token is ExpiredToken from its last second on, also when it was opened before', async () => {
  const ports = createTestPorts()
  const { sessionToken, accessKeyId } = await issueCredentials(ports, alice)
  const opener = createSessionOpener(ports)
  ports.advance(899)
  await opener.open(sessionToken, accessKeyId)
  ports.advance(1)
  const expired = {
    code: 'ExpiredToken',
    status: 403,
    message: 'The security token included in the request is expired',
  }
  await expect(opener.open(sessionToken, accessKeyId)).rejects.toMatchObject(expired)
  await expect(createSessionOpener(ports).open(sessionToken, accessKeyId)).rejects.toMatchObject(expired)
})

test('an altered, foreign or made-up token is InvalidClientTokenId', async () => {
  const ports = createTestPorts()
  const { sessionToken, accessKeyId } = await issueCredentials(ports, alice)
  const foreign = await issueCredentials(createTestPorts(), alice)
  const ticket = await ports.sealer.seal(new TextEncoder().encode('{"v":1}'), 'sign-in-ticket')
  const altered = Array.from(
    sessionToken,
    (character, i) =>
      `${sessionToken.slice(0, i)}${character === 'A' ? 'B' : 'A'}${sessionToken.slice(i + 1)}`,
  )
  const opener = createSessionOpener(ports)
  await opener.open(sessionToken, accessKeyId)
  const bad = [...altered, foreign.sessionToken, ticket, '', 'x', 'A'.repeat(100_000)]
  for (const token of bad)
    await expect(opener.open(token, accessKeyId)).rejects.toMatchObject({
      code: 'InvalidClientTokenId',
      status: 403,
    })
})

test('a failing sealer is a failure of the service, not of the token', async () => {
  const ports = createTestPorts()
  const sealer = { ...ports.sealer, open: () => Promise.reject(new Error('the key file is gone')) }
  await expect(createSessionOpener({ ...ports, sealer }).open('token', 'ASIA')).rejects.toThrow('key file')
})

test('a token is decrypted once, and the least used ones are forgotten', async () => {
  const ports = createTestPorts()
  const opener = createSessionOpener(ports, 2)
  const sessions = await Promise.all([1, 2, 3].map(() => issueCredentials(ports, alice)))
  const open = (index: number) =>
    opener.open(sessions[index]?.sessionToken ?? '', sessions[index]?.accessKeyId ?? '')
  for (const index of [0, 1, 0, 1, 0]) await open(index)
  expect(ports.counts.opened).toBe(2)
  await open(2)
  await open(0)
  expect(ports.counts.opened).toBe(3)
  await open(1)
  expect(ports.counts.opened).toBe(4)
})
