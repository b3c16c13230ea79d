import { expect, test } from 'vitest'
import { leastCpuTime } from '../../policy/testing/cpu-time.ts'
import { policyTyping } from './policy-grammar.ts'

const setsIn = (line: string): boolean =>
  policyTyping.indentationRules?.increaseIndentPattern.test(line) ?? false

test.each([
  ['{', true],
  ['  "Statement": [', true],
  ['  "Action": ["s3:GetObject",', true],
  ['{ "Version": "2012-10-17", "Statement": [ {', true],
  ['  "Condition": {"Bool": {', true],
  ['  "Action": ["s3:GetObject"],', false],
  ['  "Effect": "Allow",', false],
  ['}', false],
  ['', false],
])('a line behind %s is set in: %s', (line, is) => {
  expect(setsIn(line)).toBe(is)
})

test('a line of brackets takes time in proportion to its length', () => {
  const time = (count: number) => leastCpuTime(() => setsIn(`${'['.repeat(count)}]`))
  expect(time(40_000) / Math.max(time(5_000), 1)).toBeLessThan(32)
})
