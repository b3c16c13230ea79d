import { expect, test } from 'vitest'
import { passwordRules } from './password-rules.ts'

const unmet = (password: string, ...[policy]: Parameters<typeof passwordRules>) =>
  passwordRules(policy)
    .filter(({ met }) => met?.(password) === false)
    .map(({ text }) => text)

test('an account without rules of its own asks for eight characters of three kinds', () => {
  expect(unmet('abc', null)).toEqual([
    'At least 8 characters',
    'At least 3 of: uppercase letters, lowercase letters, numbers, symbols',
  ])
  expect(unmet('Abcdefg1', null)).toEqual([])
})

test('the rules of the account are each said and checked', () => {
  const policy = {
    MinimumPasswordLength: 10,
    RequireNumbers: true,
    RequireSymbols: true,
    RequireLowercaseCharacters: false,
    PasswordReusePrevention: 5,
  }
  expect(passwordRules(policy).map(({ text }) => text)).toEqual([
    'At least 10 characters',
    'A number',
    "A symbol (! @ # $ % ^ & * ( ) _ + - = [ ] { } | ')",
    'None of the last 5 passwords',
  ])
  expect(unmet('ABCDEFGHI1', policy)).toEqual(["A symbol (! @ # $ % ^ & * ( ) _ + - = [ ] { } | ')"])
  expect(unmet('ABCDEFGH1!', policy)).toEqual([])
})
