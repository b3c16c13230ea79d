import { expect, test } from 'vitest'
import { csvField, parseCsv } from './csv.ts'

test.each([
  [
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"x,y","say ""no"""\n', [['x,y', 'say "no"']]],
  ['"two\nlines",b', [['two\nlines', 'b']]],
  [
    'a,\n,b',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['a,', [['a', '']]],
  ['', []],
])('%j is read as %j', (text, records) => {
  expect(parseCsv(text)).toEqual(records)
})

test('what is written is read back', () => {
  const cells = ['plain', 'a,b', 'a"b', '"', 'two\r\nlines', '', ' ']
  expect(parseCsv(`${cells.map(csvField).join(',')}\n`)).toEqual([cells])
})
