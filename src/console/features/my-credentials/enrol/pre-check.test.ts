import { expect, test } from 'vitest'
import { requireMfa } from '../../../../../mocks/seed/acme-policies.ts'
import { compilePolicy } from '../../../../policy/evaluate/compile.ts'
import type { OwnPolicies } from '../../../api/own-policies.ts'
import { callsOf, checkCalls, mfaGates, obstacleIn } from './pre-check.ts'

const account = '111122223333'
const grace = {
  accountId: account,
  userName: 'grace',
  arn: `arn:aws:iam::${account}:user/grace`,
  now: new Date('2026-01-01T00:00:00Z'),
  secureTransport: true,
  mfa: false,
}

const policies = (...texts: readonly (string | object)[]): OwnPolicies => ({
  set: {
    identity: texts.map((text, index) =>
      compilePolicy(typeof text === 'string' ? text : JSON.stringify(text), {
        id: `Policy${index}`,
        kind: 'inline',
      }),
    ),
  },
  userId: 'AIDAEXAMPLE',
  tags: [],
  lettingChangePassword: false,
  missing: [],
})

const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const app = callsOf('virtual', account, 'phone')

test('grace may assign a device, and without MFA not delete one that she left half way', () => {
  const own = policies(everything, requireMfa)
  const checked = checkCalls(own, grace, app)
  expect(obstacleIn(checked)).toBeUndefined()
  expect(checked.map(({ call, standing, afterMfa }) => [call.action, standing.verdict, afterMfa])).toEqual([
    ['iam:CreateVirtualMFADevice', 'allowed', false],
    ['iam:EnableMFADevice', 'allowed', false],
    ['iam:DeleteVirtualMFADevice', 'refused', true],
  ])
  expect(checked[2]?.standing).toMatchObject({
    by: { name: 'Statement “DenyTheRestWithoutMfa” of Policy1' },
  })
})

test('the statement that goes on denying after the device is assigned is named', () => {
  expect(mfaGates(policies(everything, requireMfa)).map(({ name }) => name)).toEqual([
    'Statement “DenyTheRestWithoutMfa” of Policy1',
  ])
  expect(mfaGates(policies(everything))).toEqual([])
})

test('a policy that forgot to except the enrolment itself is the obstacle', () => {
  const deny = {
    Version: '2012-10-17',
    Statement: {
      Sid: 'MfaFirst',
      Effect: 'Deny',
      NotAction: 'iam:CreateVirtualMFADevice',
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    },
  }
  const checked = checkCalls(policies(everything, deny), grace, app)
  expect(obstacleIn(checked)).toMatchObject({
    call: { action: 'iam:EnableMFADevice' },
    afterMfa: true,
    standing: { by: { name: 'Statement “MfaFirst” of Policy1', index: 0 } },
  })
})

test('a policy may allow only a device of one’s own name', () => {
  const own = policies({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'iam:*MFADevice',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's policy variables look like this.
      Resource: ['arn:aws:iam::*:mfa/${aws:username}', grace.arn],
    },
  })
  const obstacle = (name: string) => obstacleIn(checkCalls(own, grace, callsOf('virtual', account, name)))
  expect(obstacle('phone')?.call.action).toBe('iam:CreateVirtualMFADevice')
  expect(obstacle('grace')).toBeUndefined()
})

test('a passkey and a hardware token take one call', () => {
  for (const kind of ['passkey', 'hardware'] as const)
    expect(callsOf(kind, account, 'x').map(({ action }) => action)).toEqual(['iam:EnableMFADevice'])
})
