import { test } from 'vitest'
import { expectInProportion } from '../testing/cpu-time.ts'
import { grammarProblems } from './grammar.ts'

const many = (count: number, make: (index: number) => object | string) =>
  Array.from({ length: count }, (_, i) => make(i))
const document = (...Statement: readonly (object | string)[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement })
const one = (more: object) => document({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more })

const members = (count: number, prefix: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${prefix}${i}`, 'a'] as const))

/** Policies that could be taken badly, by how many parts they have. */
const texts: Readonly<Record<string, (count: number) => string>> = {
  statements: count =>
    document(...many(count, i => ({ Sid: `S${i}`, Effect: 'Allow', Action: 's3:*', Resource: '*' }))),
  'statements of one Sid': count =>
    document(...many(count, () => ({ Sid: 'S', Effect: 'Allow', Action: 's3:*', Resource: '*' }))),
  actions: count => one({ Action: many(count, i => `s3:Get${i}*`) }),
  'colons in a resource': count => one({ Resource: `arn${':'.repeat(count)}` }),
  'variables in a resource': count => one({ Resource: `arn:aws:s3:::${'$'.concat('{').repeat(count)}` }),
  'condition keys': count => one({ Condition: { StringEquals: members(count, 'k:') } }),
  principals: count => one({ Principal: { AWS: many(count, i => `arn:aws:iam::111122223333:role/r${i}`) } }),
  'unknown elements': count => one(members(count, 'x')),
  'opening brackets': count => '['.repeat(count),
  'escaped quotes': count => `{"Id":"${'\\"'.repeat(count)}`,
}

test.each(Object.entries(texts))(
  'what IAM refuses is found in proportion to the text: many %s',
  (_, make) => {
    expectInProportion(make, 8000, text => {
      for (const kind of ['identity', 'trust', 'session'] as const) grammarProblems(text, kind)
    })
  },
)
