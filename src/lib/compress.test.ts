import { expect, test } from 'vitest'
import { deflate, inflate, inflateAtMost } from './compress.ts'

test('what is compressed comes back, whatever letters it has', async () => {
  const text = 'Größe {"a":1} 🙂 '.repeat(50)
  const bytes = await deflate(text)
  expect(bytes.length).toBeLessThan(100)
  expect(await inflate(bytes)).toBe(text)
  expect(await inflateAtMost(bytes, 2_000)).toBe(text)
})

test('bytes from anywhere give no more than is asked for, and no error', async () => {
  const bomb = await deflate('a'.repeat(5_000_000))
  expect(bomb.length).toBeLessThan(6_000)
  expect(await inflateAtMost(bomb, 1_000)).toBeUndefined()
  const whole = await deflate('something')
  expect(await inflateAtMost(whole.slice(0, 4), 1_000)).toBeUndefined()
  expect(await inflateAtMost(new Uint8Array([1, 2, 3]), 1_000)).toBeUndefined()
  expect(await inflateAtMost(new Uint8Array(), 1_000)).toBeUndefined()
})
