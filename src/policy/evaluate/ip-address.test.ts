import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInRange, parseIpAddress, parseIpRange } from './ip-address.ts'

const contains = (range: string, address: string) => {
  const parsedRange = parseIpRange(range)
  const parsedAddress = parseIpAddress(address)
  return parsedRange !== undefined && parsedAddress !== undefined && isInRange(parsedAddress, parsedRange)
}

test('IPv4 blocks equal a comparison of the leading bits', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff })
  const dotted = (n: number) => [24, 16, 8, 0].map(shift => (n >>> shift) & 255).join('.')
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 32 }), (a, flip, prefix) => {
      // Half of the addresses differ from the block behind the prefix only.
      const b = flip % 2 === 0 ? (a ^ (prefix === 32 ? 0 : flip >>> prefix)) >>> 0 : flip
      const bits = (n: number) => n.toString(2).padStart(32, '0').slice(0, prefix)
      expect(contains(`${dotted(a)}/${prefix}`, dotted(b))).toBe(bits(a) === bits(b))
    }),
  )
})

test('every written form of an IPv6 address is the same address', () => {
  const group = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }))
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), groups => {
      const long = groups.map(each => each.toString(16).padStart(4, '0').toUpperCase()).join(':')
      const short = new URL(`http://[${long}]/`).hostname.slice(1, -1)
      const [c = 0, d = 0] = groups.slice(6)
      const mixed = `${groups
        .slice(0, 6)
        .map(each => each.toString(16))
        .join(':')}:${c >> 8}.${c & 255}.${d >> 8}.${d & 255}`
      for (const form of [long, short, mixed]) expect(parseIpAddress(form)).toEqual(groups)
    }),
  )
})

test.each([
  '',
  '1.2.3',
  '1.2.3.4.5',
  '1.2.3.256',
  '01.2.3.4',
  '1.2.3.4 ',
  '1..3.4',
  ':',
  ':::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7:8::',
  '::12345',
  '::1.2.3',
  '1.2.3.4::',
  'fe80::1%eth0',
  '::g',
])('"%s" is no address', text => expect(parseIpAddress(text)).toBeUndefined())

test.each(['1.2.3.4/', '1.2.3.4/33', '1.2.3.4/-1', '1.2.3.4/8/8', '::/129', '::/1x', '/8'])(
  '"%s" is no block',
  text => expect(parseIpRange(text)).toBeUndefined(),
)
