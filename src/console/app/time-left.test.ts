import { expect, test } from 'vitest'
import { leftWords, minutesLeft } from './time-left.ts'

const noon = Date.parse('2026-01-05T12:00:00Z')

test.each([
  ['2026-01-05T20:05:00Z', '8 h 05 min left'],
  ['2026-01-05T13:00:00Z', '1 h 00 min left'],
  ['2026-01-05T12:59:59Z', '59 min left'],
  ['2026-01-05T12:01:00Z', '1 min left'],
  ['2026-01-05T12:00:59Z', 'less than a minute left'],
  ['2026-01-05T11:00:00Z', 'less than a minute left'],
])('until %s it is %s', (expiration, words) => {
  expect(leftWords(minutesLeft(expiration, noon))).toBe(words)
})
