import { type CompiledPolicy, candidates } from '../evaluate/compile.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { createContext, type RequestContext } from '../evaluate/request.ts'
import { couldMatchResource } from '../evaluate/resource-matcher.ts'
import { isOpenKey } from './access-question.ts'
import type { HeldPolicy } from './members.ts'

/** Members whom an answer cannot tell apart. */
export interface Alike {
  /** Their places in the list of members; the first stands for all. */
  readonly members: readonly number[]
  /** Those of their policies that the question concerns. */
  readonly policies: readonly CompiledPolicy[]
  readonly boundary: CompiledPolicy | undefined
}

/** What of a policy concerns a question: the condition keys that tell who asks; undefined when nothing does. */
export type Relevance = (policy: CompiledPolicy) => readonly string[] | undefined

const empty = createContext([])

/**
 * Tells for policies whether they concern an action on a resource (on any, without one), each policy once however many
 * have it.
 */
export function relevanceFor(action: string, resource: string | undefined): Relevance {
  const known = new Map<CompiledPolicy['remembered'], readonly string[] | undefined>()
  return policy => {
    if (known.has(policy.remembered)) return known.get(policy.remembered)
    const concerned = candidates(policy, action).all.filter(
      candidate =>
        resource === undefined ||
        candidate.resource === undefined ||
        couldMatchResource(candidate.resource, resource, empty),
    )
    const keys = concerned.length === 0 ? undefined : principalKeysOf(concerned)
    known.set(policy.remembered, keys)
    return keys
  }
}

type Candidate = ReturnType<typeof candidates>['all'][number]

/** The condition keys, in lower case, by which statements tell principals apart. */
export const principalKeysOf = (statements: readonly Candidate[]): readonly string[] => {
  const keys = statements.flatMap(({ resource, conditions }) => [
    ...(resource?.variables() ?? []).map(({ name }) => name.toLowerCase()),
    ...conditions.flatMap(({ lookup, variables }) => [
      lookup,
      ...variables().map(({ name }) => name.toLowerCase()),
    ]),
  ])
  return [...new Set(keys)].filter(key => !isOpenKey(key))
}

/** Gives every policy a number, the same for the same text. */
export function numbering(): (policy: CompiledPolicy) => number {
  const numbers = new Map<CompiledPolicy['remembered'], number>()
  return ({ remembered }) => {
    const known = numbers.get(remembered)
    if (known !== undefined) return known
    numbers.set(remembered, numbers.size)
    return numbers.size - 1
  }
}

export interface Comparison {
  readonly relevance: Relevance
  readonly numberOf: (policy: CompiledPolicy) => number
  /** The context of the request of the member at that place. */
  readonly contextOf: (member: number) => RequestContext
  /** Keys that tell members apart whatever their own policies say. */
  readonly keys: readonly string[]
}

const none: readonly string[] = []

/** Puts those together who have the same policies of the ones that matter, and the same values of the keys in them. */
export function putAlike(groups: Iterable<Alike>, comparison: Comparison): readonly Alike[] {
  const { relevance, numberOf, contextOf, keys: always } = comparison
  const found = new Map<string, { members: number[] } & Alike>()
  for (const { members, policies, boundary } of groups) {
    let keys = always
    const numbers: number[] = []
    for (const policy of policies) {
      const mentioned = relevance(policy)
      if (mentioned === undefined) continue
      const number = numberOf(policy)
      if (!numbers.includes(number)) numbers.push(number)
      if (mentioned.length > 0) keys = [...keys, ...mentioned]
    }
    const bounds = boundary === undefined ? none : relevance(boundary)
    if (bounds !== undefined && bounds.length > 0) keys = [...keys, ...bounds]
    const bounded = boundary === undefined ? '' : bounds === undefined ? 'closed' : numberOf(boundary)
    const values = keys.length === 0 ? '' : valuesOf(keys, members, contextOf)
    const key = `${numbers.sort(ascending).join()} ${bounded} ${values}`
    const known = found.get(key)
    if (known !== undefined) for (const member of members) known.members.push(member)
    else {
      const relevant = policies.filter(policy => relevance(policy) !== undefined)
      found.set(key, { members: [...members], policies: relevant, boundary })
    }
  }
  return [...found.values()]
}

const ascending = (a: number, b: number): number => a - b

function valuesOf(
  keys: readonly string[],
  [member]: readonly number[],
  contextOf: Comparison['contextOf'],
): string {
  if (member === undefined) return ''
  const { values } = contextOf(member)
  return JSON.stringify([...new Set(keys)].sort().map(key => values.get(key) ?? null))
}

/** A member as a group of one. */
export const alone = (
  member: number,
  policies: readonly HeldPolicy[],
  boundary: HeldPolicy | undefined,
): Alike => ({
  members: [member],
  policies: policies.map(({ compiled }) => compiled),
  boundary: boundary?.compiled,
})

export const setOf = ({ policies, boundary }: Alike, resource: CompiledPolicy | undefined): PolicySet => ({
  identity: policies,
  boundary,
  resource,
})
