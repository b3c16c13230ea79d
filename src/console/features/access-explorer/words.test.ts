import { expect, test } from 'vitest'
import type { WhoCanRow } from '../../../policy/analyze/who-can.ts'
import { compilePolicy } from '../../../policy/evaluate/compile.ts'
import { countOf, countText, resourcesText, sayText } from './what-words.ts'
import { accessOf, chainText, keysOf, whyWords } from './who-words.ts'

const read = {
  name: 'Read',
  source: { id: 'Read', kind: 'inline', origin: { type: 'group', name: 'Readers' } },
} as const

const row: WhoCanRow = {
  kind: 'user',
  name: 'ann',
  arn: 'arn:aws:iam::111122223333:user/ann',
  own: { access: 'allowed', outcome: 'allowed', decidedBy: 'identity', keys: [] },
  policies: [read],
  boundary: undefined,
  through: undefined,
  ways: 0,
}

const nothing = { access: 'denied', outcome: 'implicitDeny', decidedBy: 'identity', keys: [] } as const
const denied: WhoCanRow = { ...row, own: nothing, policies: [] }
const conditional: WhoCanRow = { ...row, own: { ...row.own, access: 'conditional', keys: ['aws:SourceIp'] } }
const admin = { roles: ['Admin'], access: 'allowed', keys: [] } as const
const strict = { roles: ['Ops', 'Admin'], access: 'conditional', keys: ['sts:ExternalId'] } as const

test.each<[WhoCanRow, string, string]>([
  [row, 'Allowed', 'Allowed by Read (group Readers).'],
  [conditional, 'On conditions', 'Allowed by Read (group Readers), on conditions.'],
  [denied, 'Denied', 'No policy allows it.'],
  [
    { ...denied, own: { ...nothing, decidedBy: 'boundary' }, boundary: 'OnlyS3' },
    'Denied',
    'The permissions boundary OnlyS3 does not allow it.',
  ],
  [{ ...row, own: { ...nothing, outcome: 'explicitDeny' } }, 'Denied', 'Denied by Read (group Readers).'],
  [
    { ...denied, own: { ...nothing, outcome: 'explicitDeny', decidedBy: 'boundary' }, boundary: 'OnlyS3' },
    'Denied',
    'The permissions boundary OnlyS3 denies it.',
  ],
  [
    { ...denied, own: { ...nothing, decidedBy: 'resource' } },
    'Denied',
    'The trust policy does not let the user in.',
  ],
  [
    { ...denied, through: admin, ways: 1 },
    'Through a role',
    'The user may assume the role Admin, which may do it.',
  ],
  [
    { ...conditional, through: admin, ways: 1 },
    'Through a role',
    'The user may assume the role Admin, which may do it.',
  ],
  [
    { ...denied, through: strict, ways: 3 },
    'Through a role, on conditions',
    'The user may assume one role after the other up to Admin, which may do it, on conditions.',
  ],
])('%# who can, in words', (asked, access, why) => {
  expect(accessOf(asked)).toBe(access)
  expect(whyWords(asked)).toBe(why)
})

test('what it depends on is told of the way that counts', () => {
  expect(keysOf(conditional)).toEqual(['aws:SourceIp'])
  expect(keysOf({ ...conditional, through: admin })).toEqual([])
  expect(keysOf({ ...denied, through: strict })).toEqual(['sts:ExternalId'])
  expect(chainText({ ...denied, through: strict, ways: 3 })).toBe('Ops → Admin and 2 more')
  expect(chainText(denied)).toBeUndefined()
})

test('how many actions are allowed how far', () => {
  const action = (name: string, extent: 'any' | 'conditional' | 'some') =>
    ({ action: `s3:${name}`, level: 'Read', extent, grants: [], limits: [] }) as const
  const service = {
    prefix: 's3',
    title: 'Amazon S3',
    totals: new Map([['Read', 3] as const, ['Write', 2] as const]),
    actions: [action('A', 'any'), action('B', 'conditional'), action('C', 'some')],
  }
  expect(countText(countOf(service, 'Read'))).toBe('All 3, 1 on conditions, 1 on some resources')
  expect(countText(countOf(service))).toBe('3 of 5, 1 on conditions, 1 on some resources')
  expect(countText(countOf(service, 'Write'))).toBeUndefined()
  expect(countText(countOf({ ...service, actions: [action('C', 'some')] }))).toBe('1 of 5, on some resources')
})

test('a statement is named with its policy and the group that it comes through', () => {
  const say = {
    policy: { ...read, compiled: compilePolicy('{}', read.source) },
    index: 1,
    sid: undefined,
    effect: 'Deny',
    resources: { negated: true, texts: ['arn:aws:s3:::a'] },
    keys: [],
  } as const
  expect(sayText(say)).toBe('Deny: Statement 2 of Read (group Readers)')
  const action = { action: 's3:A', level: 'Read', extent: 'some', grants: [say], limits: [] } as const
  expect(resourcesText(action)).toBe('All but arn:aws:s3:::a')
})
