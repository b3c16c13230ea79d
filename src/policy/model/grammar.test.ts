import { describe, expect, test } from 'vitest'
import { grammarProblems, type PolicyKind } from './grammar.ts'

const bucket = 'arn:aws:s3:::example-bucket'
const list = { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket }
const policy = (statement: unknown, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: statement,
  ...more,
})
const trust = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }

const syntax = 'Syntax errors in policy.'
const version = 'Policy document must be version 2012-10-17 or greater.'
const legacy = 'The policy failed legacy parsing'
const actions = 'Policy statement must contain actions.'
const resources = 'Policy statement must contain resources.'

const first = (document: unknown, kind: PolicyKind = 'identity') => {
  const text = typeof document === 'string' ? document : JSON.stringify(document, null, 2)
  return grammarProblems(text, kind)[0]?.message
}

describe('identity policies that IAM refuses, with its sentence', () => {
  const refused: [name: string, document: unknown, message: string][] = [
    ['no JSON', 'This is not a json document', syntax],
    ['empty text', '', syntax],
    ['a comment', '{ /* no */ "Version": "2012-10-17" }', syntax],
    ['a trailing comma', '{"Version": "2012-10-17",}', syntax],
    ['a list', [policy(list)], syntax],
    ['no version', { Statement: list }, version],
    ['the old version', policy(list, { Version: '2008-10-17' }), version],
    ['an unknown version', policy(list, { Version: '2013-10-17' }), syntax],
    ['a version that is a number', policy(list, { Version: 2012 }), syntax],
    ['no statement', { Version: '2012-10-17' }, syntax],
    ['an empty list of statements', policy([]), syntax],
    ['a statement that is a text', policy(['s']), syntax],
    ['an unknown element of the policy', policy(list, { Extra: 'x' }), syntax],
    ['an unknown element of a statement', policy({ ...list, Extra: 'x' }), syntax],
    ['an element in other letter case', policy({ ...list, action: 'iam:*' }), syntax],
    ['an Id that is a list', policy(list, { Id: ['x'] }), syntax],
    ['an unknown effect', policy({ ...list, Effect: 'Maybe' }), syntax],
    ['an effect in other letter case', policy({ ...list, Effect: 'denY' }), legacy],
    ['no effect', policy({ Action: 's3:*', Resource: '*' }), syntax],
    ['a principal', policy({ ...list, Principal: '*' }), 'Policy document should not specify a principal.'],
    ['no action', policy({ Effect: 'Allow', Resource: bucket }), actions],
    ['an empty list of actions', policy({ ...list, Action: [] }), actions],
    ['neither action nor resource', policy({ Effect: 'Allow' }), actions],
    ['no resource', policy({ Effect: 'Allow', Action: 's3:ListBucket' }), resources],
    ['an empty list of resources', policy({ ...list, Resource: [] }), resources],
    ['no resource before a bad action', policy({ Effect: 'Allow', Action: 'invalid' }), resources],
    ['both Action and NotAction', policy({ ...list, NotAction: 's3:*' }), syntax],
    ['both Resource and NotResource', policy({ ...list, NotResource: '*' }), syntax],
    [
      'an action without a service',
      policy({ ...list, Action: 'invalid' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'an empty action',
      policy({ ...list, Action: '' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'an action with two colons',
      policy({ ...list, Action: 's3:List:Bucket' }),
      'Actions/Condition can contain only one colon.',
    ],
    ['an impossible service', policy({ ...list, Action: 'a a:ListBucket' }), 'Vendor a a is not valid'],
    ['an action that is an object', policy({ ...list, Action: {} }), syntax],
    ['a nested list of actions', policy({ ...list, Action: [[]] }), syntax],
    [
      'a resource that is no ARN',
      policy({ ...list, Resource: 'invalid resource' }),
      'Resource invalid resource must be in ARN format or "*".',
    ],
    ['an empty resource', policy({ ...list, Resource: '' }), 'Resource  must be in ARN format or "*".'],
    [
      'an unknown partition',
      policy({ ...list, Resource: 'arn:error:s3:::b' }),
      'Partition "error" is not valid for resource "arn:error:s3:::b".',
    ],
    [
      'a short ARN of an unknown partition',
      policy({ ...list, Resource: 'arn:b' }),
      'Partition "b" is not valid for resource "arn:b:*:*:*:*".',
    ],
    [
      'an ARN without a service',
      policy({ ...list, Resource: 'arn:aws' }),
      'Resource vendor must be fully qualified and cannot contain regexes.',
    ],
    [
      'an ARN with a wildcard as service',
      policy({ ...list, Resource: 'arn:aws:*:::b' }),
      'Resource vendor must be fully qualified and cannot contain regexes.',
    ],
    ['an ARN with an empty service', policy({ ...list, Resource: 'arn:aws::::b' }), legacy],
    ['an ARN of five parts', policy({ ...list, Resource: 'arn:aws:s3::b' }), legacy],
    [
      'a malformed ARN before a missing action',
      policy({ Effect: 'Allow', Resource: 'arn:aws:s3::b' }),
      legacy,
    ],
    [
      'a region in an IAM ARN',
      policy({ ...list, Resource: 'arn:aws:iam:us-east-1::user/a' }),
      'IAM resource arn:aws:iam:us-east-1::user/a cannot contain region information.',
    ],
    [
      'a region in an S3 ARN',
      policy({ ...list, Resource: 'arn:aws:s3:us-east-1::b' }),
      'Resource arn:aws:s3:us-east-1::b can not contain region information.',
    ],
    [
      'an unknown kind of IAM resource',
      policy({ ...list, Resource: 'arn:aws:iam:::example' }),
      'IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.',
    ],
    ['a condition that is a text', policy({ ...list, Condition: 'a' }), syntax],
    [
      'a condition that is a list',
      policy({ ...list, Condition: [{ Bool: { 'aws:SecureTransport': 'true' } }] }),
      syntax,
    ],
    ['an operator with a text', policy({ ...list, Condition: { Bool: 'true' } }), syntax],
    ['a condition value that is an object', policy({ ...list, Condition: { Bool: { a: {} } } }), syntax],
    ['a condition value that is null', policy({ ...list, Condition: { Bool: { a: null } } }), syntax],
    ['an unknown operator', policy({ ...list, Condition: { StringIs: { a: '1' } } }), syntax],
    [
      'an operator in other letter case',
      policy({ ...list, Condition: { stringequals: { a: '1' } } }),
      syntax,
    ],
    ['NullIfExists', policy({ ...list, Condition: { NullIfExists: { a: 'true' } } }), syntax],
    [
      'a qualifier with two colons',
      policy({ ...list, Condition: { 'ForAnyValue::StringEquals': { a: '1' } } }),
      syntax,
    ],
    ['a date that is none', policy({ ...list, Condition: { DateGreaterThan: { a: 'soon' } } }), legacy],
    [
      'a date with an impossible month',
      policy({ ...list, Condition: { DateLessThanEquals: { a: '234-13' } } }),
      legacy,
    ],
    [
      'a zone of one digit',
      policy({ ...list, Condition: { DateLessThanEquals: { a: '2016-12-13t2:00:00.593194+1' } } }),
      legacy,
    ],
    ['a Sid that is an object', policy({ ...list, Sid: {} }), syntax],
    [
      'the same Sid twice',
      policy([
        { ...list, Sid: 'One' },
        { ...list, Sid: 'One' },
      ]),
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    [
      'a Sid with a hyphen',
      policy({ ...list, Sid: 'a-b' }),
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    ],
    [
      'the same key twice',
      '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}',
      syntax,
    ],
    [
      'a character outside Latin-1',
      policy({ ...list, Sid: '→' }),
      'The specified value for policyDocument is invalid. It must contain only printable ASCII characters.',
    ],
    ['a hundred thousand brackets', '['.repeat(100_000), syntax],
    ['a hundred thousand brackets after a comment with a quote', `/* " */${'['.repeat(100_000)}`, syntax],
  ]
  test.each(refused)('%s', (_, document, message) => expect(first(document)).toBe(message))
})

describe('identity policies that IAM stores', () => {
  const stored: [name: string, document: unknown][] = [
    ['one statement', policy(list)],
    ['a list of statements', policy([list, list])],
    ['an Id', policy(list, { Id: 'x' })],
    ['everything', policy({ Effect: 'Allow', Action: '*', Resource: '*' })],
    [
      'NotAction and NotResource',
      policy({ Effect: 'Deny', NotAction: ['iam:*'], NotResource: ['arn:aws:s3:::a', '*'] }),
    ],
    ['a service with hyphens and dots', policy({ ...list, Action: ['service-prefix:Name', 's3.s:List'] })],
    ['an action with blanks in its name', policy({ ...list, Action: 'iam: some thing ' })],
    ['a short ARN', policy({ ...list, Resource: 'arn:aws:anything' })],
    ['an empty condition', policy({ ...list, Condition: {} })],
    ['an unknown operator without keys', policy({ ...list, Condition: { x: {}, y: {} } })],
    ['a key without values', policy({ ...list, Condition: { DateGreaterThan: { a: [] } } })],
    [
      'numbers and Booleans as values',
      policy({ ...list, Condition: { Bool: { a: true }, NumericEquals: { b: [1, 2.5] } } }),
    ],
    [
      'every form of operator',
      policy({ ...list, Condition: { 'ForAnyValue:StringEqualsIfExists': { a: 'b' }, Null: { c: 'true' } } }),
    ],
    [
      'dates',
      policy({
        ...list,
        Condition: {
          DateLessThan: {
            a: ['2016-12-13T21:20:37.593194+00:00', '2026', '1700000000', '2016-12-13t2:00:00.593194+23'],
          },
        },
      }),
    ],
    [
      'a variable and wildcards in an IAM ARN',
      policy({
        ...list,
        Resource: [
          'arn:aws:iam::*:user/${aws:username}',
          'arn:aws:iam::*:*',
          'arn:aws:iam::111122223333:root',
        ],
      }),
    ],
    [
      'empty Sids twice',
      policy([
        { ...list, Sid: '' },
        { ...list, Sid: '' },
      ]),
    ],
    ['Latin-1 characters and line breaks', policy({ ...list, Resource: 'arn:aws:s3:::é\u00ff' })],
    [
      'another character as an escape',
      '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::\\u2192"}}',
    ],
  ]
  test.each(stored)('%s', (_, document) => expect(first(document)).toBeUndefined())
})

test('session policies follow the grammar of identity policies, but for the version', () => {
  expect(first({ Statement: list }, 'session')).toBeUndefined()
  expect(first(policy({ ...list, Principal: '*' }), 'session')).toBe(
    'Policy document should not specify a principal.',
  )
})

describe('trust policies', () => {
  const cases: [name: string, document: unknown, message: string | undefined][] = [
    ['a service', policy(trust), undefined],
    ['no version', { Statement: trust }, undefined],
    ['everybody', policy({ ...trust, Principal: '*' }), undefined],
    [
      'several principals',
      policy({ ...trust, Principal: { AWS: ['111122223333', '*'], Federated: 'x' } }),
      undefined,
    ],
    ['no JSON', '{', 'This policy contains invalid Json'],
    [
      'no statement',
      { Version: '2012-10-17', Statement: [] },
      'Could not parse the policy: Statement is empty!',
    ],
    ['no effect', policy({ ...trust, Effect: undefined }), 'Missing required field Effect'],
    ['no principal', policy({ ...trust, Principal: undefined }), 'Missing required field Principal'],
    [
      'an empty principal',
      policy({ ...trust, Principal: {} }),
      'Missing required field Principal cannot be empty!',
    ],
    [
      'an unknown kind of principal',
      policy({ ...trust, Principal: { User: 'a' } }),
      'Invalid principal in policy: "User"',
    ],
    [
      'NotPrincipal',
      policy({ ...trust, Principal: undefined, NotPrincipal: '*' }),
      'AssumeRole policy must not contain NotPrincipal field.',
    ],
    ['no action', policy({ ...trust, Action: undefined }), 'Missing required field Action'],
    [
      'an action of another service',
      policy({ ...trust, Action: 's3:*' }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    [
      'every action',
      policy({ ...trust, Action: '*' }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    ['a resource', policy({ ...trust, Resource: '*' }), 'Has prohibited field Resource'],
    ['an unknown operator', policy({ ...trust, Condition: { Is: { a: 'b' } } }), 'Syntax error in policy.'],
    [
      'a Sid twice',
      policy([
        { ...trust, Sid: 'a' },
        { ...trust, Sid: 'a' },
      ]),
      'The Statement Ids in the policy are not unique',
    ],
  ]
  test.each(cases)('%s', (_, document, message) => expect(first(document, 'trust')).toBe(message))
})

test('a problem points at the text it is about', () => {
  const text = JSON.stringify(policy([list, { ...list, Action: ['s3:Get', 'bad'] }]))
  const [found] = grammarProblems(text, 'identity')
  expect(text.slice(found?.offset, (found?.offset ?? 0) + (found?.length ?? 0))).toBe('"bad"')
  expect(found?.detail).toContain('"bad"')
})
