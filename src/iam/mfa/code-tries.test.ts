import { expect, test } from 'vitest'
import { createTestPorts } from '../sign-in/test-ports.ts'
import { codeTriesPerPrincipal, codeTryWindowSeconds, createCodeTries } from './code-tries.ts'

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
  for (let n = 0; n < 3 * codeTriesPerPrincipal; n++) tries.begin('sts', accountId, 'AIDAALICE')()
})
