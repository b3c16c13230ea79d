import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledCatalog } from '../catalog/bundled-catalog.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { policy } from '../evaluate/test-arbitraries.ts'
import { statementElements } from '../model/elements.ts'
import { expectInProportion } from '../testing/cpu-time.ts'
import { rules } from './registry.ts'
import type { PolicyType } from './rule.ts'
import { validatePolicy } from './validate.ts'

const catalog = await openCatalog(bundledCatalog)
await catalog.loadServices(['s3', 'iam', 'sts', 'ec2', 'kms'])

const types: readonly PolicyType[] = ['identity', 'resource', 'trust', 'scp', 'rcp', 'boundary', 'session']

/** Validates as every type and holds that each finding lies in the text. */
function survives(text: string): void {
  for (const type of types) {
    for (const { offset, length, fixes } of validatePolicy(text, { type, service: 's3', catalog })) {
      expect(offset).toBeGreaterThanOrEqual(0)
      expect(length).toBeGreaterThanOrEqual(0)
      expect(offset + length).toBeLessThanOrEqual(text.length)
      for (const { edits } of fixes) {
        let end = 0
        for (const edit of edits) {
          expect(edit.offset).toBeGreaterThanOrEqual(end)
          end = edit.offset + edit.length
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }
  }
}

describe('validation never throws and marks only what is there', () => {
  const runs = { numRuns: 200 }

  test('on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), survives), runs)
  })

  test('on any JSON', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 6 }), survives), runs)
  })

  test('on policies with any JSON in any place', () => {
    const names = fc.constantFrom(...statementElements, '__proto__')
    const document = fc.record({
      Version: fc.oneof(fc.constant('2012-10-17'), fc.jsonValue()),
      Statement: fc.oneof(fc.array(fc.dictionary(names, fc.jsonValue())), fc.jsonValue()),
    })
    fc.assert(
      fc.property(document, each => survives(JSON.stringify(each))),
      runs,
    )
  })

  test('on a policy that is cut off anywhere', () => {
    const cut = fc.tuple(policy, fc.nat())
    fc.assert(
      fc.property(cut, ([whole, at]) => {
        const text = JSON.stringify(whole)
        survives(text.slice(0, at % text.length))
      }),
      runs,
    )
  })
})

const text = (value: unknown) => JSON.stringify(value)
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))
const one = (statement: object) =>
  text({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement }],
  })

const variable = '$'.concat('{aws:username}')

/** One condition key with many values, and again with one value in other letter cases. */
const letterCases = (count: number) =>
  Object.fromEntries([
    ['aws:abcdefghijklmnop', many(count, i => `v${i}`)],
    ...many(count, i => [
      `aws:${'abcdefghijklmnop'.replaceAll(/./g, (c, at) => (((i + 1) >> at) & 1 ? c.toUpperCase() : c))}`,
      'x',
    ]),
  ])

/** Texts of some length that a rule could take badly, by how many parts they have. */
const hostile: Readonly<Record<string, (count: number) => string>> = {
  actions: count => one({ Action: many(count, i => `s3:Get${i}*x`) }),
  'actions of many stars': count => one({ Action: `s3:${'*a'.repeat(count)}b` }),
  resources: count => one({ Resource: many(count, i => `arn:aws:s3:::bucket-${i}/*x*`) }),
  'a resource of colons': count => one({ Resource: `arn${':'.repeat(count)}` }),
  'broken variables': count => one({ Resource: `arn:aws:s3:::${'$'.concat('{').repeat(count)}` }),
  'condition keys': count =>
    one({ Condition: { StringEquals: Object.fromEntries(many(count, i => [`aws:Key${i}`, 'a'])) } }),
  'a condition key of colons': count =>
    one({ Condition: { StringEquals: { [`s3:${':'.repeat(20 * count)}`]: 'a' } } }),
  'a condition key of slashes': count =>
    one({ Condition: { StringEquals: { [`aws:RequestTag/${'/'.repeat(20 * count)}`]: 'a' } } }),
  'condition values': count =>
    one({ Condition: { StringLike: { 'aws:username': many(count, i => `a*${i}`) } } }),
  'address ranges': count =>
    one({ Condition: { IpAddress: { 'aws:SourceIp': many(count, i => `10.0.${i % 256}.0/24`) } } }),
  statements: count =>
    text({
      Version: '2012-10-17',
      Statement: many(count, i => ({ Sid: `S${i}`, Effect: 'Allow', Action: 's3:*' })),
    }),
  'actions and conditions': count =>
    one({
      Action: many(count, i => (i % 2 === 0 ? 's3:GetObject' : 'sts:AssumeRole')),
      Condition: {
        StringLike: Object.fromEntries(many(count, i => [`aws:RequestTag/${i}`, 'a'])),
        StringEquals: Object.fromEntries(many(count, i => [`s3:ExistingObjectTag/${i}`, 'a'])),
      },
    }),
  'actions and resources': count =>
    one({ Action: many(count, () => 's3:GetObject'), Resource: many(count, i => `arn:aws:s3:::*${i}/*`) }),
  'principals and conditions': count =>
    one({
      Principal: {
        Service: many(count, i => `s${i}.amazonaws.com`),
        Federated: many(count, i => `arn:aws:iam::111122223333:oidc-provider/p${i}.example.com`),
      },
      Condition: { StringEquals: Object.fromEntries(many(count, i => [`aws:PrincipalTag/${i}`, 'a'])) },
    }),
  'statements with nothing but an action': count =>
    text({ Version: '2012-10-17', Statement: many(count, () => ({ Action: 's3:*' })) }),
  'repeated elements': count =>
    `{"Version":"2012-10-17","Statement":{"Effect":"Allow"${',"Action":"s3:Nothing"'.repeat(count)}}}`,
  'unknown elements': count =>
    `{"Version":"2012-10-17","Statement":{"Effect":"Allow"${many(count, i => `,"x${i}":1`).join('')}}}`,
  principals: count => one({ Principal: { AWS: many(count, i => `arn:aws:iam::111122223333:role/r${i}`) } }),
  'letter cases of a key': count => one({ Condition: { StringEquals: letterCases(count) } }),
  'variables without a version': count =>
    text({ Statement: { Resource: many(count, i => `arn:aws:s3:::bucket/${variable}${i}`) } }),
  'resources that are no ARN': count =>
    one({ Action: many(count, i => `s3:Get${i}`), Resource: many(count, i => `bucket-${i}`) }),
  'statements of one member': count => text({ Statement: many(count, i => ({ Sid: `S${i}` })) }),
  'opening brackets': count => '['.repeat(count),
  quotes: count => '"'.repeat(count),
  'a long Sid': count => one({ Sid: 'a b'.repeat(count) }),
}

describe('validation takes time in proportion to the text', () => {
  test.each(Object.entries(hostile))('on many %s', (_, make) => {
    expectInProportion(make, 4000, written => {
      for (const type of ['identity', 'trust', 'resource'] as const)
        validatePolicy(written, { type, catalog })
    })
  })
})

test('every rule has a page of its own and a code in capitals', () => {
  for (const { code } of rules) expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z]+)*$/)
  expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length)
})
