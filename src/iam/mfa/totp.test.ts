import { HOTP } from 'otpauth'
import { expect, test, vi } from 'vitest'
import { accept, codeAt, type DeviceClock, resync, stepAt } from './totp.ts'

const seed = new TextEncoder().encode('12345678901234567890')
const other = new TextEncoder().encode('09876543210987654321')
const now = new Date('2026-03-01T12:00:10Z')
const step = stepAt(now)
const fresh = { drift: 0 }

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('RFC 6238, appendix B: at %i seconds the code ends with %s', (seconds, code) => {
  const at = new Date(seconds * 1000)
  expect(codeAt(seed, stepAt(at))).toBe(code)
  expect(accept(fresh, seed, code, at)).toEqual({ drift: 0, lastStep: stepAt(at) })
})

test('a code is good in its own window and in the ones beside it', () => {
  for (const away of [-1, 0, 1])
    expect(accept(fresh, seed, codeAt(seed, step + away), now), `${away}`).toEqual({
      drift: 0,
      lastStep: step + away,
    })
})

test('a code from two steps away is refused', () => {
  for (const away of [-2, 2]) expect(accept(fresh, seed, codeAt(seed, step + away), now)).toBeUndefined()
})

test('a code is accepted once, and none from before it afterwards', () => {
  const after = accept(fresh, seed, codeAt(seed, step), now)
  expect(after).toBeDefined()
  if (after === undefined) return
  expect(accept(after, seed, codeAt(seed, step), now)).toBeUndefined()
  expect(accept(after, seed, codeAt(seed, step - 1), now)).toBeUndefined()
  expect(accept(after, seed, codeAt(seed, step + 1), now)).toEqual({ drift: 0, lastStep: step + 1 })
})

test('a code from another device is refused', () => {
  expect(accept(fresh, seed, codeAt(other, step), now)).toBeUndefined()
})

test.each(['', '12345', '1234567', '12345a', ' 287082', '２８７０８２'])('%j is no code', code => {
  expect(accept(fresh, seed, code, new Date(59_000))).toBeUndefined()
})

test('at the beginning of time no step before the first is asked', () => {
  expect(accept(fresh, seed, codeAt(seed, 0), new Date(0))).toEqual({ drift: 0, lastStep: 0 })
})

test('two consecutive codes tell the drift, and later codes are good around it', () => {
  const clock = resync(fresh, seed, [codeAt(seed, step + 7), codeAt(seed, step + 8)], now)
  expect(clock).toEqual({ drift: 8, lastStep: step + 8 })
  if (clock === undefined) return
  expect(accept(clock, seed, codeAt(seed, step + 9), now)).toEqual({ drift: 8, lastStep: step + 9 })
  expect(accept(clock, seed, codeAt(seed, step + 10), now)).toBeUndefined()
  expect(accept({ drift: 8 }, seed, codeAt(seed, step), now)).toBeUndefined()
})

const codesFrom = (first: number) => [codeAt(seed, first), codeAt(seed, first + 1)] as const

test('what was drifting can go on drifting, or be set right', () => {
  const slow = { drift: -15 }
  expect(resync(slow, seed, codesFrom(step - 21), now)?.drift).toBe(-20)
  expect(resync(slow, seed, codesFrom(step - 1), now)?.drift).toBe(0)
})

test('a drift is never more than ten minutes from our clock, wherever it was before', () => {
  for (const drift of [-20, -10, 0, 10, 20]) {
    expect(resync({ drift }, seed, codesFrom(step + 19), now)?.lastStep, `${drift}`).toBe(step + 20)
    expect(resync({ drift }, seed, codesFrom(step + 20), now), `${drift}`).toBeUndefined()
    expect(resync({ drift }, seed, codesFrom(step - 22), now), `${drift}`).toBeUndefined()
  }
})

test.each([-1, 0, 1])('a pair that is %i steps beside what is known of the clock leaves the drift', away => {
  for (const drift of [-7, 0, 20]) {
    const second = step + drift + away
    if (second > step + 20) continue
    expect(resync({ drift }, seed, codesFrom(second - 1), now)).toEqual({ drift, lastStep: second })
  }
})

test('pairs from the future, however many, keep the true clock out no longer than the window', () => {
  let clock: DeviceClock = fresh
  for (let n = 0; n < 10; n++)
    for (let ahead = 60; ahead > 0; ahead--)
      clock = resync(clock, seed, codesFrom(step + ahead), now) ?? clock
  expect(clock).toEqual({ drift: 20, lastStep: step + 20 })
  const later = new Date(now.getTime() + 22 * 30_000)
  expect(resync(clock, seed, codesFrom(step + 21), later)).toEqual({ drift: 0, lastStep: step + 22 })
})

test('a pair costs the same work whether its first code is right or wrong', () => {
  const validate = vi.spyOn(HOTP, 'validate')
  const workOf = (code1: string) => {
    validate.mockClear()
    expect(resync(fresh, seed, [code1, codeAt(other, step)], now)).toBeUndefined()
    return validate.mock.calls.length
  }
  expect(workOf(codeAt(seed, step))).toBe(workOf(codeAt(other, step)))
  validate.mockRestore()
})

test('codes that are not one after the other, swapped or twice the same do not resynchronise', () => {
  const at = (away: number) => codeAt(seed, step + away)
  expect(resync(fresh, seed, [at(0), at(2)], now)).toBeUndefined()
  expect(resync(fresh, seed, [at(1), at(0)], now)).toBeUndefined()
  expect(resync(fresh, seed, [at(0), at(0)], now)).toBeUndefined()
  expect(resync(fresh, seed, [codeAt(other, step), codeAt(other, step + 1)], now)).toBeUndefined()
})

test('a used code does not resynchronise', () => {
  const codes = [codeAt(seed, step), codeAt(seed, step + 1)] as const
  expect(resync({ drift: 0, lastStep: step }, seed, codes, now)).toBeUndefined()
  expect(resync({ drift: 0, lastStep: step - 1 }, seed, codes, now)).toEqual({
    drift: 0,
    lastStep: step + 1,
  })
})
