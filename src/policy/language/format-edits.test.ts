import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyEdits } from '../model/edit.ts'
import { formatEdits, squeezeEdits } from './format-edits.ts'

const format = (text: string) => applyEdits(text, formatEdits(text))

test.each([
  ['{"a":1}', '{\n  "a": 1\n}'],
  ['{"a":[ ],"b":{ }}', '{\n  "a": [],\n  "b": {}\n}'],
  ['\n{"a":["x","y"]}\n\n', '{\n  "a": [\n    "x",\n    "y"\n  ]\n}\n'],
  ['{"a":"\\u002a","b":1.50,"a":true}', '{\n  "a": "\\u002a",\n  "b": 1.50,\n  "a": true\n}'],
  ['{"a": "x:[{,}]"}', '{\n  "a": "x:[{,}]"\n}'],
  ['"a"', '"a"'],
])('%j', (text, expected) => {
  expect(format(text)).toBe(expected)
  expect(formatEdits(expected)).toEqual([])
})

test.each(['', '{', '{"a": }', '{"a": 1,}', 'x'])('%j is no JSON and stays', text => {
  expect(formatEdits(text)).toEqual([])
  expect(squeezeEdits(text)).toEqual([])
})

test('lays any JSON out as JSON.stringify does, and back', () => {
  const layout = fc.constantFrom(undefined, 1, 2, 4, '\t')
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), layout, (value, indent) => {
      const text = JSON.stringify(value, undefined, indent)
      expect(format(text)).toBe(JSON.stringify(value, undefined, 2))
      expect(applyEdits(text, squeezeEdits(text))).toBe(JSON.stringify(value))
    }),
  )
})
