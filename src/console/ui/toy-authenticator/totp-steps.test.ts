import { expect, test } from 'vitest'
import { encodeBase32 } from '../../../lib/base32.ts'
import { counterAt, secondsLeft, secretBytes, totpSteps } from './totp-steps.ts'

/** The secret of the test vectors in both RFCs. */
const secret = new TextEncoder().encode('12345678901234567890')

// RFC 6238, appendix B: the last six of its eight digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code at second %i is %s', async (second, code) => {
  expect((await totpSteps(secret, counterAt(second * 1000))).code).toBe(code)
})

test('each step on the way is the one of RFC 4226, appendix D', async () => {
  const steps = await totpSteps(secret, 1)
  expect([...steps.counterBytes]).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
  expect(Buffer.from(steps.hmac).toString('hex')).toBe('75a48a19d4cbe100644e8ac1397eea747a2d33ab')
  expect([steps.offset, steps.truncated, steps.code]).toEqual([11, 1094287082, '287082'])
})

test('a secret is taken as people have it', () => {
  const text = encodeBase32(secret)
  const spaced = text.toLowerCase().replace(/(.{4})/g, '$1 ')
  expect(secretBytes(spaced)).toEqual(secret)
  expect(secretBytes(`${text}==`)).toEqual(secret)
  expect(secretBytes('not a secret!')).toBeUndefined()
  expect(secretBytes('')).toBeUndefined()
})

test('a code has thirty seconds', () => {
  expect([secondsLeft(0), secondsLeft(1_500), secondsLeft(29_999), secondsLeft(30_000)]).toEqual([
    30, 29, 1, 30,
  ])
})
