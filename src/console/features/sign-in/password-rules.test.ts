import { expect, test } from 'vitest'
import { checkNewPassword } from './password-rules.ts'

const rules = { minimumLength: 8, characterKinds: 3 }

test.each([
  ['', '', 'newPassword', 'Enter a new password.'],
  ['Short1', 'Short1', 'newPassword', 'has 6 of at least 8 characters'],
  ['lowercase1', 'lowercase1', 'newPassword', 'mixes 2 of at least 3 kinds'],
  ['Long-enough', '', 'again', 'Enter the new password again.'],
  ['Long-enough', 'Long-enouhg', 'again', 'not the same'],
] as const)('%j and %j', (newPassword, again, field, part) => {
  const errors = checkNewPassword({ newPassword, again }, rules)
  expect(Object.keys(errors)).toEqual([field])
  expect(errors[field]).toContain(part)
})

test('a password that meets everything has no error', () => {
  expect(checkNewPassword({ newPassword: 'Long-enough', again: 'Long-enough' }, rules)).toEqual({})
})

test('kinds are not asked for where the policy says nothing of them', () => {
  const password = 'alllowercase'
  expect(checkNewPassword({ newPassword: password, again: password }, { minimumLength: 8 })).toEqual({})
})

const own = { minimumLength: 6, required: ['number', 'symbol'], notOfLast: 5 } as const

test("the account's own rules name the kind of character that is missing", () => {
  expect(checkNewPassword({ newPassword: 'letters', again: 'letters' }, own)).toEqual({
    newPassword: 'This password lacks a number.',
  })
  expect(checkNewPassword({ newPassword: 'letters 1', again: '' }, own).newPassword).toMatch(/lacks a symbol/)
})
