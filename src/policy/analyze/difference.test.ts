import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundledCatalog } from '../catalog/bundled-catalog.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { compilePolicy } from '../evaluate/compile.ts'
import { decide } from '../evaluate/decide.ts'
import { createContext } from '../evaluate/request.ts'
import { action, contextEntries, policy, resource } from '../evaluate/test-arbitraries.ts'
import { asRequest, type ChangeKind, difference, grantsNothingNew, type PolicyTexts } from './difference.ts'

const catalog = await openCatalog(bundledCatalog)
const text = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
const allow = (Action: string | string[], Resource: string | string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
})
const deny = (Action: string, Resource = '*', more: object = {}) => ({
  Effect: 'Deny',
  Action,
  Resource,
  ...more,
})
const of = (...statements: readonly object[]): PolicyTexts => ({ identity: [text(...statements)] })

const changed = (before: PolicyTexts, after: PolicyTexts) => {
  const found = difference(before, after, { catalog })
  return {
    complete: found.complete,
    of: (kind: ChangeKind) => found.changes.filter(each => each.kind === kind).flatMap(each => each.actions),
    changes: found.changes,
  }
}

describe('a difference', () => {
  test('of a wider pattern is the actions that came in', () => {
    const found = changed(of(allow('s3:GetObject*')), of(allow('s3:Get*')))
    expect(found.complete).toBe(true)
    expect(found.of('newlyAllowed')).toContain('s3:GetBucketPolicy')
    expect(found.of('newlyAllowed')).not.toContain('s3:GetObject')
    expect(found.of('noLongerAllowed')).toEqual([])
  })

  test('of a narrower resource has an example outside of it', () => {
    const found = changed(
      of(allow('s3:GetObject', 'arn:aws:s3:::reports/*')),
      of(allow('s3:GetObject', 'arn:aws:s3:::reports/2026/*')),
    )
    const example = found.changes.find(({ kind }) => kind === 'noLongerAllowed')?.example
    expect(example?.resource).toMatch(/^arn:aws:s3:::reports\/(?!2026\/)/)
    expect(found.of('newlyAllowed')).toEqual([])
  })

  test('of a condition that came in has an example without it', () => {
    const tls = { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }
    const found = changed(of(allow('s3:GetObject')), of(allow('s3:GetObject', '*', tls)))
    expect(found.of('noLongerAllowed')).toContain('s3:GetObject')
    expect(found.of('newlyDenied')).toEqual([])
  })

  test('of a Deny names what it denies', () => {
    const found = changed(of(allow('s3:*')), of(allow('s3:*'), deny('s3:DeleteBucket')))
    expect(found.of('newlyDenied')).toEqual(['s3:DeleteBucket'])
    expect(found.of('noLongerAllowed')).toEqual(['s3:DeleteBucket'])
  })

  test('of a boundary that came in is what it does not allow', () => {
    const before = of(allow(['s3:GetObject', 'sqs:SendMessage']))
    const found = changed(before, { ...before, boundary: text(allow('s3:*')) })
    expect(found.of('noLongerAllowed')).toEqual(['sqs:SendMessage'])
  })

  test('of the same in other words is empty', () => {
    const before = of(allow(['s3:GetObject', 's3:PutObject'], ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*']))
    const after = of(
      allow('s3:PutObject', ['arn:aws:s3:::b/*', 'arn:aws:s3:::a/*']),
      allow('S3:getobject', 'arn:aws:s3:::a/*'),
      allow('s3:GetObject', 'arn:aws:s3:::b/*'),
    )
    expect(changed(before, after)).toMatchObject({ changes: [], complete: true })
  })

  test('of the lone star includes services that are not named', () => {
    const found = changed(of(allow('s3:*')), of(allow('*')))
    expect(found.of('newlyAllowed')).toContain('zz-other-service:ZzOther')
  })

  test('that would take too many requests says so', () => {
    expect(difference(of(allow('s3:*')), of(allow('ec2:*')), { catalog, mostRequests: 1 }).complete).toBe(
      false,
    )
  })
})

test('of policies far beyond any quota not everything is tried, and the answer says so', () => {
  const many = Array.from({ length: 600 }, (_, i) =>
    allow(`s3:Get${i}*`, `arn:aws:s3:::bucket-${i}/*`, {
      Condition: { StringLike: { [`aws:RequestTag/${i}`]: Array.from({ length: 5 }, (_, j) => `v${j}*`) } },
    }),
  )
  const found = difference(of(...many), of(...many.slice(1), allow('*')), { catalog, mostRequests: 500 })
  expect(found.complete).toBe(false)
})

describe('a subset', () => {
  const wide = of(allow('s3:*', 'arn:aws:s3:::reports/*'))
  test('grants nothing new', () => {
    expect(grantsNothingNew(wide, of(allow('s3:Get*', 'arn:aws:s3:::reports/2026/*')), { catalog })).toEqual({
      answer: 'yes',
    })
  })
  test('is none when it grants something, and a request proves it', () => {
    const answer = grantsNothingNew(wide, of(allow('s3:Get*', 'arn:aws:s3:::reports*')), { catalog })
    expect(answer.answer).toBe('no')
    if (answer.answer !== 'no') return
    expect(outcome(wide, answer.example)).toBe('implicitDeny')
  })
  test('is not known when not everything was tried', () => {
    const narrow = of(allow('s3:Get*', 'arn:aws:s3:::reports/*'))
    expect(grantsNothingNew(wide, narrow, { catalog, mostRequests: 0 })).toEqual({ answer: 'unknown' })
    expect(grantsNothingNew(wide, wide, { catalog, mostRequests: 0 })).toEqual({ answer: 'yes' })
  })
})

const outcome = ({ identity }: PolicyTexts, request: Parameters<typeof asRequest>[0]) =>
  decide(
    { identity: identity.map(each => compilePolicy(each, { id: 'p', kind: 'inline' })) },
    asRequest(request),
  ).outcome

describe('over random policies', () => {
  const set = fc
    .array(policy, { minLength: 1, maxLength: 2 })
    .map((documents): PolicyTexts => ({ identity: documents.map(each => JSON.stringify(each)) }))
  const options = { catalog, mostRequests: 3_000 }
  const runs = { numRuns: 60 }

  test('a set does not differ from itself in another order', () => {
    fc.assert(
      fc.property(set, ({ identity }) => {
        const turned = identity.toReversed().map(each => {
          const document = JSON.parse(each) as { Version: string; Statement: object[] }
          return JSON.stringify({ ...document, Statement: document.Statement.toReversed() })
        })
        expect(difference({ identity }, { identity: turned }, options).changes).toEqual([])
      }),
      runs,
    )
  })

  test('every change is proved by its example', () => {
    fc.assert(
      fc.property(set, set, (before, after) => {
        for (const { kind, example } of difference(before, after, options).changes) {
          const [old, recent] = [outcome(before, example), outcome(after, example)]
          if (kind === 'newlyAllowed') expect([old === 'allowed', recent]).toEqual([false, 'allowed'])
          if (kind === 'noLongerAllowed') expect([old, recent === 'allowed']).toEqual(['allowed', false])
          if (kind === 'newlyDenied')
            expect([old === 'explicitDeny', recent]).toEqual([false, 'explicitDeny'])
        }
      }),
      runs,
    )
  })

  test('a request that is decided otherwise means that there is a difference', () => {
    fc.assert(
      fc.property(set, set, action, resource, contextEntries, (before, after, name, arn, entries) => {
        const request = { action: name, resource: arn, context: [...createContext(entries).values] }
        if ((outcome(before, request) === 'allowed') === (outcome(after, request) === 'allowed')) return
        const { changes, complete } = difference(before, after, options)
        expect(changes.length > 0 || !complete).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
