import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterPrefix, toSqlText } from './sqlite-text.ts'

/** Any code units, lone surrogates included. */
const text = fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units))
const bytes = (value: string): Buffer => Buffer.from(toSqlText(value), 'utf8')

test('stored keys sort by byte as the keys sort by code unit, and none is lost on the way', () =>
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(Buffer.compare(bytes(a), bytes(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
    }),
  ))

test('whatever starts with a prefix lies between the prefix and what follows it', () =>
  fc.assert(
    fc.property(text, text, (prefix, rest) => {
      const entry = bytes(prefix + rest)
      expect(Buffer.compare(entry, bytes(prefix))).toBeGreaterThanOrEqual(0)
      expect(Buffer.compare(entry, Buffer.from(afterPrefix(toSqlText(prefix)), 'utf8'))).toBe(-1)
    }),
  ))
