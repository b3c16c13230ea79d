import { expect, test } from 'vitest'
import { expectInProportion } from '../../policy/testing/cpu-time.ts'
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
  expectInProportion(count => `${'['.repeat(count)}]`, 32_000, setsIn)
})
