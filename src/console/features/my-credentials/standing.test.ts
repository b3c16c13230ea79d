import { describe, expect, test } from 'vitest'
import { compilePolicy } from '../../../policy/evaluate/compile.ts'
import type { OwnPolicies } from '../../api/own-policies.ts'
import { standingLines, standingOf } from './standing.ts'

const arn = 'arn:aws:iam::111122223333:user/team/jane'
const user = {
  accountId: '111122223333',
  userName: 'jane',
  arn,
  now: new Date('2026-01-01T00:00:00Z'),
  secureTransport: true,
  mfa: false,
}

const policy = (name: string, ...Statement: object[]) =>
  compilePolicy(JSON.stringify({ Version: '2012-10-17', Statement }), { id: name, kind: 'inline' })

const allow = (Action: string | string[], more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...more,
})
const deny = (Action: string, more: object = {}) => ({ ...allow(Action, more), Effect: 'Deny' })

const policies = (
  identity: readonly ReturnType<typeof policy>[],
  more: Partial<OwnPolicies> = {},
): OwnPolicies => ({
  set: { identity },
  userId: 'AIDAEXAMPLE',
  tags: [],
  lettingChangePassword: false,
  missing: [],
  ...more,
})

const standing = (given: OwnPolicies, action = 'iam:CreateAccessKey') => standingOf(given, user, action)

describe('what the policies say', () => {
  test('a statement on one’s own user by its variable allows', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's policy variables look like this.
    const Resource = 'arn:aws:iam::*:user/team/${aws:username}'
    expect(standing(policies([policy('own', allow('iam:*AccessKey', { Resource }))]))).toEqual({
      verdict: 'allowed',
    })
  })

  test('who has no policy is told so', () => {
    expect(standing(policies([]))).toEqual({ verdict: 'refused', because: 'no policy applies to you' })
  })

  test('a boundary and a denial are named', () => {
    const all = policy('all', allow('*'))
    const boundary = policy('Bound', allow('s3:*'))
    expect(standing(policies([all], { set: { identity: [all], boundary } }))).toEqual({
      verdict: 'refused',
      because: 'your permissions boundary Bound does not allow it',
    })
    expect(standing(policies([all, policy('NoKeys', deny('iam:*AccessKey'))]))).toEqual({
      verdict: 'refused',
      because: 'the policy NoKeys explicitly denies it',
      by: { policy: { id: 'NoKeys', kind: 'inline' }, index: 0, name: 'Statement 1 of NoKeys' },
    })
  })

  test('one’s tags count, also those that one does not have', () => {
    const Condition = { StringEquals: { 'aws:ResourceTag/team': 'a' } }
    const given = [policy('tagged', allow('iam:*', { Condition }))]
    expect(standing(policies(given)).verdict).toBe('refused')
    expect(standing(policies(given, { tags: [{ key: 'team', value: 'a' }] })).verdict).toBe('allowed')
  })
})

describe('what cannot be known beforehand', () => {
  const mfa = { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }

  test('a condition on where the call comes from leaves it open', () => {
    const Condition = { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
    const given = policies([policy('all', allow('*')), policy('office', deny('*', { Condition }))])
    expect(standing(given)).toEqual({
      verdict: 'open',
      because: 'it depends on aws:SourceIp, which only the service knows when you try',
    })
  })

  test('but it is known how one signed in', () => {
    const given = policies([policy('all', allow('*')), policy('mfa', deny('*', mfa))])
    const signedIn = (withMfa: boolean) => standingOf(given, { ...user, mfa: withMfa }, 'iam:CreateAccessKey')
    expect(signedIn(true)).toEqual({ verdict: 'allowed' })
    expect(signedIn(false)).toMatchObject({ verdict: 'refused', by: { name: 'Statement 1 of mfa' } })
    // When it was is not known even so.
    const Condition = { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }
    const recent = policies([policy('recent', allow('*', { Condition }))])
    expect(standingOf(recent, { ...user, mfa: true }, 'iam:CreateAccessKey').verdict).toBe('open')
    expect(standingOf(recent, { ...user, mfa: false }, 'iam:CreateAccessKey').verdict).toBe('refused')
  })

  test('another resource than one’s own user may be asked about', () => {
    const Resource = 'arn:aws:iam::*:mfa/jane*'
    const given = policies([policy('own', allow('iam:CreateVirtualMFADevice', { Resource }))])
    const on = (name: string) =>
      standingOf(given, user, 'iam:CreateVirtualMFADevice', `arn:aws:iam::111122223333:mfa/${name}`).verdict
    expect([on('jane-phone'), on('phone')]).toEqual(['allowed', 'refused'])
  })

  test('with policies that cannot be read only a denial is certain', () => {
    const missing = ['iam:GetPolicy', 'iam:ListGroupsForUser']
    const because = 'not all of your policies can be read (that needs iam:GetPolicy, iam:ListGroupsForUser)'
    expect(standing(policies([policy('all', allow('*'))], { missing }))).toEqual({ verdict: 'open', because })
    expect(standing(policies([], { missing }))).toEqual({ verdict: 'open', because })
    expect(standing(policies([policy('no', deny('iam:*'))], { missing })).verdict).toBe('refused')
  })

  test('an account may let all its users change their passwords', () => {
    const change = (lettingChangePassword: boolean | undefined, identity = [policy('none', allow('s3:*'))]) =>
      standing(policies(identity, { lettingChangePassword }), 'iam:ChangePassword').verdict
    expect(change(true)).toBe('allowed')
    expect(change(false)).toBe('refused')
    expect(change(undefined)).toBe('open')
    expect(change(undefined, [policy('all', allow('*'))])).toBe('allowed')
    expect(change(true, [policy('no', deny('iam:ChangePassword'))])).toBe('refused')
  })
})

test('what is allowed is one line, and what is not has one for each reason', () => {
  const given = policies([
    policy('some', allow(['iam:ListAccessKeys', 'iam:UpdateAccessKey'])),
    policy('NoDeleting', deny('iam:Delete*')),
  ])
  const tasks = [
    { does: 'see them', action: 'iam:ListAccessKeys' },
    { does: 'create one', action: 'iam:CreateAccessKey' },
    { does: 'reset one', action: 'iam:ResetServiceSpecificCredential' },
    { does: 'activate them', action: 'iam:UpdateAccessKey' },
    { does: 'delete them', action: 'iam:DeleteAccessKey' },
  ]
  expect(standingLines(tasks, action => standing(given, action)).map(({ text }) => text)).toEqual([
    'You may see them and activate them.',
    'You may not create one (iam:CreateAccessKey) or reset one (iam:ResetServiceSpecificCredential): none of the 2 policies that apply to you allows it.',
    'You may not delete them (iam:DeleteAccessKey): the policy NoDeleting explicitly denies it.',
  ])
})
