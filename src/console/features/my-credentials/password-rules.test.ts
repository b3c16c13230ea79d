import { expect, test } from 'vitest'
import { passwordRulesOf } from './password-rules.ts'

test('an account without rules of its own has the default ones', () => {
  expect(passwordRulesOf(null)).toEqual({ minimumLength: 8, characterKinds: 3 })
})

test('the rules of the account take the place of the default ones', () => {
  const policy = {
    MinimumPasswordLength: 10,
    RequireNumbers: true,
    RequireSymbols: true,
    RequireLowercaseCharacters: false,
    PasswordReusePrevention: 5,
  }
  expect(passwordRulesOf(policy)).toEqual({
    minimumLength: 10,
    required: ['number', 'symbol'],
    notOfLast: 5,
  })
})
