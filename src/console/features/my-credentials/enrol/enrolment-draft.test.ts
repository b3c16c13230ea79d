import { expect, test } from 'vitest'
import { emptyEnrolment, fieldOfFailure, nameProblemOf, setUpProblems } from './enrolment-draft.ts'

const codes = { code1: '123456', code2: '654321' }

test('a device has a name, unless it is a hardware token', () => {
  expect(nameProblemOf(emptyEnrolment)).toContain('Enter a name')
  expect(nameProblemOf({ ...emptyEnrolment, name: 'my phone' })).toContain('at most 64')
  expect(nameProblemOf({ ...emptyEnrolment, name: 'my-phone' })).toBeUndefined()
  expect(nameProblemOf({ ...emptyEnrolment, kind: 'hardware' })).toBeUndefined()
})

test('codes are two different ones of six digits, and a passkey has none', () => {
  const problems = (code1: string, code2: string) =>
    setUpProblems({ ...emptyEnrolment, codes: { code1, code2 } })
  expect(problems('', '').code1).toContain('Enter two codes')
  expect(problems('12345', '123456').code1).toContain('“12345” is no code')
  expect(problems('123456', '')).toEqual({ code2: expect.stringContaining('Enter the six digits') })
  expect(problems('123456', '123456')).toEqual({ code2: expect.stringContaining('Both are the same code.') })
  expect(problems('123456', '654321')).toEqual({})
  expect(setUpProblems({ ...emptyEnrolment, kind: 'passkey' })).toEqual({})
})

test('a hardware token needs its serial number', () => {
  const problems = (serialNumber: string) =>
    setUpProblems({ ...emptyEnrolment, kind: 'hardware', serialNumber, codes })
  expect(problems('').serialNumber).toContain('on the back')
  expect(problems('12345').serialNumber).toContain('at least nine')
  expect(problems('GAHT12345678')).toEqual({})
})

test('what the service refuses is told at its field', () => {
  expect(fieldOfFailure('InvalidAuthenticationCode', 'virtual')).toBe('code1')
  expect(fieldOfFailure('NoSuchEntity', 'hardware')).toBe('serialNumber')
  expect(fieldOfFailure('NoSuchEntity', 'virtual')).toBeUndefined()
  expect(fieldOfFailure('LimitExceeded', 'virtual')).toBeUndefined()
})
