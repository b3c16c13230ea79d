import { expect, test } from 'vitest'
import {
  checkPassword,
  defaultPasswordPolicy,
  passwordProblems,
  passwordRulesFor,
} from './password-policy.ts'

const account = { name: 'Acme-2026', rootEmail: 'Root1@acme.example' }

test.each(['abcDEF12', 'abcdef1!', 'ABCDEF1!', 'abcDEFg!', 'pässWort9', `aB3${'x'.repeat(125)}`])(
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
    'Password should meet 1 more of the following requirements: Password should have at least one uppercase letter, Password should have at least one symbol',
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

const passwordPolicy = {
  minimumLength: 14,
  requireSymbols: true,
  requireNumbers: true,
  requireUppercase: false,
  requireLowercase: false,
  allowUsersToChange: true,
  reusePrevention: 5,
}
const strict = { ...account, accountId: '111122223333', passwordPolicy }

test("the account's own policy takes the place of the default", () => {
  const rules = passwordRulesFor(strict, 'AIDAALICE')
  expect(rules).toEqual({ minimumLength: 14, required: ['number', 'symbol'], notOfLast: 5 })
  expect(passwordProblems('abcDEF', account, rules)).toEqual([
    'Password should have a minimum length of 14',
    'Password should have at least one number',
    'Password should have at least one symbol',
  ])
  expect(passwordProblems('lower-case-long-1', account, rules)).toEqual([])
})

test('only the symbols that AWS lists are symbols', () => {
  const rules = passwordRulesFor(strict, 'AIDAALICE')
  expect(passwordProblems('long lower case 1;', account, rules)).toEqual([
    'Password should have at least one symbol',
  ])
  for (const symbol of "!@#$%^&*()_+-=[]{}|'")
    expect(passwordProblems(`longlowercase1${symbol}`, account, rules)).toEqual([])
})

test('no policy of the account binds its root user', () => {
  expect(passwordRulesFor(strict, strict.accountId)).toBe(defaultPasswordPolicy)
})
