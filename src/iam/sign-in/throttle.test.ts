import { expect, test } from 'vitest'
import { addressKey, createThrottle } from './throttle.ts'

const at = (seconds: number) => new Date(Date.parse('2026-03-01T12:00:00Z') + seconds * 1000)

test('no stretch of the window holds more tries than the limit', () => {
  const throttle = createThrottle({ limit: 3, windowSeconds: 60 })
  for (const second of [0, 20, 40]) {
    expect(throttle.wait('a', at(second))).toBe(0)
    throttle.count('a', at(second))
  }
  expect(throttle.wait('a', at(41))).toBe(19)
  expect(throttle.wait('a', at(59.5))).toBe(1)
  expect(throttle.wait('a', at(60))).toBe(0)
  throttle.count('a', at(60))
  expect(throttle.wait('a', at(61))).toBe(19)
  expect(throttle.wait('b', at(61))).toBe(0)
})

test('asking how long to wait is not a try', () => {
  const throttle = createThrottle({ limit: 1, windowSeconds: 60 })
  throttle.count('a', at(0))
  for (let second = 1; second < 60; second++) throttle.wait('a', at(second))
  expect(throttle.wait('a', at(60))).toBe(0)
})

test('taking a try back gives one try, however often it is taken back', () => {
  const throttle = createThrottle({ limit: 2, windowSeconds: 60 })
  const takeBack = throttle.count('a', at(0))
  throttle.count('a', at(0))
  takeBack()
  takeBack()
  expect(throttle.wait('a', at(1))).toBe(0)
  throttle.count('a', at(1))
  expect(throttle.wait('a', at(2))).toBe(58)
  throttle.count('b', at(0))()
  expect(throttle.wait('b', at(0))).toBe(0)
})

test('beyond the capacity the key that was quiet for longest is forgotten, and only that', () => {
  const throttle = createThrottle({ limit: 1, windowSeconds: 60, capacity: 3 })
  for (const key of ['a', 'b', 'c', 'd']) throttle.count(key, at(0))
  expect(['a', 'b', 'c', 'd'].map(key => throttle.wait(key, at(1)))).toEqual([0, 59, 59, 59])
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::9%eth0', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  [undefined, 'unknown'],
])('the address %s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key)
})
