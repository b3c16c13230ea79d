import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAddressKey, writeAddressKey } from './address-key.ts'

test('any key and value come back from an address', () => {
  const value = fc.option(fc.string({ unit: 'binary' }), { nil: undefined })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), value, (key, given) => {
      expect(readAddressKey(writeAddressKey(key, given))).toEqual({ key, value: given })
    }),
  )
})

test.each(['', '=', '%', '%3', '%3D%', 'a=b=c', '%E0%A4%A', '%25%33%44'])(
  'whatever somebody types is read: %s',
  text => {
    expect(() => readAddressKey(text)).not.toThrow()
  },
)
