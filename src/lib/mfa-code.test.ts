import { expect, test } from 'vitest'
import { codeProblem, plainCode, twoCodesProblem } from './mfa-code.ts'

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['12-34-56', '123456'],
  ['123\u00a0456', '123456'],
])('%j is the code %s', (typed, code) => {
  expect(plainCode(typed)).toBe(code)
  expect(codeProblem(typed)).toBeUndefined()
})

test.each([
  ['', /Enter the six digits/],
  ['  ', /Enter the six digits/],
  ['12345', /“12345” is no code: a code is six digits/],
  ['1234567', /six digits/],
  ['12345a', /“12345a”/],
])('%j is none', (typed, problem) => {
  expect(codeProblem(typed)).toMatch(problem)
})

test('two codes are each looked at, and must differ', () => {
  expect(twoCodesProblem('', ' ')).toEqual({ code1: expect.stringContaining('Enter two codes') })
  expect(twoCodesProblem('', '123456')).toEqual({ code1: expect.stringContaining('Enter the six digits') })
  expect(twoCodesProblem('1', '123456')).toHaveProperty('code1')
  expect(twoCodesProblem('123456', '')).toHaveProperty('code2')
  expect(twoCodesProblem('123456', '123 456').code2).toMatch(/same code/)
  expect(twoCodesProblem('123456', '654321')).toEqual({})
})
