import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statementElements } from '../model/elements.ts'
import { grammarProblems } from '../model/grammar.ts'
import { isJson } from '../testing/is-json.ts'
import { compilePolicy } from './compile.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'
import type { Explanation, Outcome, PolicyType } from './explanation.ts'
import type { PolicySet } from './policy-set.ts'
import { type AccessRequest, createContext } from './request.ts'
import { action, anyStatement, contextEntries, policy, resource, statement } from './test-arbitraries.ts'

const compile = (document: object) => compilePolicy(JSON.stringify(document), { id: 'p', kind: 'inline' })
const document = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements })

const request = fc
  .tuple(action, resource, contextEntries)
  .map(([a, r, entries]): AccessRequest => ({ action: a, resource: r, context: createContext(entries) }))

const policySet = fc
  .tuple(fc.array(policy, { maxLength: 3 }), fc.option(policy), fc.option(fc.array(policy, { maxLength: 2 })))
  .map(
    ([identity, boundary, session]): PolicySet => ({
      identity: identity.map(compile),
      boundary: boundary === null ? undefined : compile(boundary),
      session: session?.map(compile),
    }),
  )

const runs = { numRuns: 500 }

describe('decisions', () => {
  test('one more Deny never allows', () => {
    const deny = statement(fc.constant('Deny')).map(each => compile(document(each)))
    fc.assert(
      fc.property(policySet, request, deny, (set, asked, more) => {
        const before = decide(set, asked).outcome
        for (const wider of widenings(set, more)) {
          const after = decide(wider, asked).outcome
          expect([before, 'explicitDeny']).toContain(after)
        }
      }),
      runs,
    )
  })

  test('one more Allow never denies', () => {
    const allow = statement(fc.constant('Allow')).map(each => compile(document(each)))
    fc.assert(
      fc.property(policySet, request, allow, (set, asked, more) => {
        const before = decide(set, asked).outcome
        for (const wider of widenings(set, more)) {
          const after = decide(wider, asked).outcome
          if (before !== 'implicitDeny') expect(after).toBe(before)
          else expect(after).not.toBe('explicitDeny')
        }
      }),
      runs,
    )
  })

  test('a boundary and session policies never give what was not there without them', () => {
    fc.assert(
      fc.property(policySet, request, (set, asked) => {
        if (decide(set, asked).outcome === 'allowed') {
          expect(decide({ identity: set.identity }, asked).outcome).toBe('allowed')
        }
      }),
      runs,
    )
  })

  test('the order of policies and statements does not matter', () => {
    fc.assert(
      fc.property(fc.array(anyStatement, { maxLength: 6 }), request, (statements, asked) => {
        const outcome = decide({ identity: [compile(document(...statements))] }, asked).outcome
        const apart = statements.toReversed().map(each => compile(document(each)))
        expect(decide({ identity: apart }, asked).outcome).toBe(outcome)
      }),
      runs,
    )
  })

  test('deciding twice gives the same', () => {
    fc.assert(
      fc.property(policySet, request, (set, asked) => {
        expect(decide(set, asked)).toBe(decide(set, asked))
      }),
      runs,
    )
  })

  test('the statements that an explanation calls matched give its outcome', () => {
    fc.assert(
      fc.property(policySet, request, (set, asked) => {
        const explanation = explain(set, asked)
        expect(outcomeOf(explanation, set)).toBe(explanation.outcome)
        expect(decide(set, asked)).toMatchObject({
          outcome: explanation.outcome,
          decidedBy: explanation.decidedBy,
        })
      }),
      runs,
    )
  })
})

/** The set with one more policy among the identity policies, and with one more among the session policies. */
const widenings = (set: PolicySet, more: PolicySet['identity'][number]): PolicySet[] => [
  { ...set, identity: [...set.identity, more] },
  ...(set.session === undefined ? [] : [{ ...set, session: [...set.session, more] }]),
]

