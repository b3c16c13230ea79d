import { expect, test } from 'vitest'
import type { ReportedUser } from './credential-report.ts'
import { hasOldKey, oldestActiveKey, passwordOlderThan, unusedCredentials } from './stale-credentials.ts'

const now = Date.parse('2026-06-01')
const ago = (days: number): Date => new Date(now - days * 86_400_000)

const user = (given: Partial<ReportedUser>): ReportedUser => ({
  name: 'u',
  root: false,
  arn: 'arn',
  mfa: false,
  keys: [],
  certificates: 0,
  ...given,
})

test('a key that does not work is neither old nor unused', () => {
  const inactive = user({ keys: [{ number: 1, active: false, created: ago(900) }] })
  expect(oldestActiveKey(inactive)).toBeUndefined()
  expect(hasOldKey(inactive, now)).toBe(false)
  expect(unusedCredentials(inactive, now)).toEqual([])
})

test('keys grow old by their age and unused by their last use', () => {
  const keys = [
    { number: 1, active: true, created: ago(400), lastUsed: ago(1) },
    { number: 2, active: true, created: ago(91) },
  ]
  expect(oldestActiveKey(user({ keys }))).toEqual(ago(400))
  expect(hasOldKey(user({ keys }), now)).toBe(true)
  expect(unusedCredentials(user({ keys }), now)).toEqual(['Key 2'])
})

test('a password that was never used counts from when it was set', () => {
  expect(unusedCredentials(user({ password: true, passwordChanged: ago(91) }), now)).toEqual(['Password'])
  expect(unusedCredentials(user({ password: true, passwordChanged: ago(89) }), now)).toEqual([])
  const used = user({ password: true, passwordChanged: ago(500), passwordLastUsed: ago(2) })
  expect(unusedCredentials(used, now)).toEqual([])
  expect(passwordOlderThan(used, 365, now)).toBe(true)
  expect(unusedCredentials(user({ password: false }), now)).toEqual([])
})
