import fc from 'fast-check'
import { expect, test } from 'vitest'
import { globCovers } from './glob-covers.ts'
import { globsOverlap } from './globs-overlap.ts'

/** Slow and sure. */
function matches(pattern: string, text: string): boolean {
  if (pattern === '') return text === ''
  const [c, rest] = [pattern.charAt(0), pattern.slice(1)]
  if (c === '*') return matches(rest, text) || (text !== '' && matches(pattern, text.slice(1)))
  return text !== '' && (c === '?' || c === text.charAt(0)) && matches(rest, text.slice(1))
}

const texts = [''].concat(
  ...Array.from({ length: 8 }, (_, length) =>
    Array.from({ length: 2 ** (length + 1) }, (_, bits) =>
      Array.from({ length: length + 1 }, (_, place) => ((bits >> place) & 1 ? 'b' : 'a')).join(''),
    ),
  ),
)

const pattern = fc.array(fc.constantFrom('a', 'b', '?', '*'), { maxLength: 4 }).map(parts => parts.join(''))

test('two patterns overlap when a text matches both', () => {
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      // No text longer than the two patterns together is needed.
      expect(globsOverlap(a, b)).toBe(texts.some(text => matches(a, text) && matches(b, text)))
      expect(globsOverlap(b, a)).toBe(globsOverlap(a, b))
    }),
    { numRuns: 2000 },
  )
})

test('a pattern said to cover another matches all that the other matches', () => {
  fc.assert(
    fc.property(pattern, pattern, (wide, narrow) => {
      if (!globCovers(wide, narrow)) return
      expect(texts.filter(text => matches(narrow, text) && !matches(wide, text))).toEqual([])
    }),
    { numRuns: 5000 },
  )
})

test.each([
  ['*', 'a*b', true],
  ['a*', 'abc', true],
  ['a*', 'a?c*', true],
  ['a?', 'a*', false],
  ['a*c', 'a*bc', true],
  ['a*b*c', 'a*c', false],
  ['', '', true],
  ['', '*', false],
])('%j covers %j: %j', (wide, narrow, covers) => {
  expect(globCovers(wide, narrow)).toBe(covers)
})
