import { once } from '../../lib/once.ts'
import { type CompiledPolicy, candidates } from '../evaluate/compile.ts'
import type { RequestContext } from '../evaluate/request.ts'
import { type AccessQuestion, isOpenKey, memberRequest } from './access-question.ts'
import { type Alike, alone, principalKeysOf, putAlike, relevanceFor, setOf } from './alike.ts'
import type { Member } from './members.ts'
import { type Access, decideOpen, type OpenDecision } from './open-decision.ts'

/** Roles to be assumed one after the other, the last of which may do what is asked. */
export interface RoleChain {
  /** Their names. */
  readonly roles: readonly string[]
  readonly access: Exclude<Access, 'denied'>
  /** The condition keys that it hangs on, of all its steps. */
  readonly keys: readonly string[]
}

/** How a member reaches it through roles. */
export interface RoleWays {
  readonly chain: RoleChain
  /** Roles that the member may assume itself and that lead to it. */
  readonly count: number
}

interface ChainQuestion {
  readonly members: readonly Member[]
  readonly accountId: string
  readonly question: AccessQuestion
  readonly contextOf: (member: number) => RequestContext
  readonly numberOf: (policy: CompiledPolicy) => number
  /** What the own policies of a member come to. */
  readonly access: (member: number) => { readonly access: Access; readonly keys: readonly string[] }
}

export interface ThroughRoles {
  /** By the places of the members. */
  readonly ways: readonly (RoleWays | undefined)[]
  readonly decisions: number
}

const assumeRole = 'sts:AssumeRole'

/** So many roles are followed one after the other; longer ways are not looked for. */
const mostRoles = 3

/**
 * Who reaches something by roles that may do it and whose trust policies and whose own permissions let them in. Yields
 * how many roles it has looked at.
 */
export function* throughRoles(asked: ChainQuestion): Generator<number, ThroughRoles> {
  const { members, access } = asked
  const assuming = assumersIn(asked)
  const ways: (RoleWays | undefined)[] = []
  let looked = 0
  for (const phase of ['allowed', 'conditional'] as const) {
    const chains: (RoleChain | undefined)[] = []
    const counts: number[] = []
    const isSource = (place: number): boolean => {
      const own = access(place).access
      return own === 'allowed' || (own === 'conditional' && phase === 'conditional')
    }
    let frontier = members.flatMap(({ kind }, place) => (kind === 'role' && isSource(place) ? [place] : []))
    for (let length = 1; length <= mostRoles && frontier.length > 0; length++) {
      const next: number[] = []
      for (const role of frontier) {
        const after = chains[role]
        const rest = isSource(role) || after === undefined ? access(role) : after
        for (const { who, answer } of assuming.of(role)) {
          if (answer.access === 'denied' || (phase === 'allowed' && answer.access !== 'allowed')) continue
          const chain = chainOf(members[role]?.name ?? '', answer, rest, isSource(role) ? undefined : after)
          for (const place of who) {
            if (place === role) continue
            counts[place] = (counts[place] ?? 0) + 1
            if (chains[place] !== undefined) continue
            chains[place] = chain
            if (members[place]?.kind === 'role' && !isSource(place)) next.push(place)
          }
        }
        looked++
        if (looked % 10 === 0) yield looked
      }
      frontier = next
    }
    for (const [place, chain] of chains.entries()) {
      if (chain !== undefined) ways[place] ??= { chain, count: counts[place] ?? 1 }
    }
  }
  return { ways, decisions: assuming.decisions() }
}

function chainOf(
  role: string,
  assumed: OpenDecision,
  rest: { readonly access: Access; readonly keys: readonly string[] },
  after: RoleChain | undefined,
): RoleChain {
  const free = assumed.access === 'allowed' && rest.access === 'allowed'
  return {
    roles: [role, ...(after?.roles ?? [])],
    access: free ? 'allowed' : 'conditional',
    keys: [...new Set([...assumed.keys, ...rest.keys])].sort(),
  }
}

interface Assumers {
  readonly who: readonly number[]
  readonly answer: OpenDecision
}

