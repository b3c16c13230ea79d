import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

test.each([
  ['GetObjet', 'GetObject'],
  ['GteObject', 'GetObject'],
  ['getobject', 'GetObject'],
  ['GetObjectt', 'GetObject'],
  ['Fetch', undefined],
  ['', undefined],
])('%j is nearest to %j', (word, expected) => {
  expect(nearest(word, ['PutObject', 'GetObject', 'ListBucket'])).toBe(expected)
})

/** The whole table, letter by letter: insert, delete, change, swap neighbours. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(i - 2, j - 2) + 1)
      const row = table[i]
      if (row) row[j] = cost
    }
  }
  return at(a.length, b.length)
}

test('no candidate is nearer, by the slow way of counting', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 10 })
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (wanted, candidates) => {
      const found = nearest(wanted, candidates)
      const least = Math.min(...candidates.map(each => distance(wanted, each)))
      const most = wanted.length < 5 ? 1 : wanted.length < 9 ? 2 : 3
      if (least > most) expect(found).toBeUndefined()
      else expect(distance(wanted, found ?? '')).toBe(least)
    }),
    { numRuns: 2000 },
  )
})
