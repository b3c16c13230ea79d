import { MalformedPolicyDocumentException } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { grammarProblems } from '../../../../policy/model/grammar.ts'
import {
  changeTrust,
  choosePolicies,
  detailsProblems,
  emptyDraft,
  type RoleDraft,
  trustProblems,
} from './role-draft.ts'
import { serviceProblem } from './service-problem.ts'
import { handwrittenStart, trustDocument } from './trust-document.ts'

const own = '111122223333'
const draft = (change: Partial<RoleDraft>): RoleDraft => ({ ...emptyDraft, ...change })

const oidc = 'arn:aws:iam::111122223333:oidc-provider/login.acme.example/tenant'

test.each([
  [
    { trustKind: 'service', useCase: 'Lambda' },
    { Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
  [
    { trustKind: 'account' },
    { Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' },
  ],
  [
    {
      trustKind: 'account',
      whichAccount: 'other',
      otherAccountId: '444455556666',
      requireExternalId: true,
      externalId: 'x-1',
      requireMfa: true,
    },
    {
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'sts:ExternalId': 'x-1' },
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      },
    },
  ],
  [
    { trustKind: 'web-identity', provider: oidc, audience: 'shop' },
    {
      Principal: { Federated: oidc },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'login.acme.example/tenant:aud': 'shop' } },
    },
  ],
  [
    { trustKind: 'saml', provider: 'arn:aws:iam::111122223333:saml-provider/Corp' },
    {
      Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/Corp' },
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    },
  ],
] as const)('%j makes a trust policy that IAM stores', (change, statement) => {
  const made = draft(change)
  expect(trustProblems(made)).toEqual({})
  const text = trustDocument(made, own)
  expect(JSON.parse(text)).toEqual({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
  expect(grammarProblems(text, 'trust')).toEqual([])
  expect(handwrittenStart(made, own, true)).toBe(text)
})

test.each([
  [{ trustKind: 'service' }, 'useCase'],
  [{ trustKind: 'account', whichAccount: 'other' }, 'account'],
  [{ trustKind: 'account', whichAccount: 'other', otherAccountId: '4444-5555-6666' }, 'account'],
  [{ trustKind: 'account', requireExternalId: true }, 'externalId'],
  [{ trustKind: 'account', requireExternalId: true, externalId: 'with space' }, 'externalId'],
  [{ trustKind: 'saml' }, 'provider'],
  [{ trustKind: 'web-identity', provider: oidc }, 'audience'],
  [{ trustKind: 'custom', customTrust: ' ' }, 'customTrust'],
] as const)('%j lacks something', (change, field) => {
  expect(Object.keys(trustProblems(draft(change)))).toEqual([field])
})

test.each([
  [{}, ['roleName']],
  [{ roleName: 'a b' }, ['roleName']],
  [{ roleName: 'x'.repeat(65) }, ['roleName']],
  [{ roleName: 'ok', path: 'no' }, ['path']],
  [{ roleName: 'ok', description: 'x'.repeat(1001), tagsValid: false }, ['description', 'tags']],
  [{ roleName: 'Ok_1+=,.@-', path: '/a/b/' }, []],
])('the name and what goes with it: %j', (change, fields) => {
  expect(Object.keys(detailsProblems(draft(change)))).toEqual(fields)
})

const execution = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'
const glue = 'arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole'
const audit = 'arn:aws:iam::aws:policy/SecurityAudit'

test('suggested policies go with their use case and their kind of trusted entity; those chosen by hand stay', () => {
  const on = (draft: RoleDraft, step: (draft: RoleDraft) => Partial<RoleDraft>): RoleDraft => ({
    ...draft,
    ...step(draft),
  })
  const lambda = on(emptyDraft, draft => changeTrust(draft, { useCase: 'Lambda' }))
  expect([...lambda.policyArns]).toEqual([execution])

  const withAudit = on(lambda, draft => choosePolicies(draft, new Set([...draft.policyArns, audit])))
  const ofGlue = on(withAudit, draft => changeTrust(draft, { useCase: 'Glue' }))
  expect([...ofGlue.policyArns]).toEqual([audit, glue])
  const ofAccount = on(ofGlue, draft => changeTrust(draft, { trustKind: 'account' }))
  expect([...ofAccount.policyArns]).toEqual([audit])
  expect([...on(ofAccount, draft => changeTrust(draft, { trustKind: 'service' })).policyArns]).toEqual([
    audit,
    glue,
  ])
  expect([...on(lambda, draft => changeTrust(draft, { trustKind: 'custom' })).policyArns]).toEqual([])
})

test('a suggested policy that was taken away and added again is chosen by hand', () => {
  const lambda = { ...emptyDraft, ...changeTrust(emptyDraft, { useCase: 'Lambda' }) }
  const without = { ...lambda, ...choosePolicies(lambda, new Set()) }
  const again = { ...without, ...choosePolicies(without, new Set([execution])) }
  expect([...(changeTrust(again, { useCase: 'Glue' }).policyArns ?? [])]).toEqual([execution, glue])
})

const refused = (code: string, message: string): unknown =>
  Object.assign(new MalformedPolicyDocumentException({ $metadata: {}, message }), {
    Error: { Code: code },
  })

test.each([
  ['MalformedPolicyDocument', 'Invalid principal in policy', { trustKind: 'account' }, 'account'],
  ['MalformedPolicyDocument', 'Syntax errors', { trustKind: 'custom' }, 'customTrust'],
  ['EntityAlreadyExists', 'Role with name x already exists.', {}, 'roleName'],
  ['LimitExceeded', 'Cannot exceed quota for ACLSizePerRole: 2048', { trustKind: 'custom' }, 'customTrust'],
  ['LimitExceeded', 'Cannot exceed quota for RolesPerAccount: 1000', {}, undefined],
  ['NoSuchEntity', 'Policy does not exist', { boundaryArn: 'arn:aws:iam::aws:policy/x' }, 'boundary'],
  [
    'ValidationError',
    "1 validation error detected: Value 'x y' at 'roleName' failed to satisfy constraint: …",
    {},
    'roleName',
  ],
  ['ValidationError', 'The path /aws-service-role/ is reserved', {}, 'path'],
  ['AccessDenied', 'no', {}, undefined],
] as const)('%s “%s” belongs to a field', (code, message, change, field) => {
  expect(serviceProblem(refused(code, message), draft(change))?.field).toBe(field)
})
