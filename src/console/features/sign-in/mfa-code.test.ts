import { expect, test } from 'vitest'
import { checkCode, checkTwoCodes, plainCode } from './mfa-code.ts'

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['12-34-56', '123456'],
  ['123\u00a0456', '123456'],
])('%j is the code %s', (typed, code) => {
  expect(plainCode(typed)).toBe(code)
  expect(checkCode({ code: typed })).toEqual({})
})

test.each([
  ['', /Enter the six digits/],
  ['  ', /Enter the six digits/],
  ['12345', /“12345” is no code: a code is six digits/],
  ['1234567', /six digits/],
  ['12345a', /“12345a”/],
])('%j is none', (typed, problem) => {
  expect(checkCode({ code: typed }).code).toMatch(problem)
})

test('two codes are each looked at, and must differ', () => {
  expect(checkTwoCodes({ code1: '1', code2: '123456' })).toHaveProperty('code1')
  expect(checkTwoCodes({ code1: '123456', code2: '' })).toHaveProperty('code2')
  expect(checkTwoCodes({ code1: '123456', code2: '123 456' }).code2).toMatch(/same code/)
  expect(checkTwoCodes({ code1: '123456', code2: '654321' })).toEqual({})
})