/** Finds who may assume a role, each role once. */
function assumersIn(asked: ChainQuestion) {
  const { members, accountId, question, contextOf, numberOf } = asked
  const known = new Map<number, readonly Assumers[]>()
  let decisions = 0
  const places = new Map<string, number>()
  for (const [place, { arn, principal }] of members.entries()) {
    places.set(arn, place)
    const id = 'id' in principal ? principal.id : undefined
    if (id !== undefined) places.set(id, place)
  }
  const alikeFor = (place: number): Alike => {
    const member = members[place]
    return member === undefined
      ? { members: [], policies: [], boundary: undefined }
      : alone(place, member.policies(), member.boundary())
  }
  // What concerns any role at all is sorted out once, and by policies: of most, no member has any.
  const base = once(() =>
    putAlike(
      members.map((_, place) => alikeFor(place)),
      { relevance: relevanceFor(assumeRole, undefined), numberOf, contextOf, keys: [] },
    ),
  )
  const byPolicy = once(() => holdersOf(base(), numberOf))
  const find = (place: number): readonly Assumers[] => {
    const role = members[place]
    const trust = role?.trust()
    if (role === undefined || trust === undefined) return []
    const { named, others } = trustedBy(trust, accountId)
    const apart = new Set(named.flatMap(name => places.get(name) ?? []))
    const relevance = relevanceFor(assumeRole, role.arn)
    const permitted = (): readonly Alike[] => [
      ...new Set(byPolicy().flatMap(({ policy, groups }) => (relevance(policy) ? groups : []))),
    ]
    const candidateGroups = others === 'none' ? [] : others === 'permitted' ? permitted() : base()
    const rest = putAlike(
      candidateGroups.map(group => without(group, apart)),
      { relevance, numberOf, contextOf, keys: principalKeysOf(candidates(trust, assumeRole).all) },
    )
    const own = { action: assumeRole, resource: role.arn, context: question.context, now: question.now }
    return [...rest, ...[...apart].map(alikeFor)].flatMap(group => {
      const member = members[group.members[0] ?? -1]
      if (member === undefined) return []
      decisions++
      const answer = decideOpen(setOf(group, trust), memberRequest(member, own), isOpenKey)
      return answer.access === 'denied' ? [] : [{ who: group.members, answer }]
    })
  }
  return {
    of: (role: number): readonly Assumers[] => {
      const found = known.get(role) ?? find(role)
      known.set(role, found)
      return found
    },
    decisions: () => decisions,
  }
}

const without = (group: Alike, apart: ReadonlySet<number>): Alike =>
  apart.size === 0 ? group : { ...group, members: group.members.filter(member => !apart.has(member)) }

interface Holders {
  readonly policy: CompiledPolicy
  readonly groups: readonly Alike[]
}

/** Those who have a policy, policy by policy. */
function holdersOf(
  groups: readonly Alike[],
  numberOf: (policy: CompiledPolicy) => number,
): readonly Holders[] {
  const found = new Map<number, { policy: CompiledPolicy; groups: Alike[] }>()
  for (const group of groups) {
    for (const policy of group.policies) {
      const known = found.get(numberOf(policy))
      if (known === undefined) found.set(numberOf(policy), { policy, groups: [group] })
      else known.groups.push(group)
    }
  }
  return [...found.values()]
}

interface Trusted {
  /** ARNs and unique ids that stand in it. */
  readonly named: readonly string[]
  /** Whom else of the account it may let in: whoever has a permission, or whoever they are. */
  readonly others: 'none' | 'permitted' | 'all'
}

/** Whom of an account a trust policy could let in. */
function trustedBy(trust: CompiledPolicy, accountId: string): Trusted {
  const { allows, all } = candidates(trust, assumeRole)
  const matchers = allows.flatMap(({ principal }) => principal ?? [])
  const others = matchers.some(({ negated, everyone }) => negated || everyone)
    ? 'all'
    : matchers.some(({ accounts }) => accounts.has(accountId))
      ? 'permitted'
      : 'none'
  const lets = others !== 'none' || matchers.some(({ names }) => names.size > 0)
  const named = all.flatMap(({ principal }) => [...(principal?.names ?? [])])
  return { named: lets ? named : [], others }
}

/** Whether a resource's policy tells principals of an account apart, by name or by conditions, where an action is asked. */
export function namesPrincipals(policy: CompiledPolicy, action: string): boolean {
  const { all } = candidates(policy, action)
  return (
    all.some(({ principal }) => (principal?.names.size ?? 0) > 0 || principal?.negated === true) ||
    principalKeysOf(all).length > 0
  )
}
