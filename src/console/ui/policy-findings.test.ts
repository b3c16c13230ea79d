import { expect, test } from 'vitest'
import type { Finding, Severity } from '../../policy/validate/finding.ts'
import { byGravity, findingCounts } from './policy-findings.tsx'

const finding = (severity: Severity, offset: number): Finding => ({
  code: 'SOME_CODE',
  severity,
  message: 'Something is wrong.',
  page: 'https://docs.aws.amazon.com/',
  fixes: [],
  offset,
  length: 1,
})

test.each([
  [[], 'No findings'],
  [[finding('ERROR', 1)], '1 error'],
  [
    [finding('SUGGESTION', 0), finding('ERROR', 1), finding('SECURITY_WARNING', 2), finding('ERROR', 3)],
    '2 errors, 1 security warning, 1 suggestion',
  ],
])('counts findings by how grave they are (%#)', (findings, words) => {
  expect(findingCounts(findings)).toBe(words)
})

test('the gravest findings come first, those alike in the order of the text', () => {
  const findings = [finding('WARNING', 1), finding('ERROR', 2), finding('WARNING', 3), finding('ERROR', 4)]
  expect(byGravity(findings).map(({ offset }) => offset)).toEqual([2, 4, 1, 3])
})
