import { expect, test } from 'vitest'
import type { ReportedUser } from '../../api/credential-report.ts'
import { isStricter, outOfLine } from './out-of-line.ts'
import { draftOf, problemsOf, requestOf } from './password-policy-draft.ts'
import { rulesInWords } from './policy-words.ts'

const policy = {
  MinimumPasswordLength: 12,
  RequireSymbols: false,
  RequireNumbers: true,
  RequireUppercaseCharacters: false,
  RequireLowercaseCharacters: true,
  AllowUsersToChangePassword: true,
  ExpirePasswords: true,
  MaxPasswordAge: 60,
  PasswordReusePrevention: 3,
  HardExpiry: true,
}

test('a policy goes through the form unchanged', () => {
  const { ExpirePasswords: _, ...request } = policy
  expect(requestOf(draftOf(policy))).toEqual(request)
})

test('what is switched off is left out, and so is what is typed for it', () => {
  const draft = { ...draftOf(policy), expires: false, maxAge: 'x', preventsReuse: false, reusePrevention: '' }
  expect(problemsOf(draft)).toEqual({})
  const request = requestOf(draft)
  expect(Object.keys(request)).not.toContain('MaxPasswordAge')
  expect(Object.keys(request)).not.toContain('HardExpiry')
  expect(Object.keys(request)).not.toContain('PasswordReusePrevention')
})

test.each([
  ['minimumLength', '5', '6 to 128'],
  ['minimumLength', '129', '6 to 128'],
  ['minimumLength', '8.5', '6 to 128'],
  ['minimumLength', '', '6 to 128'],
  ['maxAge', '0', '1 to 1,095'],
  ['maxAge', '1096', '1 to 1,095'],
  ['reusePrevention', '25', '1 to 24'],
] as const)('%s of %j is out of bounds', (member, typed, bounds) => {
  const problems = problemsOf({ ...draftOf(policy), [member]: typed })
  expect(problems).toEqual({ [member]: expect.stringContaining(bounds) })
})

const now = Date.parse('2026-06-01')
const user = (name: string, password: boolean, days = 0): ReportedUser => ({
  name,
  root: false,
  arn: 'arn',
  password,
  passwordChanged: new Date(now - days * 86_400_000),
  mfa: false,
  keys: [],
  certificates: 0,
})
const users = [user('old', true, 100), user('new', true, 10), user('none', false, 500)]

test('a maximum age names those who are over it; a stricter rule only counts whom nobody can judge', () => {
  expect(outOfLine(policy, { ...policy, MaxPasswordAge: 90 }, users, now)).toEqual({
    expired: ['old'],
    unchecked: 0,
  })
  expect(outOfLine(policy, { MinimumPasswordLength: 20 }, users, now)).toEqual({ expired: [], unchecked: 2 })
})

test('stricter is what refuses a password that passed before', () => {
  expect(isStricter(policy, policy)).toBe(false)
  expect(isStricter(policy, { ...policy, RequireNumbers: false })).toBe(false)
  expect(isStricter(policy, { ...policy, RequireSymbols: true })).toBe(true)
  expect(isStricter(null, { MinimumPasswordLength: 8 })).toBe(false)
  expect(isStricter(null, { MinimumPasswordLength: 8, RequireNumbers: true })).toBe(true)
})

test('rules are told in words', () => {
  expect(rulesInWords(policy)).toEqual([
    'At least 12 characters',
    'At least one lowercase letter (a to z)',
    'At least one number',
    'None of the last 3 passwords again',
    'Passwords expire after 60 days, and then only an administrator sets a new one.',
    'Every user may change its own password',
  ])
  expect(rulesInWords({ MaxPasswordAge: 1 })).toContain('Passwords expire after 1 day.')
  expect(rulesInWords(null)[0]).toBe('At least 8 characters')
  expect(rulesInWords({ AllowUsersToChangePassword: false })).toContain('Passwords never expire')
})
