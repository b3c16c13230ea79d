import { expect, test } from 'vitest'
import { countdownWords } from './use-countdown.ts'

test.each([
  [5, '0:05'],
  [245, '4:05'],
  [3599, '59:59'],
  [3600, '1:00:00'],
  [86_399, '23:59:59'],
])('%i seconds are shown as %s', (seconds, words) => {
  expect(countdownWords(seconds)).toBe(words)
})
