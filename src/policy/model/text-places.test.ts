import { expect, test } from 'vitest'
import { textPlaces } from './text-places.ts'

test.each([
  ['', 0, 1, 1],
  ['ab', 2, 1, 3],
  ['ab\ncd', 2, 1, 3],
  ['ab\ncd', 3, 2, 1],
  ['ab\r\ncd\n', 5, 2, 2],
  ['ab\ncd\n', 6, 3, 1],
  ['ab', 99, 1, 3],
  ['ab', -1, 1, 1],
])('%j at %i is line %i, column %i', (text, offset, line, column) => {
  expect(textPlaces(text)(offset)).toEqual({ line, column })
})
