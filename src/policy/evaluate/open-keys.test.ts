import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePolicy } from './compile.ts'
import { decide } from './decide.ts'
import type { PolicySet } from './policy-set.ts'
import { type AccessRequest, createContext } from './request.ts'
import { action, contextEntries, policy, resource } from './test-arbitraries.ts'

const compile = (document: object) => compilePolicy(JSON.stringify(document), { id: 'p', kind: 'inline' })

const policySet = fc.tuple(fc.array(policy, { maxLength: 3 }), fc.option(policy)).map(
  ([identity, boundary]): PolicySet => ({
    identity: identity.map(compile),
    boundary: boundary === null ? undefined : compile(boundary),
  }),
)

const openTo = (request: AccessRequest, isOpen: (key: string) => boolean, count: 'for' | 'against') => ({
  ...request,
  open: { isOpen, count },
})

test('what is refused for open keys is refused whatever they are, and what is allowed against them allowed', () => {
  fc.assert(
    fc.property(policySet, action, resource, contextEntries, fc.nat(), (set, name, on, entries, cut) => {
      const known = createContext(entries.slice(0, cut % (entries.length + 1)))
      const whole = createContext(entries)
      const request = { action: name, resource: on, context: known }
      const isOpen = (key: string) => !known.values.has(key)
      // The rest of the entries may add values to a key that is known; then it is another request.
      fc.pre([...known.values].every(([key, value]) => whole.values.get(key) === value))
      const { outcome } = decide(set, { ...request, context: whole })
      if (decide(set, openTo(request, isOpen, 'for')).outcome !== 'allowed')
        expect(outcome).not.toBe('allowed')
      if (decide(set, openTo(request, isOpen, 'against')).outcome === 'allowed')
        expect(outcome).toBe('allowed')
    }),
    { numRuns: 1000 },
  )
})

test('without an open key both ways are the decision itself', () => {
  fc.assert(
    fc.property(policySet, action, resource, contextEntries, (set, name, on, entries) => {
      const request = { action: name, resource: on, context: createContext(entries) }
      const decision = decide(set, request)
      for (const count of ['for', 'against'] as const)
        expect(
          decide(
            set,
            openTo(request, () => false, count),
          ).outcome,
        ).toBe(decision.outcome)
    }),
    { numRuns: 500 },
  )
})
