import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledCatalog } from '../catalog/bundled-catalog.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { compilePolicy } from '../evaluate/compile.ts'
import { decide } from '../evaluate/decide.ts'
import { createContext } from '../evaluate/request.ts'
import { policy } from '../evaluate/test-arbitraries.ts'
import { statementElements } from '../model/elements.ts'
import { parsePolicy } from '../model/parse.ts'
import { summarize } from './summarize.ts'

const catalog = await openCatalog(bundledCatalog)

const summary = (...Statement: readonly object[]) =>
  summarize(parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement })), catalog)

const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }

describe('a summary', () => {
  test('of a whole service on everything is full access', () => {
    const { allows, denies } = summary(allow('s3:*'))
    expect(denies).toEqual([])
    expect(allows).toMatchObject([
      { service: 's3', title: 'Amazon S3', resources: 'all', conditions: [], full: true },
    ])
    expect(allows[0]?.levels.map(({ level, extent }) => [level, extent])).toEqual([
      ['List', 'full'],
      ['Read', 'full'],
      ['Write', 'full'],
      ['Tagging', 'full'],
      ['Permissions management', 'full'],
    ])
  })

  test('of some actions says of which access levels', () => {
    const { allows } = summary(allow(['s3:GetObject', 's3:ListBucket', 's3:PutObject']))
    expect(allows[0]?.levels).toEqual([
      { level: 'List', extent: 'limited', actions: ['s3:ListBucket'] },
      { level: 'Read', extent: 'limited', actions: ['s3:GetObject'] },
      { level: 'Write', extent: 'limited', actions: ['s3:PutObject'] },
    ])
    expect(allows[0]?.full).toBe(false)
  })

  test.each([
    ['on named resources', [allow('s3:*', 'arn:aws:s3:::a')]],
    ['under a condition', [allow('s3:*', '*', mfa)]],
    ['with a Deny beside it', [allow('s3:*'), { ...allow('s3:DeleteBucket'), Effect: 'Deny' }]],
    [
      'with a Deny of everything beside it',
      [allow('s3:*'), { ...allow('*', 'arn:aws:s3:::a'), Effect: 'Deny' }],
    ],
    [
      'with a Deny of all but something beside it',
      [allow('s3:*'), { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }],
    ],
    ['with a Deny beside it that has no Action', [allow('s3:*'), { Effect: 'Deny', Resource: '*' }]],
    [
      'with a Deny beside it of a broken Condition',
      [allow('s3:*'), { ...allow('s3:*'), Effect: 'Deny', Condition: 7 }],
    ],
  ])('of a whole service %s is not full access', (_, statements) => {
    expect(summary(...statements).allows[0]?.full).toBe(false)
  })

  test('shows a Deny as a Deny', () => {
    const { allows, denies } = summary({ ...allow('s3:*'), Effect: 'Deny' })
    expect(allows).toEqual([])
    expect(denies).toMatchObject([{ effect: 'Deny', service: 's3', full: false }])
  })

  test('of the lone star is all services', () => {
    expect(summary(allow('*')).allows).toMatchObject([{ service: '*', title: 'All services', full: true }])
  })

  test('of NotAction is all services but some actions', () => {
    const { allows } = summary({ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' })
    expect(allows).toMatchObject([{ service: '*', exceptActions: ['iam:*'], full: false }])
  })

  test('lists resources and conditions of all statements about a service', () => {
    const { allows } = summary(allow('s3:GetObject', ['arn:aws:s3:::a/*'], mfa), {
      Effect: 'Allow',
      Action: 's3:PutObject',
      NotResource: 'arn:aws:s3:::b/*',
      ...mfa,
    })
    expect(allows[0]).toMatchObject({
      resources: ['arn:aws:s3:::a/*', '!arn:aws:s3:::b/*'],
      conditions: ['Bool aws:MultiFactorAuthPresent'],
    })
  })

  test('names what nobody knows', () => {
    const { allows } = summary(allow(['s3:Fetch', 'robots:Dance']))
    expect(allows.map(({ service, unknownActions }) => [service, unknownActions])).toEqual([
      ['s3', ['s3:Fetch']],
      ['robots', ['robots:Dance']],
    ])
  })

  test('says which statements cannot be read', () => {
    expect(summary(allow('s3:*'), { Effect: 'allow', Action: 's3:*', Resource: '*' }).unreadable).toEqual([1])
  })
})

test.each([
  ['a Principal', { Version: '2012-10-17', Statement: [allow('s3:*', '*', { Principal: '*' })] }],
  [
    'Resource and NotResource',
    { Version: '2012-10-17', Statement: [allow('s3:*', '*', { NotResource: 'x' })] },
  ],
  ['an unknown element', { Version: '2012-10-17', Statement: [allow('s3:*', '*', { Conditions: {} })] }],
  ['a version that does not exist', { Version: '2013-01-01', Statement: [allow('s3:*')] }],
])('an Allow with %s never applies and is none', (_, document) => {
  const { allows, unreadable } = summarize(parsePolicy(JSON.stringify(document)), catalog)
  expect([allows, unreadable]).toEqual([[], [0]])
})

test('over policies with anything in any place full access is what everybody gets', () => {
  const odd = fc.dictionary(
    fc.constantFrom(...statementElements, 'Conditions'),
    fc.jsonValue({ maxDepth: 2 }),
    { maxKeys: 2 },
  )
  const full = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.constantFrom('s3:*', 's3:GetObject', '*'),
    Resource: fc.constant('*'),
  })
  const documents = fc.record({
    Version: fc.constantFrom('2012-10-17', '2013-01-01'),
    Statement: fc.array(
      fc.oneof(
        full,
        fc.tuple(full, odd).map(([good, bad]) => ({ ...good, ...bad })),
      ),
      { maxLength: 3 },
    ),
  })
  let fulls = 0
  fc.assert(
    fc.property(documents, document => {
      const text = JSON.stringify(document)
      const { allows } = summarize(parsePolicy(text), catalog)
      if (!allows.some(({ full: isFull, service }) => isFull && (service === 's3' || service === '*'))) return
      fulls++
      const identity = [compilePolicy(text, { id: 'p', kind: 'inline' })]
      for (const action of ['s3:GetObject', 's3:DeleteBucket']) {
        const request = { action, resource: 'arn:aws:s3:::a', context: createContext([]) }
        expect(decide({ identity }, request).outcome).toBe('allowed')
      }
    }),
    { numRuns: 500 },
  )
  expect(fulls).toBeGreaterThan(0)
})

test('over random policies nothing with a Deny or a condition counts as full access', () => {
  fc.assert(
    fc.property(policy, document => {
      const parsed = parsePolicy(JSON.stringify(document))
      const { allows, denies } = summarize(parsed, catalog)
      for (const each of allows) {
        if (!each.full) continue
        expect(denies.filter(({ service }) => service === each.service || service === '*')).toEqual([])
        const open = parsed.statements.some(
          ({ effect, conditions }) => effect?.value === 'Allow' && conditions.length === 0,
        )
        expect(open).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
