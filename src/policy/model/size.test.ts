import { expect, test } from 'vitest'
import { policySize } from './size.ts'

test.each([
  ['', 0],
  ['{}', 2],
  ['{\r\n\t"a b": 1\n}', 8],
  ['\u00a0', 1],
])('%j has %i characters that count', (text, size) => expect(policySize(text)).toBe(size))
