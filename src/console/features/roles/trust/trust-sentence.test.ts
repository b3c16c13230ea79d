import { expect, test } from 'vitest'
import { trustSentences } from './trust-sentence.ts'
import { entityLabel, trustedEntities } from './trusted-entity.ts'

const own = '111122223333'

const trust = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

const allow = (Principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...more,
})

test.each([
  [{ Service: 'lambda.amazonaws.com' }, ['AWS service: lambda']],
  [{ AWS: '*' }, ['Everybody']],
  ['*', ['Everybody']],
  [
    { AWS: ['111122223333', 'arn:aws:iam::444455556666:root'] },
    ['Account: 111122223333 (this account)', 'Account: 444455556666'],
  ],
  [
    { AWS: ['arn:aws:iam::111122223333:user/a/alice', 'arn:aws:iam::444455556666:role/Deployer'] },
    ['User: alice', 'Role: Deployer (444455556666)'],
  ],
  [{ AWS: 'arn:aws:sts::111122223333:assumed-role/Ops/bob' }, ['Role session: Ops/bob']],
  [
    { AWS: ['AIDACKCEVSQ6C2EXAMPLE', 'AROACKCEVSQ6C2EXAMPLE'] },
    ['Deleted user: AIDACKCEVSQ6C2EXAMPLE', 'Deleted role: AROACKCEVSQ6C2EXAMPLE'],
  ],
  [
    { Federated: ['arn:aws:iam::111122223333:saml-provider/Corp', 'cognito-identity.amazonaws.com'] },
    ['Identity provider: Corp', 'Identity provider: cognito-identity.amazonaws.com'],
  ],
  [{ CanonicalUser: 'abc' }, ['CanonicalUser abc']],
])('names whom %j trusts', (principal, labels) => {
  expect(trustedEntities(trust(allow(principal)), own).map(entityLabel)).toEqual(labels)
})

test('whom a Deny names is not trusted, and who stands twice is named once', () => {
  const document = trust(allow({ Service: 'ec2.amazonaws.com' }), allow({ Service: ['ec2.amazonaws.com'] }), {
    ...allow({ AWS: '444455556666' }),
    Effect: 'Deny',
  })
  expect(trustedEntities(document, own).map(entityLabel)).toEqual(['AWS service: ec2'])
})

test('text that is no policy trusts nobody', () => {
  for (const text of ['', '{', '[]', '{"Statement": 5}', '{"Statement":[{"Effect":"Allow","Principal":7}]}'])
    expect(trustedEntities(text, own).filter(({ type }) => type !== 'other')).toEqual([])
})

test.each([
  [allow({ Service: 'lambda.amazonaws.com' }), 'The AWS service lambda may assume this role.'],
  [
    allow(
      { AWS: 'arn:aws:iam::444455556666:root' },
      { Condition: { StringEquals: { 'sts:ExternalId': 'x-1' } } },
    ),
    'Users and roles of the account 444455556666 whom that account lets may assume this role only if the external ID is “x-1”.',
  ],
  [
    allow(
      { AWS: 'arn:aws:iam::111122223333:root' },
      { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } },
    ),
    'Users and roles of this account whose own policies let them may assume this role only if they signed in with MFA.',
  ],
  [
    allow(
      { AWS: ['arn:aws:iam::111122223333:user/alice', 'AIDACKCEVSQ6C2EXAMPLE'] },
      { Action: ['sts:AssumeRole', 'sts:TagSession'] },
    ),
    'The user alice and a deleted user (AIDACKCEVSQ6C2EXAMPLE), who no longer exists, may assume this role and tag its sessions.',
  ],
  [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:*',
      Condition: { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.0/24'] } },
    },
    'Everybody in every AWS account may never assume this role if the caller’s address is not in “192.0.2.0/24” or “198.51.100.0/24”.',
  ],
  [
    allow(
      { Federated: 'arn:aws:iam::111122223333:oidc-provider/login.acme.example' },
      {
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { 'login.acme.example:aud': 'shop' },
          'ForAnyValue:StringLikeIfExists': { 'login.acme.example:amr': 'auth*' },
        },
      },
    ),
    'Whoever the identity provider login.acme.example (OpenID Connect) vouches for may assume this role with a web identity only if the audience (login.acme.example:aud) is “shop” and some value of the way of signing in (login.acme.example:amr) is like “auth*” (or is absent).',
  ],
])('reads %j in a sentence', (statement, text) => {
  expect(trustSentences(trust(statement), own).map(each => each.text)).toEqual([text])
})
