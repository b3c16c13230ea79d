import { expect, test } from 'vitest'
import { grammarProblems } from '../../../../policy/model/grammar.ts'
import { revokedBefore, revokePolicy } from './revoke-sessions.ts'

const time = new Date('2026-03-01T12:00:00.123Z')

test('the policy that revokes sessions is the one of AWS’s console', () => {
  const text = revokePolicy(time)
  expect(JSON.parse(text)).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Action: ['*'],
        Resource: ['*'],
        Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-03-01T12:00:00.123Z' } },
      },
    ],
  })
  expect(grammarProblems(text, 'identity')).toEqual([])
})

test('the time is read back, and nothing is read from another policy', () => {
  expect(revokedBefore(revokePolicy(time))).toEqual(time)
  for (const text of ['', '{}', '{"Statement":[]}', '{"aws:TokenIssueTime":"soon"}'])
    expect(revokedBefore(text)).toBeUndefined()
})
