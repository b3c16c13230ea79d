import { expect, test } from 'vitest'
import { readTokens } from './import-tokens.ts'

const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test('tokens are read line by line, seeds in either case and with their padding', () => {
  const text = `GAHT00000001 ${seed}\r\n\n  GAHT00000002\t${seed.toLowerCase()}  \nSERIAL-003 ${seed.slice(0, 26)}======\n`
  const read = readTokens(text)
  expect('tokens' in read && read.tokens.map(token => token.serialNumber)).toEqual([
    'GAHT00000001',
    'GAHT00000002',
    'SERIAL-003',
  ])
  expect('tokens' in read && new TextDecoder().decode(read.tokens[1]?.seed)).toBe('12345678901234567890')
})

test.each([
  ['', 'There is no token: '],
  ['\n \n', 'There is no token: '],
  [`GAHT00000001`, 'Line 1 must be a serial number, a space, and a seed of 16 to 64 bytes in base 32'],
  [`GAHT00000001 ${seed} more`, 'Line 1 must be '],
  [`GAHT00000001 ${seed}\nGAHT00000002 3132333435363738393031323334353637383930`, 'Line 2 must be '],
  [`GAHT00000001 GEZDGNBV`, 'Line 1 must be '],
  [`SHORT ${seed}`, 'Line 1 has "SHORT", which is no serial number: '],
  [`arn:aws:iam::111122223333:mfa/phone ${seed}`, 'Line 1 has "arn:aws:iam::111122223333:mfa/phone", which'],
  [`GAHT00000001 ${seed}\nGAHT00000001 ${seed}`, 'Line 2 has the serial number GAHT00000001, which stands'],
])('%j is refused with its line, and without its seed', (text, problem) => {
  const read = readTokens(text)
  expect('problem' in read && read.problem).toMatch(new RegExp(`^${problem.replace(/[.()]/g, '\\$&')}`))
  expect(JSON.stringify(read)).not.toContain(seed)
})
