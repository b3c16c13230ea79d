import { expect, test } from 'vitest'
import { recommendationsOf } from './recommendations.ts'

const user = { type: 'user', name: 'alice' } as const
const toMend = (summary: Record<string, number>, principal: { type: 'root' | 'user'; name: string } = user) =>
  recommendationsOf({ summary, principal })
    .filter(({ state }) => state === 'mend')
    .map(({ id }) => id)

test('a root user without MFA and with keys is to be mended', () => {
  expect(toMend({ AccountMFAEnabled: 0, AccountAccessKeysPresent: 1 })).toEqual(['root-mfa', 'root-keys'])
})

test('whoever works as the root user is told', () => {
  expect(
    toMend({ AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 }, { type: 'root', name: 'root' }),
  ).toEqual(['root-in-use'])
})

test('an account without groups is told, one whose numbers are missing is not', () => {
  expect(toMend({ Users: 3, Groups: 0 })).toEqual(['groups'])
  expect(recommendationsOf({ summary: {}, principal: user })).toEqual([])
})
