import { expect, test } from 'vitest'
import { forgetSecrets, keepSecret, keptSecrets } from './kept-secrets.ts'

const storage = (text?: string) => {
  let held = text ?? null
  return () => ({
    getItem: () => held,
    setItem: (_: string, value: string) => {
      held = value
    },
    removeItem: () => {
      held = null
    },
  })
}

test('the toy keeps devices by their ARNs, the newest first, until they are forgotten', () => {
  const kept = storage()
  keepSecret(kept, { serialNumber: 'phone', secret: 'A' })
  keepSecret(kept, { serialNumber: 'tablet', secret: 'B' })
  keepSecret(kept, { serialNumber: 'phone', secret: 'C' })
  expect(keptSecrets(kept)).toEqual([
    { serialNumber: 'phone', secret: 'C' },
    { serialNumber: 'tablet', secret: 'B' },
  ])
  forgetSecrets(kept)
  expect(keptSecrets(kept)).toEqual([])
})

test('what is no list of secrets counts as none', () => {
  for (const text of ['{', '{}', '[1, {"serialNumber": 2}]']) expect(keptSecrets(storage(text))).toEqual([])
})

test('where storage is forbidden nothing is kept, and nothing fails', () => {
  const forbidden = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  keepSecret(forbidden, { serialNumber: 'phone', secret: 'A' })
  forgetSecrets(forbidden)
  expect(keptSecrets(forbidden)).toEqual([])
})
