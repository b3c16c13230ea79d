import { expect, test } from 'vitest'
import { queryIn } from './query-in.ts'

test.each([
  ['#/users', ''],
  ['#/users?', ''],
  ['#/users?page=2&filter=a', 'page=2&filter=a'],
  ['#/users?filter=who?&page=2', 'filter=who?&page=2'],
])('of “%s” the query is “%s”', (address, query) => {
  expect(queryIn(address)).toBe(query)
})
