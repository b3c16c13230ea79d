import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePolicy } from '../evaluate/compile.ts'
import { decide } from '../evaluate/decide.ts'
import type { Outcome } from '../evaluate/explanation.ts'
import { type ContextValue, createContext } from '../evaluate/request.ts'
import { action, contextEntries, policy, resource } from '../evaluate/test-arbitraries.ts'
import cases from './cases/wildcard-request.json' with { type: 'json' }
import { decideWildcard } from './wildcard-request.ts'

interface Case {
  readonly name: string
  readonly identity: readonly object[]
  readonly boundary?: object
  readonly session?: readonly object[]
  readonly request: {
    readonly action: string
    readonly resource: string
    readonly context: Readonly<Record<string, ContextValue>>
  }
  readonly outcome: Outcome
}

const text = (document: object) => JSON.stringify(document)

test.each((cases as unknown as readonly Case[]).map(each => [each.name, each] as const))('%s', (_, each) => {
  const policies = {
    identity: each.identity.map(text),
    boundary: each.boundary && text(each.boundary),
    session: each.session?.map(text),
  }
  const context = createContext(Object.entries(each.request.context))
  expect(decideWildcard(policies, { ...each.request, context })).toBe(each.outcome)
})

/** A random request with its outcome, and what policies say of a pattern. */
const asked = fc
  .tuple(fc.array(policy, { maxLength: 2 }), action, resource, contextEntries)
  .map(([documents, name, arn, entries]) => {
    const identity = documents.map(text)
    const context = createContext(entries)
    const compiled = identity.map(each => compilePolicy(each, { id: 'p', kind: 'inline' }))
    const { outcome } = decide({ identity: compiled }, { action: name, resource: arn, context })
    const patterns = [
      [name, arn],
      ['*', '*'],
      [name.replace(/:.*/, ':*'), arn],
    ] as const
    const answers = patterns.map(([actions, resources]) =>
      decideWildcard({ identity }, { action: actions, resource: resources, context }),
    )
    return { outcome, answers }
  })

test('a pattern around a request that is allowed is allowed or denied in part, never silent', () => {
  fc.assert(
    fc.property(asked, ({ outcome, answers }) => {
      if (outcome === 'allowed') expect(answers).not.toContain('implicitDeny')
    }),
    { numRuns: 500 },
  )
})

test('a pattern that is denied holds no request that is allowed', () => {
  fc.assert(
    fc.property(asked, ({ outcome, answers }) => {
      if (answers.includes('explicitDeny')) expect(outcome).toBe('explicitDeny')
    }),
    { numRuns: 500 },
  )
})
