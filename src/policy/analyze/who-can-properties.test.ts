import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain } from '../evaluate/explain.ts'
import { createContext } from '../evaluate/request.ts'
import { action, contextEntries, resource } from '../evaluate/test-arbitraries.ts'
import { isOpenKey, memberPolicies, memberRequest, neededPolicy } from './access-question.ts'
import { decideOpen } from './open-decision.ts'
import { anyAccount, companyOf } from './test-accounts.ts'
import { type WhoCanRow, whoCanAtOnce } from './who-can.ts'

const now = new Date('2026-03-01T12:00:00Z')

test('who may is who is allowed when each is asked alone, and the explanation says the same', () => {
  fc.assert(
    fc.property(anyAccount, action, resource, contextEntries, (of, name, on, entries) => {
      const question = { action: name, resource: on, context: [], now }
      const asked = companyOf(of)
      const { members } = asked
      const needed = neededPolicy(question, members, asked.id)
      for (const [place, row] of whoCanAtOnce(asked, question).rows.entries()) {
        const member = members[place]
        if (member === undefined) throw new Error('a row without a member')
        const set = memberPolicies(member, needed)
        const request = memberRequest(member, question)
        const alone = decideOpen(set, request, isOpenKey)
        expect(row.own).toEqual({ access: alone.access, keys: alone.keys, ...pick(alone.decision) })
        const given = entries.filter(([key]) => isOpenKey(key.toLowerCase()))
        const call = createContext([...request.context.values, ...given])
        const { outcome } = explain(set, { ...request, context: call })
        if (row.own.access === 'allowed') expect(outcome).toBe('allowed')
        if (row.own.access === 'denied') expect(outcome).not.toBe('allowed')
      }
    }),
    { numRuns: 150 },
  )
})

const pick = ({ outcome, decidedBy }: Pick<WhoCanRow['own'], 'outcome' | 'decidedBy'>) => ({
  outcome,
  decidedBy,
})

test('through roles is where roles lead that each may assume when asked alone', () => {
  fc.assert(
    fc.property(anyAccount, action, resource, (of, name, on) => {
      const { rows } = whoCanAtOnce(companyOf(of), { action: name, resource: on, context: [], now })
      const own = new Map(rows.map(row => [row.name, row.own.access]))
      const mayAssume = new Map(
        of.roles.map(({ name: target, arn }) => {
          const asked = { action: 'sts:AssumeRole', resource: arn, context: [], now }
          return [
            target,
            new Map(whoCanAtOnce(companyOf(of), asked).rows.map(row => [row.name, row.own.access])),
          ]
        }),
      )
      const strength = { denied: 0, conditional: 1, allowed: 2 } as const
      /** The best that whoever it is comes to by at most so many roles. */
      const best = (who: string, roles: number): number =>
        Math.max(
          0,
          ...of.roles
            .filter(({ name: target }) => target !== who && roles > 0)
            .map(({ name: target }) =>
              Math.min(
                strength[mayAssume.get(target)?.get(who) ?? 'denied'],
                Math.max(strength[own.get(target) ?? 'denied'], best(target, roles - 1)),
              ),
            ),
        )
      for (const row of rows) {
        expect(strength[row.through?.access ?? 'denied'], row.name).toBe(best(row.name, 3))
      }
    }),
    { numRuns: 150 },
  )
})
