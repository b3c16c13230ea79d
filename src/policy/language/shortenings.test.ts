import rows from 'virtual:aws-managed-policies'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difference } from '../analyze/difference.ts'
import { compilePolicy } from '../evaluate/compile.ts'
import { decide } from '../evaluate/decide.ts'
import { createContext } from '../evaluate/request.ts'
import {
  action,
  actionPattern,
  anyStatement,
  contextEntries,
  resource,
  resourcePattern,
} from '../evaluate/test-arbitraries.ts'
import { applyEdits } from '../model/edit.ts'
import { policySize } from '../model/size.ts'
import { isJson } from '../testing/is-json.ts'
import { catalog } from '../testing/language.ts'
import type { PolicyType } from '../validate/rule.ts'
import { shortenings, shortest } from './shortenings.ts'

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
const allow = (Action: unknown, Resource: unknown, rest: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
})

/** The policy after the way whose title begins so; undefined when it is not offered. */
function shortened(text: string, title: string, type: PolicyType = 'identity'): unknown {
  const way = shortenings(text, type).find(each => each.title.startsWith(title))
  return way && JSON.parse(applyEdits(text, way.edits)).Statement
}

describe('merging statements', () => {
  test.each<[string, readonly object[], readonly object[] | undefined]>([
    [
      'of other actions on the same resource',
      [
        allow('s3:GetObject', '*', { Sid: 'A' }),
        allow(['s3:PutObject', 's3:GetObject'], ['*'], { Sid: 'B' }),
      ],
      [allow(['s3:GetObject', 's3:PutObject'], '*', { Sid: 'A' })],
    ],
    [
      'that are not neighbours',
      [
        allow('s3:GetObject', '*'),
        allow('iam:GetUser', 'arn:aws:iam::111122223333:user/a'),
        allow('s3:PutObject', '*'),
      ],
      [
        allow(['s3:GetObject', 's3:PutObject'], '*'),
        allow('iam:GetUser', 'arn:aws:iam::111122223333:user/a'),
      ],
    ],
    [
      'of which the first has a value twice',
      [allow(['s3:GetObject', 's3:GetObject'], '*'), allow('s3:PutObject', '*')],
      [allow(['s3:GetObject', 's3:PutObject'], '*')],
    ],
    [
      'of another effect: never',
      [allow('s3:GetObject', '*'), { ...allow('s3:PutObject', '*'), Effect: 'Deny' }],
      undefined,
    ],
    [
      'of another condition: never',
      [
        allow('s3:GetObject', '*'),
        allow('s3:PutObject', '*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      ],
      undefined,
    ],
    [
      'with NotAction: never',
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, allow('s3:PutObject', '*')],
      undefined,
    ],
    ['of which one cannot be read: never', [allow('s3:GetObject', '*'), allow(5, '*')], undefined],
    [
      'with an unknown element: never',
      [allow('s3:GetObject', '*', { Foo: 1 }), allow('s3:PutObject', '*', { Foo: 1 })],
      undefined,
    ],
  ])('%s', (_, before, expected) => {
    expect(shortened(policy(...before), 'Merge statements that differ in their actions')).toEqual(expected)
  })

  test('of other resources with the same actions', () => {
    const before = policy(
      allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::a'),
      allow(['s3:PutObject', 's3:GetObject'], 'arn:aws:s3:::b'),
    )
    expect(shortened(before, 'Merge statements that differ in their resources')).toEqual([
      allow(['s3:GetObject', 's3:PutObject'], ['arn:aws:s3:::a', 'arn:aws:s3:::b']),
    ])
  })

  test('of a trust policy only for the same principal', () => {
    const trust = (AWS: string, Action: string) => ({ Effect: 'Allow', Principal: { AWS }, Action })
    const before = policy(trust('111122223333', 'sts:AssumeRole'), trust('444455556666', 'sts:TagSession'))
    expect(shortened(before, 'Merge', 'trust')).toBeUndefined()
    const same = policy(trust('111122223333', 'sts:AssumeRole'), trust('111122223333', 'sts:TagSession'))
    expect(shortened(same, 'Merge', 'trust')).toHaveLength(1)
  })

  test('keeps the layout of the list', () => {
    const statements = [allow(['s3:GetObject', 's3:GetBucketAcl'], '*'), allow('s3:PutObject', '*')]
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2)
    const [way] = shortenings(text, 'identity')
    expect(applyEdits(text, way?.edits ?? [])).toBe(
      JSON.stringify(
        {
          Version: '2012-10-17',
          Statement: [allow(['s3:GetObject', 's3:GetBucketAcl', 's3:PutObject'], '*')],
        },
        undefined,
        2,
      ),
    )
  })
})

