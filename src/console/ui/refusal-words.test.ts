import { describe, expect, test } from 'vitest'
import type {
  Explanation,
  PolicyExplanation,
  StatementExplanation,
} from '../../policy/evaluate/explanation.ts'
import { nameOfPolicy, originOf, reasonOf, summaryOf } from './refusal-words.ts'

const range = { offset: 0, length: 1 }
const statement: StatementExplanation = {
  index: 0,
  effect: 'Allow',
  range,
  matched: false,
  failed: { part: 'action', range },
}
const policy: PolicyExplanation = {
  source: {
    id: 'arn:aws:iam::aws:policy/job/Reader',
    kind: 'managed',
    origin: { type: 'group', name: 'Auditors' },
  },
  type: 'identity',
  statements: [statement],
}
const explained = (part: Partial<Explanation>) =>
  summaryOf({
    action: 'iam:CreateUser',
    resource: '*',
    explicitDeny: false,
    explanation: {
      outcome: 'implicitDeny',
      decidedBy: 'identity',
      action: 'iam:CreateUser',
      resource: '*',
      policies: [policy],
      ...part,
    },
  })

describe('the decision in a sentence', () => {
  test('no policy at all', () => {
    expect(explained({ policies: [] })).toContain('no policy applies to you')
  })
  test('policies, but none allows it', () => {
    expect(explained({})).toBe(
      'the one policy that applies to you does not allow iam:CreateUser on all resources.',
    )
    expect(explained({ policies: [policy, policy] })).toContain(
      'none of the 2 policies that apply to you allows',
    )
  })
  test('a denial names its policy', () => {
    const denying: PolicyExplanation = {
      ...policy,
      source: { id: 'NoUsers', kind: 'inline' },
      statements: [{ ...statement, effect: 'Deny', matched: true }],
    }
    expect(explained({ outcome: 'explicitDeny', policies: [policy, denying] })).toContain(
      'the policy NoUsers explicitly',
    )
  })
  test('the boundary', () => {
    expect(explained({ decidedBy: 'boundary' })).toContain('the permissions boundary does not allow')
  })
  test('other kinds of policies', () => {
    expect(explained({ decidedBy: 'serviceControl' })).toBe(
      'a level of the service control policies does not allow iam:CreateUser on all resources.',
    )
    expect(explained({ decidedBy: 'service', rule: 'it belongs to AWS' })).toBe(
      'it belongs to AWS, whatever the policies say.',
    )
  })
  test('what only the policy of the resource could open', () => {
    expect(explained({ decidedBy: 'resource' })).toBe(
      'only the policy of the resource itself can open iam:CreateUser on all resources, and there is none.',
    )
    expect(
      explained({
        decidedBy: 'resource',
        policies: [{ ...policy, type: 'resource', source: policy.source }],
      }),
    ).toBe('the policy of the resource does not allow iam:CreateUser on all resources.')
  })
  test('a permission names the policy that gives it', () => {
    const allowing = { ...policy, statements: [{ ...statement, matched: true }] }
    expect(explained({ outcome: 'allowed', policies: [policy, allowing] })).toBe(
      'the policy Reader allows iam:CreateUser on all resources, and nothing denies it.',
    )
  })
  test('about somebody else', () => {
    const explanation = {
      outcome: 'implicitDeny',
      decidedBy: 'identity',
      action: 'iam:CreateUser',
      resource: '*',
      policies: [],
    } as const
    const asked = { action: 'iam:CreateUser', resource: '*', explicitDeny: false, explanation }
    expect(summaryOf(asked, 'the user bob')).toContain('no policy applies to the user bob')
  })
  test('a backend without explanations', () => {
    const bare = { action: 'iam:CreateUser', resource: '*' }
    expect(summaryOf({ ...bare, explicitDeny: true })).toContain('a policy explicitly denies')
    expect(summaryOf({ ...bare, explicitDeny: false })).toContain('no policy allows')
  })
})

test('a policy is named as people know it, with how it reaches them', () => {
  expect(nameOfPolicy(policy)).toBe('Reader')
  expect(originOf(policy)).toBe('(managed, through the group Auditors)')
  expect(originOf({ ...policy, type: 'boundary' })).toBe('is the permissions boundary')
  const onRole = { ...policy.source, origin: { type: 'role', name: 'Ops' } } as const
  expect(originOf({ ...policy, source: onRole })).toBe('(managed, directly on the role)')
})

test('a condition that failed says what it wanted and what it found', () => {
  const condition = {
    operator: 'StringEquals',
    key: 'aws:PrincipalTag/team',
    expected: ['red', 'blue'],
    actual: [],
  }
  expect(reasonOf({ ...statement, failed: { part: 'condition', range, condition } })).toBe(
    'would allow it, but its condition StringEquals wants aws:PrincipalTag/team to be “red”, “blue”; the request does not have it',
  )
  expect(
    reasonOf({
      ...statement,
      failed: { part: 'condition', range, condition: { ...condition, actual: ['green'] } },
    }),
  ).toContain('the request has “green”')
})
