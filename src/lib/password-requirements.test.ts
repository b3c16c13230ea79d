import { expect, test } from 'vitest'
import { requirementsOf, reuseRule } from './password-requirements.ts'

const rules = { minimumLength: 8, characterKinds: 3 }
const own = { minimumLength: 6, required: ['number', 'symbol'], notOfLast: 5 } as const

test('each rule is said beforehand, and met as soon as it is', () => {
  expect(requirementsOf('', own).map(({ met }) => met)).toEqual([false, false, false])
  const typed = requirementsOf('letters1', own)
  expect(typed.map(({ met }) => met)).toEqual([true, true, false])
  expect(typed[0]?.text).toBe('At least 6 characters (8 now)')
  expect(requirementsOf('', rules).map(({ text }) => text)).toEqual([
    'At least 8 characters',
    'At least 3 of: uppercase, lowercase, numbers, symbols',
  ])
  expect(reuseRule(own)).toBe('None of the last 5 passwords')
  expect(reuseRule(rules)).toBeUndefined()
})
