import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { parseDateValue } from './date-value.ts'

test('reads what Date prints', () => {
  const date = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(date, each => {
      expect(parseDateValue(each.toISOString())).toBe(each.getTime())
      expect(parseDateValue(each.toISOString().slice(0, 10))).toBe(
        Math.floor(each.getTime() / 86_400_000) * 86_400_000,
      )
    }),
  )
})

test.each([
  ['2026', '2026-01-01T00:00:00Z'],
  ['2026-03', '2026-03-01T00:00:00Z'],
  ['2026-03-04t05:06z', '2026-03-04T05:06:00Z'],
  ['2026-03-04T05:06:07+02:30', '2026-03-04T02:36:07Z'],
  ['2026-03-04T05:06:07-0100', '2026-03-04T06:06:07Z'],
  ['2026-03-04T05:06:07+01', '2026-03-04T04:06:07Z'],
  ['0', '1970-01-01T00:00:00Z'],
  ['-86400', '1969-12-31T00:00:00Z'],
  ['1767225600.25', '2026-01-01T00:00:00.250Z'],
])('"%s" is %s', (text, instant) => expect(parseDateValue(text)).toBe(Date.parse(instant)))

test.each([
  '',
  'now',
  '26-01-01',
  '2026-1-1',
  '2026-13',
  '2026-02-29',
  '2026-01-01T24:00Z',
  '2026-01-01T10',
  '2026-01-01T10:60Z',
  '2026-01-01T10:00+25:00',
  ' 2026',
  '1e9',
  '0x10',
])('"%s" is no date', text => expect(parseDateValue(text)).toBeNaN())

test.each(['Pacific/Auckland', 'America/New_York'])(
  'the zone of the machine does not matter, as in %s',
  zone => {
    vi.stubEnv('TZ', zone)
    try {
      // Were the zone not in force, this test could not fail.
      expect(new Date(2026, 0, 1).getTimezoneOffset()).not.toBe(0)
      expect(parseDateValue('2026-01-01')).toBe(Date.UTC(2026, 0, 1))
      expect(parseDateValue('2026-07-01T10:00:00')).toBe(Date.UTC(2026, 6, 1, 10))
    } finally {
      vi.unstubAllEnvs()
    }
  },
)
