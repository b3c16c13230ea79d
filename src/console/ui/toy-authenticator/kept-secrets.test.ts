import { expect, test } from 'vitest'
import { keepSecret, keptSecrets } from './kept-secrets.ts'

const storage = (text?: string) => {
  let held = text ?? null
  return {
    getItem: () => held,
    setItem: (_: string, value: string) => {
      held = value
    },
  }
}

test('the toy keeps devices by their ARNs, the newest first', () => {
  const kept = storage()
  keepSecret(kept, { serialNumber: 'phone', secret: 'A' })
  keepSecret(kept, { serialNumber: 'tablet', secret: 'B' })
  keepSecret(kept, { serialNumber: 'phone', secret: 'C' })
  expect(keptSecrets(kept)).toEqual([
    { serialNumber: 'phone', secret: 'C' },
    { serialNumber: 'tablet', secret: 'B' },
  ])
})

test('what is no list of secrets counts as none', () => {
  for (const text of ['{', '{}', '[1, {"serialNumber": 2}]']) expect(keptSecrets(storage(text))).toEqual([])
})
