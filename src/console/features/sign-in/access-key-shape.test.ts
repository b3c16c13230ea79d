import { expect, test } from 'vitest'
import { looksLikeAccessKey } from './access-key-shape.ts'

test.each([
  ['AKIAIOSFODNN7EXAMPLE', true],
  ['ASIAIOSFODNN7EXAMPLE', true],
  [' AKIAIOSFODNN7EXAMPLE ', true],
  ['AKIAIOSFODNN7EXAMPL', false],
  ['akiaiosfodnn7example', false],
  ['AIDAIOSFODNN7EXAMPLE', false],
  ['alice', false],
])('%j: %s', (typed, expected) => {
  expect(looksLikeAccessKey(typed)).toBe(expected)
})
