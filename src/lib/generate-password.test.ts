import { expect, test } from 'vitest'
import { generatePassword } from './generate-password.ts'

test('a generated password has every class of character, and is another each time', () => {
  const passwords = Array.from({ length: 200 }, () => generatePassword())
  for (const password of passwords) {
    expect(password).toHaveLength(20)
    for (const characterClass of [/[A-Z]/, /[a-z]/, /\d/, /[!@#$%^&*()_+\-=[\]{}]/]) {
      expect(password).toMatch(characterClass)
    }
    expect(password).not.toMatch(/[0O1lI]/)
  }
  expect(new Set(passwords).size).toBe(200)
})
