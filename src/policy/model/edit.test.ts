import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendItemEdits, applyEdits, asOneEdit, insertMemberEdit, removeEdit, replaceEdit } from './edit.ts'
import { type JsonNode, parseJson } from './json-node.ts'

const rootOf = (text: string): JsonNode => {
  const { root } = parseJson(text)
  if (root === undefined) throw new Error(`no tree for ${text}`)
  return root
}

const objectOf = (text: string) => {
  const root = rootOf(text)
  if (root.kind !== 'object') throw new Error(`no object: ${text}`)
  return root
}

const indent = fc.constantFrom(undefined, 1, 2, '\t')
const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), {
  maxKeys: 4,
  noNullPrototype: true,
})

describe('edits give the same as the change itself', () => {
  test('one item less', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1 }),
        fc.nat(),
        indent,
        (list, pick, space) => {
          const text = JSON.stringify(list, null, space)
          const root = rootOf(text)
          const items = root.kind === 'array' ? root.items : []
          const index = pick % list.length
          const item = items[index]
          if (item === undefined) throw new Error('no such item')
          const after = applyEdits(text, [removeEdit(items, item)])
          expect(JSON.parse(after)).toEqual(JSON.parse(JSON.stringify(list.toSpliced(index, 1))))
        },
      ),
    )
  })

  test('one member more, at either end', () => {
    fc.assert(
      fc.property(
        object,
        fc.jsonValue({ maxDepth: 1 }),
        fc.constantFrom('first', 'last'),
        indent,
        (before, value, place, space) => {
          const text = JSON.stringify(before, null, space)
          const after = applyEdits(text, [insertMemberEdit(text, objectOf(text), 'a new key', value, place)])
          const expected = JSON.parse(JSON.stringify({ ...before, 'a new key': value }))
          expect(JSON.parse(after)).toEqual(expected)
        },
      ),
    )
  })
})

test.each([
  ['{"a":1}', 'last', '{"a":1,"b":2}'],
  ['{"a": 1}', 'first', '{"b": 2, "a": 1}'],
  ['{"a": 1, "c": 3}', 'last', '{"a": 1, "c": 3, "b": 2}'],
  ['{\n  "a": 1\n}', 'last', '{\n  "a": 1,\n  "b": 2\n}'],
  ['{\n  "a": 1,\n  "c": 3\n}', 'first', '{\n  "b": 2,\n  "a": 1,\n  "c": 3\n}'],
  ['{}', 'last', '{"b": 2}'],
] as const)('a member joins %j as its neighbours are laid out', (text, place, after) => {
  expect(applyEdits(text, [insertMemberEdit(text, objectOf(text), 'b', 2, place)])).toBe(after)
})

test('one item more gives the same as the change itself', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 2 })), indent, (list, space) => {
      const text = JSON.stringify(list, null, space)
      const after = applyEdits(text, appendItemEdits(text, rootOf(text), 'new'))
      expect(JSON.parse(after)).toEqual(JSON.parse(JSON.stringify([...list, 'new'])))
    }),
  )
})

test.each([
  ['"a"', '["a", "b"]'],
  ['[]', '["b"]'],
  ['["a"]', '["a", "b"]'],
  ['["a","c"]', '["a","c","b"]'],
  ['[\n  "a"\n]', '[\n  "a",\n  "b"\n]'],
  ['[\n  "a",\n  "c"\n]', '[\n  "a",\n  "c",\n  "b"\n]'],
])('an item joins %j as its neighbours are laid out', (text, after) => {
  expect(applyEdits(text, appendItemEdits(text, rootOf(text), 'b'))).toBe(after)
})

test('several edits apply to the text as it was', () => {
  const text = '["a","b","c"]'
  const edits = [replaceEdit({ offset: 1, length: 3 }, '"x"'), replaceEdit({ offset: 9, length: 3 }, '"yy"')]
  expect(applyEdits(text, edits)).toBe('["x","b","yy"]')
})

test('many edits are the same change as one', () => {
  const parts = fc.array(
    fc.tuple(fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 }), fc.string({ maxLength: 4 })),
    {
      minLength: 1,
    },
  )
  fc.assert(
    fc.property(parts, fc.string(), (pieces, rest) => {
      let text = ''
      const edits = pieces.map(([kept, gone, put]) => {
        const offset = text.length + kept.length
        text += kept + gone
        return replaceEdit({ offset, length: gone.length }, put)
      })
      expect(applyEdits(text + rest, [asOneEdit(text + rest, edits)])).toBe(applyEdits(text + rest, edits))
    }),
  )
})