describe('covered values', () => {
  test.each<[string, readonly string[], readonly string[] | undefined]>([
    ['an action of a pattern', ['s3:GetObject', 's3:Get*', 'S3:getbucketacl'], ['s3:Get*']],
    ['one that stands twice', ['s3:GetObject', 'sqs:*', 's3:GetObject'], ['s3:GetObject', 'sqs:*']],
    ['everything under the lone star', ['s3:*', '*', 'iam:*'], ['*']],
    ['a star of the service does not cover all', ['*:*', '*'], ['*']],
    ['two that cover each other', ['s3:*Get*', 's3:*Get**'], ['s3:*Get*']],
    ['none', ['s3:Get*', 's3:Put*'], undefined],
  ])('%s', (_, actions, expected) => {
    const found = shortened(policy(allow(actions, '*')), 'Remove values')
    expect(found).toEqual(expected && [allow(expected, '*')])
  })

  test.each<[string, readonly string[], readonly string[] | undefined]>([
    ['an object of all in a bucket', ['arn:aws:s3:::a/*', 'arn:aws:s3:::a/b'], ['arn:aws:s3:::a/*']],
    [
      'not over the colons between region and account',
      ['arn:aws:sqs:*:q', 'arn:aws:sqs:eu-west-1:111122223333:q'],
      undefined,
    ],
    ['not what has a variable', ['arn:aws:s3:::a/*', `arn:aws:s3:::a/\${aws:username}`], undefined],
  ])('of resources: %s', (_, resources, expected) => {
    const found = shortened(policy(allow('s3:*', resources)), 'Remove values')
    expect(found).toEqual(expected && [allow('s3:*', expected)])
  })
})

test('lists of one value are written without brackets, wherever they stand', () => {
  const text = policy({
    Effect: 'Allow',
    Principal: { AWS: ['111122223333'] },
    Action: ['s3:GetObject'],
    Resource: ['*', 'arn:aws:s3:::a'],
    Condition: { StringEquals: { 'aws:username': ['ann'] } },
  })
  const way = shortenings(text, 'resource').find(({ title }) => title.startsWith('Write lists'))
  expect(JSON.parse(applyEdits(text, way?.edits ?? []))).toEqual({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: '111122223333' },
      Action: 's3:GetObject',
      Resource: ['*', 'arn:aws:s3:::a'],
      Condition: { StringEquals: { 'aws:username': 'ann' } },
    },
  })
})

test('white space costs nothing where IAM counts, and its removal says so', () => {
  const way = shortenings(`{ "Version": "2012-10-17",\n "Statement": {} }\n`, 'identity')
  expect(way).toMatchObject([{ title: 'Remove white space', saves: { characters: 0, length: 7 } }])
})

test.each([
  '',
  '{',
  '[]',
  '5',
  '{"Statement": [{"Effect": "Allow", "Effect": "Deny"}]}',
  '{"Statement":[1,2]}',
])('of %s nothing is thrown, and what is offered leaves JSON', text => {
  for (const { edits } of shortenings(text, 'identity')) expect(isJson(applyEdits(text, edits))).toBe(true)
})

/** Statements that are alike but for their actions or resources, so that there is something to merge. */
const alike = fc
  .tuple(
    fc.array(anyStatement, { maxLength: 2 }),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.array(actionPattern, { maxLength: 4 }),
        fc.array(resourcePattern, { maxLength: 4 }),
        fc.nat(2),
      ),
      {
        maxLength: 5,
      },
    ),
  )
  .map(([bases, variants]) => [
    ...bases,
    ...variants.flatMap(([place, actions, resources, what]) => {
      const base = bases[place % Math.max(1, bases.length)]
      if (base === undefined) return []
      return [
        {
          ...base,
          ...(what !== 1 && 'Action' in base && { Action: actions }),
          ...(what !== 0 && 'Resource' in base && { Resource: resources }),
        },
      ]
    }),
  ])

test('every way leaves every decision as it is', () => {
  const requests = fc.array(fc.tuple(action, resource, contextEntries), { minLength: 5, maxLength: 10 })
  const version = fc.constantFrom('2012-10-17', '2008-10-17')
  fc.assert(
    fc.property(alike, version, requests, (statements, Version, asked) => {
      const text = JSON.stringify({ Version, Statement: statements })
      const texts = [
        ...shortenings(text, 'identity').map(({ edits }) => applyEdits(text, edits)),
        shortest(text, 'identity'),
      ]
      const [before, ...others] = [text, ...texts].map(each => ({
        identity: [compilePolicy(each, { id: 'p', kind: 'inline' })],
      }))
      for (const [name, on, entries] of asked) {
        const request = { action: name, resource: on, context: createContext(entries) }
        for (const other of others) {
          expect(decide(other, request).outcome).toBe(before && decide(before, request).outcome)
        }
      }
    }),
    { numRuns: 400 },
  )
})

test('AWS’s own policies become no longer, and no difference is found in those that are short', () => {
  let looked = 0
  for (const [, , , , , text] of rows) {
    const shorter = shortest(text, 'identity')
    expect(policySize(shorter)).toBeLessThanOrEqual(policySize(text))
    if (text.length > 1500 || policySize(shorter) === policySize(text) || looked === 40) continue
    looked++
    const found = difference({ identity: [text] }, { identity: [shorter] }, { catalog, mostRequests: 2000 })
    expect(found.changes).toEqual([])
  }
  expect(looked).toBe(40)
})
