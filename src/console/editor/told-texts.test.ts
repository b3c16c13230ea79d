import { expect, test } from 'vitest'
import { createToldTexts } from './told-texts.ts'

test('a form is behind until it has drawn the newest text that it was told', () => {
  const told = createToldTexts('a')
  expect(told.isBehind('a')).toBe(false)
  told.tell('ab')
  told.tell('abc')
  expect(told.isBehind('abc')).toBe(true)
  expect(told.draw('ab', 'abc')).toBe(false)
  expect(told.isBehind('abc')).toBe(true)
  expect(told.draw('abc', 'abc')).toBe(false)
  expect(told.isBehind('abc')).toBe(false)
})

test('a text that was typed and taken back within one pause leaves nothing to be drawn', () => {
  const told = createToldTexts('a')
  told.tell('a')
  expect(told.isBehind('a')).toBe(false)
  expect(told.draw('b', 'a')).toBe(true)
  told.tell('b')
  expect(told.isBehind('b')).toBe(false)
  // What the form goes back to is a text of its own again.
  expect(told.draw('a', 'b')).toBe(true)
})

test('a text that was taken back after it was told may still be drawn, and is none of the form', () => {
  const told = createToldTexts('a')
  told.tell('ab')
  told.tell('a')
  expect(told.isBehind('a')).toBe(false)
  expect(told.draw('ab', 'a')).toBe(false)
  expect(told.isBehind('a')).toBe(true)
  expect(told.draw('a', 'a')).toBe(false)
  expect(told.isBehind('a')).toBe(false)
})

test('a text with several kinds of line ends, of which the document keeps one, is not behind', () => {
  const told = createToldTexts('a\r\nb\n')
  expect(told.isBehind('a\nb\n')).toBe(false)
})
