import { expect, test } from 'vitest'
import { compilePolicy } from '../../policy/evaluate/compile.ts'
import { lostActs } from './lockout.ts'
import type { OwnPolicies } from './own-policies.ts'

const arn = 'arn:aws:iam::111122223333:policy/Admins'
const alice = { accountId: '111122223333', userName: 'alice', arn: 'arn:aws:iam::111122223333:user/alice' }
const acts = ['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion'].map(action => ({
  action,
  resource: arn,
}))
const now = new Date('2026-01-05T12:00:00Z')

const allow = (...actions: readonly string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: actions, Resource: '*' } })

const policies = (...more: readonly ReturnType<typeof compilePolicy>[]): OwnPolicies => ({
  set: { identity: [compilePolicy(allow('iam:*'), { id: arn, kind: 'managed' }), ...more] },
  userId: 'AIDAEXAMPLE',
  tags: [],
  lettingChangePassword: undefined,
  missing: [],
})

test('what the new text takes from its author is told', () => {
  expect(lostActs(policies(), { id: arn, text: allow('s3:*') }, alice, acts, now)).toEqual(acts)
  expect(lostActs(policies(), { id: arn, text: allow('iam:CreatePolicyVersion') }, alice, acts, now)).toEqual(
    [acts[1]],
  )
})

test('nothing is lost while another policy allows it, or where the policy is not the author’s', () => {
  const other = compilePolicy(allow('iam:*'), {
    id: 'Other',
    kind: 'inline',
    origin: { type: 'user', name: 'alice' },
  })
  expect(lostActs(policies(other), { id: arn, text: allow('s3:*') }, alice, acts, now)).toEqual([])
  expect(lostActs(policies(), { id: `${arn}2`, text: allow('s3:*') }, alice, acts, now)).toEqual([])
})

test('an inline policy is told from one of the same name that another has', () => {
  const inline = compilePolicy(allow('iam:*'), {
    id: 'Own',
    kind: 'inline',
    origin: { type: 'group', name: 'Admins' },
  })
  const own = { ...policies(), set: { identity: [inline] } }
  const changed = { id: 'Own', text: allow('s3:*') }
  const holder = { type: 'group', name: 'Admins' } as const
  expect(lostActs(own, { ...changed, holder }, alice, acts, now)).toEqual(acts)
  expect(lostActs(own, { ...changed, holder: { type: 'user', name: 'alice' } }, alice, acts, now)).toEqual([])
})

test('a boundary is a policy too', () => {
  const own = {
    ...policies(),
    set: { ...policies().set, boundary: compilePolicy(allow('*'), { id: `${arn}B`, kind: 'managed' }) },
  }
  expect(lostActs(own, { id: `${arn}B`, text: allow('s3:*') }, alice, acts, now)).toEqual(acts)
})

test('a text that is no JSON allows nothing', () => {
  expect(lostActs(policies(), { id: arn, text: '{' }, alice, acts, now)).toEqual(acts)
})
