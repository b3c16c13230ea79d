import { argon2Verify } from 'hash-wasm'
import { expect, test } from 'vitest'
import { createPasswords } from './passwords.ts'

test('a password verifies against its own hash only, and the hash is what the tab makes too', async () => {
  const passwords = createPasswords()
  const hash = await passwords.hash('correct horse')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwords.verify(hash, 'correct horse')).toBe(true)
  expect(await passwords.verify(hash, 'correct horsf')).toBe(false)
  expect(await argon2Verify({ password: 'correct horse', hash })).toBe(true)
})

test('twenty at once all end, and one that fails gives up its place', async () => {
  const passwords = createPasswords(1)
  await expect(passwords.verify('no hash', 'x')).rejects.toThrow()
  const hash = await passwords.hash('x')
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => passwords.verify(hash, i % 2 ? 'x' : 'y')),
  )
  expect(answers).toEqual(Array.from({ length: 20 }, (_, i) => i % 2 === 1))
})
