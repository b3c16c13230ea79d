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

test('the toy keeps devices by name, the newest first', () => {
  const kept = storage()
  keepSecret(kept, { name: 'phone', secret: 'A' })
  keepSecret(kept, { name: 'tablet', secret: 'B' })
  keepSecret(kept, { name: 'phone', secret: 'C' })
  expect(keptSecrets(kept)).toEqual([
    { name: 'phone', secret: 'C' },
    { name: 'tablet', secret: 'B' },
  ])
})

test('what is no list of secrets counts as none', () => {
  for (const text of ['{', '{}', '[1, {"name": 2}]']) expect(keptSecrets(storage(text))).toEqual([])
})
