import { expect, test } from 'vitest'
import { createTestPorts } from '../sign-in/test-ports.ts'
import {
  codeTriesPerDay,
  codeTriesPerPrincipal,
  codeTryWindowSeconds,
  createCodeTries,
  daySeconds,
  pairTriesPerAddress,
  pairTriesPerPrincipal,
} from './code-tries.ts'

const accountId = '111122223333'

test('five wrong codes in five minutes are enough, for each principal and place by itself', () => {
  const ports = createTestPorts()
  const tries = createCodeTries(ports)
  for (let n = 0; n < codeTriesPerPrincipal; n++) tries.begin('sts', accountId, 'AIDAALICE')
  ports.advance(10)
  expect(() => tries.begin('sts', accountId, 'AIDAALICE')).toThrow(
    expect.objectContaining({ code: 'Throttled', retryAfterSeconds: codeTryWindowSeconds - 10 }),
  )
  tries.begin('sts', accountId, 'AIDABOB')
  tries.begin('sign-in', accountId, 'AIDAALICE')
  ports.advance(codeTryWindowSeconds - 10)
  tries.begin('sts', accountId, 'AIDAALICE')
})

test('a right code is no try', () => {
  const tries = createCodeTries(createTestPorts())
  for (let n = 0; n < 2 * codeTriesPerDay; n++) tries.begin('sts', accountId, 'AIDAALICE')()
})

test.each(['sign-in', 'sts'] as const)('at %s, twenty wrong codes are enough for a day', place => {
  const ports = createTestPorts()
  const tries = createCodeTries(ports)
  const passed = () => {
    for (let n = 0; n < 3 * codeTriesPerDay; n++) {
      tries.begin(place, accountId, 'AIDAALICE')
      ports.advance(codeTryWindowSeconds / codeTriesPerPrincipal)
    }
  }
  expect(passed).toThrow(
    expect.objectContaining({ code: 'Throttled', retryAfterSeconds: daySeconds - 20 * 60 }),
  )
  tries.begin(place, accountId, 'AIDABOB')
  tries.begin(place === 'sts' ? 'sign-in' : 'sts', accountId, 'AIDAALICE')
  ports.advance(daySeconds - 20 * 60)
  tries.begin(place, accountId, 'AIDAALICE')
})

test('pairs count by address, and by nothing that single codes count by', () => {
  const tries = createCodeTries(createTestPorts())
  for (let n = 0; n < codeTriesPerPrincipal; n++) tries.begin('sign-in', accountId, 'AIDAALICE')
  for (let n = 0; n < pairTriesPerAddress; n++) tries.beginTwo(accountId, 'AIDAALICE', '192.0.2.1')
  expect(() => tries.beginTwo(accountId, 'AIDAALICE', '192.0.2.1')).toThrow(
    expect.objectContaining({ code: 'Throttled', retryAfterSeconds: codeTryWindowSeconds }),
  )
  tries.beginTwo(accountId, 'AIDAALICE', '192.0.2.2')
  tries.beginTwo(accountId, 'AIDABOB', '192.0.2.1')
})

test('a thousand wrong pairs in five minutes are enough, over all addresses', () => {
  const tries = createCodeTries(createTestPorts())
  const address = (n: number) => `192.0.${n >> 8}.${n & 255}`
  for (let n = 0; n < pairTriesPerPrincipal; n++) tries.beginTwo(accountId, 'AIDAALICE', address(n))
  const next = () => tries.beginTwo(accountId, 'AIDAALICE', address(pairTriesPerPrincipal))
  expect(next).toThrow(expect.objectContaining({ code: 'Throttled' }))
  tries.beginTwo(accountId, 'AIDABOB', '192.0.2.1')
})