/** The outcome by the book, from which statements matched. */
function outcomeOf(explanation: Explanation, set: PolicySet): Outcome {
  const matched = (effect: 'Allow' | 'Deny', type?: PolicyType) =>
    explanation.policies
      .filter(each => type === undefined || each.type === type)
      .some(each => each.statements.some(one => one.effect === effect && one.matched))
  if (matched('Deny')) return 'explicitDeny'
  const boundary = set.boundary === undefined || matched('Allow', 'boundary')
  const session = set.session === undefined || matched('Allow', 'session')
  return matched('Allow', 'identity') && boundary && session ? 'allowed' : 'implicitDeny'
}

describe('nothing throws', () => {
  const anyContext = fc
    .array(fc.tuple(fc.string({ unit: 'binary' }), fc.oneof(fc.string(), fc.array(fc.string()))))
    .map(createContext)
  const anyRequest = fc.record({
    action: fc.string(),
    resource: fc.string({ unit: 'binary' }),
    context: anyContext,
  })

  const survives = (text: string, asked: AccessRequest) => {
    for (const kind of ['identity', 'trust', 'session'] as const) {
      const outside = grammarProblems(text, kind).filter(
        ({ offset, length }) => offset < 0 || length < 0 || offset + length > text.length,
      )
      expect(outside).toEqual([])
    }
    const compiled = compilePolicy(text, { id: 'p', kind: 'inline' })
    const set = { identity: [compiled], boundary: compiled, session: [compiled] }
    expect(explain(set, asked).outcome).toBe(decide(set, asked).outcome)
    return decide({ identity: [compiled] }, asked).outcome
  }

  test('on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), anyRequest, (text, asked) => {
        survives(text, asked)
      }),
      { numRuns: 300 },
    )
  })

  test('on any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), anyRequest, (text, asked) => {
        survives(text, asked)
      }),
      { numRuns: 300 },
    )
  })

  test('on policies with any JSON in any place', () => {
    const odd = fc.dictionary(fc.constantFrom(...statementElements), fc.jsonValue())
    const mixed = fc.tuple(anyStatement, odd).map(([good, bad]) => ({ ...good, ...bad }))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(mixed, fc.jsonValue())),
        fc.oneof(request, anyRequest),
        (Statement, asked) => {
          survives(JSON.stringify({ Version: '2012-10-17', Statement }), asked)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('on a policy cut off or with a hole, and neither gives access', () => {
    const cut = fc.tuple(policy, fc.nat(), fc.nat({ max: 20 }))
    fc.assert(
      fc.property(cut, request, ([whole, at, length], asked) => {
        const text = JSON.stringify(whole)
        const from = at % text.length
        const shorter = text.slice(0, from) + text.slice(from + length + 1)
        const outcome = survives(shorter, asked)
        if (!isJson(shorter)) expect(outcome).not.toBe('allowed')
        expect(survives(text.slice(0, from), asked)).not.toBe('allowed')
      }),
      { numRuns: 300 },
    )
  })

  // More of everything than a call can take as arguments.
  const many = 130_000
  const statementWith = (element: string) =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"},{"Effect":"Deny",${element}}]}`
  test.each([
    ['statements', `{"Version":"2012-10-17","Statement":[${'{},'.repeat(many)}{}]}`],
    ['unknown elements', statementWith(`${'"x":1,'.repeat(many)}"y":1`)],
    ['broken variables', statementWith(`"Action":"*","Resource":[${'"arn:aws:s3:::${",'.repeat(many)}"*"]`)],
    ['condition values', statementWith(`"Condition":{"Bool":{"a":[${'null,'.repeat(many)}true]}}`)],
  ])('on a megabyte of %s', (_, text) => {
    for (const kind of ['identity', 'trust'] as const) expect(() => grammarProblems(text, kind)).not.toThrow()
    const identity = [compilePolicy(text, { id: 'p', kind: 'inline' })]
    const asked = { action: 's3:GetObject', resource: '*', context: createContext([]) }
    expect(explain({ identity }, asked).outcome).toBe(decide({ identity }, asked).outcome)
  })
})
