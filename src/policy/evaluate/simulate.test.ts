import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePolicy } from './compile.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'
import type { PolicySet } from './policy-set.ts'
import { type AccessRequest, createContext } from './request.ts'
import { mostRestrictive, simulate } from './simulate.ts'
import { action, contextEntries, policy, resource } from './test-arbitraries.ts'

const accountId = '111122223333'
const ann = `arn:aws:iam::${accountId}:user/ann`

const compile = (document: object) => compilePolicy(JSON.stringify(document), { id: 'p', kind: 'inline' })

/** A policy of a resource, which names everybody, one user, the account or somebody else. */
const resourcePolicy = fc
  .tuple(policy, fc.constantFrom('*', ann, accountId, `${ann}-2`))
  .map(([{ Version, Statement }, AWS]) =>
    compilePolicy(
      JSON.stringify({ Version, Statement: Statement.map(each => ({ ...each, Principal: { AWS } })) }),
      { id: 'r', kind: 'inline' },
      { form: 'resource' },
    ),
  )

const policySet = fc
  .tuple(
    fc.array(policy, { maxLength: 3 }),
    fc.option(policy),
    fc.option(resourcePolicy),
    fc.option(fc.array(fc.array(policy, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })),
  )
  .map(
    ([identity, boundary, own, levels]): PolicySet => ({
      identity: identity.map(compile),
      boundary: boundary === null ? undefined : compile(boundary),
      resource: own ?? undefined,
      serviceControl: levels?.map(level => level.map(compile)),
    }),
  )

const request = fc
  .tuple(action, resource, contextEntries, fc.option(fc.constantFrom(accountId, '444455556666')))
  .map(
    ([name, arn, entries, resourceOwner]): AccessRequest => ({
      action: name,
      resource: arn,
      context: createContext(entries),
      ...(resourceOwner !== null && {
        resourceOwner,
        principal: { type: 'user', accountId, arn: ann, userName: 'ann' },
      }),
    }),
  )

const runs = { numRuns: 300 }

describe('a simulation', () => {
  test('decides as decide does', () => {
    fc.assert(
      fc.property(policySet, request, (set, asked) => {
        expect(simulate(set, asked).decision).toEqual(decide(set, asked))
      }),
      runs,
    )
  })

  test('tells the statements that an explanation finds matching', () => {
    fc.assert(
      fc.property(policySet, request, (set, asked) => {
        const { decision, matched } = simulate(set, asked)
        const effect = decision.outcome === 'allowed' ? 'Allow' : 'Deny'
        const explained = explain(set, asked)
          .policies.filter(({ type }) =>
            effect === 'Deny' ? type !== 'serviceControl' : type === 'identity' || type === 'resource',
          )
          .flatMap(each => each.statements.filter(one => one.matched && one.effect === effect))
        const isTold = decision.outcome !== 'implicitDeny' && decision.decidedBy !== 'serviceControl'
        expect(matched.map(({ candidate }) => candidate.statement.index).sort()).toEqual(
          isTold ? explained.map(({ index }) => index).sort() : [],
        )
      }),
      runs,
    )
  })

  test('says of all kinds of policies what they come to, and no permission without all of them', () => {
    fc.assert(
      fc.property(policySet, request, (set, asked) => {
        const { decision, outcomes } = simulate(
          { ...set, resource: undefined },
          { ...asked, principal: undefined },
        )
        expect(decision.outcome).toBe(mostRestrictive(Object.values(outcomes)))
      }),
      runs,
    )
  })

  test('misses every key that could change the decision', () => {
    const more = fc.array(
      fc.tuple(
        fc.constantFrom('aws:username', 'aws:TagKeys', 'aws:SourceIp', '__proto__'),
        fc.constantFrom('ann', '*', '5', '192.0.2.1', '2026-01-01'),
      ),
    )
    fc.assert(
      fc.property(policySet, request, more, (given, asked, entries) => {
        const set = { ...given, serviceControl: undefined }
        const { decision, missing } = simulate(set, asked)
        const told = new Set(missing.map(key => key.toLowerCase()))
        const added = entries.filter(
          ([key]) => !told.has(key.toLowerCase()) && !asked.context.values.has(key.toLowerCase()),
        )
        const context = createContext([...asked.context.values, ...added])
        expect(decide(set, { ...asked, context }).outcome).toBe(decision.outcome)
      }),
      runs,
    )
  })
})

describe('missing keys', () => {
  const statement = (over: object) => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...over })
  const needs = (key: string, over: object = {}) =>
    statement({ Condition: { StringEquals: { [key]: 'x' } }, ...over })
  const missing = (statements: readonly object[], given: Readonly<Record<string, string>> = {}) =>
    simulate(
      { identity: [compile({ Version: '2012-10-17', Statement: statements })] },
      {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::b/ann',
        context: createContext(Object.entries(given)),
      },
    ).missing

  test.each<readonly [title: string, statements: readonly object[], keys: readonly string[]]>([
    ['of statements that could match', [needs('a:One'), needs('B:two')], ['B:two', 'a:One']],
    ['once, whatever the letter case', [needs('a:One'), needs('A:ONE')], ['a:One']],
    ['not of other actions', [needs('a:one', { Action: 's3:PutObject' })], []],
    ['not of other resources', [needs('a:one', { Resource: 'arn:aws:s3:::c/*' })], []],
    ['not of an Allow beside one that matches', [needs('a:one'), statement({})], []],
    [
      'of a Deny beside an Allow that matches',
      [statement({}), needs('a:one', { Effect: 'Deny' })],
      ['a:one'],
    ],
    ['not beside a Deny that matches', [needs('a:one'), statement({ Effect: 'Deny' })], []],
    [
      'of variables in a resource',
      [statement({ Resource: `arn:aws:s3:::b/\${aws:UserName}` })],
      ['aws:UserName'],
    ],
    ['not of variables with a default', [statement({ Resource: `arn:aws:s3:::b/\${a:b, 'c'}` })], []],
    [
      'not of variables elsewhere in the list',
      [statement({ Resource: ['*', `arn:aws:s3:::b/\${a:b}`] })],
      [],
    ],
    [
      'of variables in what excludes resources',
      [{ Effect: 'Allow', Action: '*', NotResource: `arn:aws:s3:::b/\${a:b}` }],
      ['a:b'],
    ],
    [
      'not where another condition fails',
      [statement({ Condition: { StringEquals: { 'a:one': 'x', 'aws:given': 'other' } } })],
      [],
    ],
    [
      'of variables in what is compared with a key that is there',
      [statement({ Condition: { StringEquals: { 'aws:given': `\${a:b}` } } })],
      ['a:b'],
    ],
  ])('%s', (_, statements, keys) => {
    expect(missing(statements, { 'aws:given': 'x' })).toEqual(keys)
  })
})
