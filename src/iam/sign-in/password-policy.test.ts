import { expect, test } from 'vitest'
import { checkPassword, passwordProblems } from './password-policy.ts'

const account = { name: 'Acme-2026', rootEmail: 'Root1@acme.example' }

test.each(['abcDEF12', 'abcdef1!', 'ABCDEF1!', 'abcDEFg ', 'pässWort9', `aB3${'x'.repeat(125)}`])(
  '%j may be a password',
  password => {
    expect(passwordProblems(password, account)).toEqual([])
  },
)

test.each([
  ['aB3!xyz', 'Password should have a minimum length of 8'],
  ['', 'Password should have a minimum length of 8'],
  [`aB3${'x'.repeat(126)}`, 'Password should have a maximum length of 128'],
  [
    'abcDEF12\u0000',
    'Password should have only letters, numbers, symbols and spaces of the Latin-1 characters',
  ],
  ['abcDEF12€', 'Password should have only letters, numbers, symbols and spaces of the Latin-1 characters'],
  [
    'abcdefg1',
    'Password should have at least 3 of these: uppercase letters, lowercase letters, numbers, symbols',
  ],
  ['ACME-2026', 'Password should not be identical to the account name or email address'],
  ['acme-2026', 'Password should not be identical to the account name or email address'],
  ['root1@ACME.example', 'Password should not be identical to the account name or email address'],
])('%j may not', (password, message) => {
  expect(() => checkPassword(password, account)).toThrow(
    expect.objectContaining({ code: 'PasswordPolicyViolation', status: 400, message }),
  )
})

test('an access key id is never a password, so none is refused at sign-in for its shape', () => {
  expect(passwordProblems('AKIAIOSFODNN7EXAMPLE', account)).not.toEqual([])
})

test('a stricter policy counts more', () => {
  const strict = { minimumLength: 14, characterKinds: 4 }
  expect(passwordProblems('abcDEF12', account, strict)).toHaveLength(2)
  expect(passwordProblems('abcDEF12!-long-', account, strict)).toEqual([])
})
