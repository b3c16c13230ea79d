import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CatalogEntry } from '../catalog/catalog.ts'
import { compilePolicy } from '../evaluate/compile.ts'
import { decide } from '../evaluate/decide.ts'
import { createContext } from '../evaluate/request.ts'
import { contextEntries, policy, resource } from '../evaluate/test-arbitraries.ts'
import { isOpenKey } from './access-question.ts'
import type { HeldPolicy } from './members.ts'
import { principalCan } from './principal-can.ts'
import { policyText } from './test-accounts.ts'

const s3: CatalogEntry = {
  prefix: 's3',
  title: 'Amazon S3',
  actionNames: new Map([
    ['getobject', 'GetObject'],
    ['putobject', 'PutObject'],
    ['listallmybuckets', 'ListAllMyBuckets'],
  ]),
  accessLevels: new Map([
    ['getobject', 'Read'],
    ['putobject', 'Write'],
    ['listallmybuckets', 'List'],
  ]),
  wildcardOnly: new Set(['listallmybuckets']),
  retired: false,
}
const sts: CatalogEntry = {
  ...s3,
  prefix: 'sts',
  actionNames: new Map([['getcalleridentity', 'GetCallerIdentity']]),
  accessLevels: new Map([['getcalleridentity', 'Read']]),
}

const held = (text: string): HeldPolicy => ({
  name: 'P',
  source: { id: 'P', kind: 'inline' },
  compiled: compilePolicy(text, { id: 'P', kind: 'inline' }),
})

const allow = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const deny = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
})
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
const bucket = 'arn:aws:s3:::reports/*'

const can = (statements: readonly object[], boundary?: readonly object[]) =>
  Object.fromEntries(
    principalCan({
      policies: [held(policyText(...statements))],
      boundary: boundary && held(policyText(...boundary)),
      context: createContext([['aws:username', 'ann']]),
      isOpen: isOpenKey,
    })(s3).actions.map(({ action, extent }) => [action.slice(3), extent]),
  )

test.each<[string, readonly object[], readonly object[] | undefined, object]>([
  ['everything', [allow('*')], undefined, { GetObject: 'any', PutObject: 'any', ListAllMyBuckets: 'any' }],
  [
    'some resources; what takes none is not among them',
    [allow('s3:*', bucket)],
    undefined,
    { GetObject: 'some', PutObject: 'some' },
  ],
  [
    'conditions that only the call can meet',
    [allow('s3:*', '*', mfa)],
    undefined,
    { GetObject: 'conditional', PutObject: 'conditional', ListAllMyBuckets: 'conditional' },
  ],
  [
    'conditions that are met or missed already',
    [
      allow('s3:GetObject', '*', { Condition: { StringEquals: { 'aws:username': 'ann' } } }),
      allow('s3:PutObject', '*', { Condition: { StringEquals: { 'aws:username': 'bob' } } }),
    ],
    undefined,
    { GetObject: 'any' },
  ],
  [
    'one wide statement beside a narrow one',
    [allow('s3:Get*', bucket), allow('s3:GetObject')],
    undefined,
    { GetObject: 'any' },
  ],
  [
    'denials: of all, of a part, on conditions, of just what is allowed',
    [
      allow('s3:GetObject'),
      allow('s3:PutObject', bucket),
      allow('s3:ListAllMyBuckets'),
      deny('s3:GetObject', bucket),
      deny('s3:PutObject', 'arn:aws:s3:::*'),
      deny('s3:List*', '*', mfa),
    ],
    undefined,
    { GetObject: 'some', ListAllMyBuckets: 'conditional' },
  ],
  [
    'a denial of all but what is allowed',
    [allow('s3:PutObject', bucket), { Effect: 'Deny', Action: '*', NotResource: bucket }],
    undefined,
    { PutObject: 'some' },
  ],
  ['a denial of all', [allow('s3:*'), deny('s3:*')], undefined, {}],
  [
    'a boundary leaves what it allows too',
    [allow('s3:*')],
    [allow('s3:Get*', '*', mfa), allow('s3:PutObject', bucket)],
    { GetObject: 'conditional', PutObject: 'some' },
  ],
  ['an empty boundary leaves nothing', [allow('s3:*')], [allow('ec2:*')], {}],
])('%s', (_name, statements, boundary, expected) => {
  expect(can(statements, boundary)).toEqual(expected)
})

test('says which statement gives it, and what limits it', () => {
  const { actions, totals } = principalCan({
    policies: [held(policyText(allow('ec2:*'), { Sid: 'Reports', ...allow('s3:Get*', bucket) }))],
    boundary: held(policyText(allow('s3:*', '*', mfa))),
    context: createContext([]),
    isOpen: isOpenKey,
  })(s3)
  expect(actions).toMatchObject([
    {
      action: 's3:GetObject',
      level: 'Read',
      grants: [{ index: 1, sid: 'Reports', resources: { negated: false, texts: [bucket] }, keys: [] }],
      limits: [{ effect: 'Allow', resources: 'all', keys: ['aws:MultiFactorAuthPresent'] }],
    },
  ])
  expect(Object.fromEntries(totals)).toEqual({ List: 1, Read: 1, Write: 1 })
})

test('what every principal may do needs no statement', () => {
  const subject = { policies: [], boundary: undefined, context: createContext([]), isOpen: isOpenKey }
  expect(principalCan(subject)(sts).actions).toMatchObject([{ action: 'sts:GetCallerIdentity', grants: [] }])
})

test('what is not listed is never allowed, and what is listed for any resource always is', () => {
  fc.assert(
    fc.property(
      fc.array(policy, { maxLength: 3 }),
      fc.option(policy),
      resource,
      contextEntries,
      (identity, bounding, on, entries) => {
        const policies = identity.map(each => held(JSON.stringify(each)))
        const boundary = bounding === null ? undefined : held(JSON.stringify(bounding))
        const listed = principalCan({
          policies,
          boundary,
          context: createContext([]),
          isOpen: () => true,
        })(s3)
        const set = { identity: policies.map(({ compiled }) => compiled), boundary: boundary?.compiled }
        for (const action of ['s3:GetObject', 's3:PutObject']) {
          // No request for these is about no resource.
          const real = on === '*' ? bucket : on
          const { outcome } = decide(set, { action, resource: real, context: createContext(entries) })
          const found = listed.actions.find(each => each.action === action)
          if (found === undefined) expect(outcome).not.toBe('allowed')
          else if (found.extent === 'any') expect(outcome).toBe('allowed')
        }
      },
    ),
    { numRuns: 500 },
  )
})
