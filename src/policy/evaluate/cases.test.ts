import { describe, expect, test } from 'vitest'
import { compilePolicy } from './compile.ts'
import { type DecideOptions, decide, type PolicySet } from './decide.ts'
import { decisions } from './decisions.ts'
import { explain } from './explain.ts'
import type { Failure, Outcome, PolicyType } from './explanation.ts'
import { type ContextValue, createContext } from './request.ts'

/** A document as an object, or as text where its text matters. */
type Document = object | string

interface Case {
  readonly name: string
  /** The open point of the semantics that this case settles. */
  readonly decision?: string
  readonly policy?: Document
  readonly policies?: readonly Document[]
  readonly boundary?: Document
  readonly session?: readonly Document[]
  /** Actions without resource types, in lower case. */
  readonly wildcardOnly?: readonly string[]
  readonly request: {
    readonly action: string
    readonly resource: string
    readonly context: Readonly<Record<string, ContextValue>>
  }
  readonly expect: {
    readonly outcome: Outcome
    readonly decidedBy?: PolicyType
    /** A part that cannot be evaluated had a say. */
    readonly unreadable?: boolean
    /** Why the first statement of the first policy does not match. */
    readonly failed?: Failure['part']
  }
}

const files = import.meta.glob<readonly Case[]>('./cases/*.json', { eager: true, import: 'default' })

const compile = (document: Document, index = 0) =>
  compilePolicy(typeof document === 'string' ? document : JSON.stringify(document), {
    id: `policy-${index}`,
    kind: 'inline',
  })

function setOf(each: Case): PolicySet {
  return {
    identity: (each.policies ?? (each.policy === undefined ? [] : [each.policy])).map(compile),
    boundary: each.boundary === undefined ? undefined : compile(each.boundary),
    session: each.session?.map(compile),
  }
}

for (const [path, cases] of Object.entries(files)) {
  const rule = path.replace(/^.*\/|\.json$/g, '')
  describe(rule, () => {
    test.each(cases.map(each => [`${rule} ${each.name}`, each] as const))('%s', (_, each) => {
      const set = setOf(each)
      const request = { ...each.request, context: createContext(Object.entries(each.request.context)) }
      const options: DecideOptions = {
        isWildcardOnly: action => each.wildcardOnly?.includes(action.toLowerCase()) ?? false,
      }
      const decision = decide(set, request, options)
      expect(decision).toMatchObject({ unreadable: false, ...without(each.expect, 'failed') })
      const explanation = explain(set, request, options)
      expect(explanation).toMatchObject({ outcome: decision.outcome, decidedBy: decision.decidedBy })
      if (each.expect.failed !== undefined) {
        expect(explanation.policies[0]?.statements[0]?.failed?.part).toBe(each.expect.failed)
      }
      expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation)
    })
  })
}

function without<T extends object, K extends keyof T>(object: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = object
  return rest
}

test('every settled open point has cases, and every case names one that is written down', () => {
  const named = new Set(
    Object.values(files)
      .flat()
      .map(each => each.decision)
      .filter(id => id !== undefined),
  )
  expect([...named].sort()).toEqual(decisions.map(decision => decision.id).sort())
})
