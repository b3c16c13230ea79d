import { expect, test } from 'vitest'
import { sessionLength } from './session-length.ts'

test.each([
  [undefined, '1 hour'],
  [3600, '1 hour'],
  [7200, '2 hours'],
  [5400, '1 hour 30 minutes'],
  [43_199, '11 hours 59 minutes 59 seconds'],
])('%s seconds are %s', (seconds, words) => {
  expect(sessionLength(seconds)).toBe(words)
})
