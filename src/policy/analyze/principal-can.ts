import type { AccessLevel, CatalogEntry } from '../catalog/catalog.ts'
import { matchesAction } from '../evaluate/action-matcher.ts'
import type { CompiledStatement } from '../evaluate/compile.ts'
import { openKeysOf } from '../evaluate/open-keys.ts'
import type { AccessRequest, RequestContext } from '../evaluate/request.ts'
import { serviceRule } from '../evaluate/service-rules.ts'
import type { HeldPolicy } from './members.ts'
import type { IsOpen } from './open-decision.ts'
import { coversTexts, type ResourceTexts, resourceTextsOf } from './resource-texts.ts'
import { byService, type MatcherOf } from './service-matchers.ts'

/** Whose permissions are asked for: a user with the policies of its groups, a role, or a group alone. */
export interface Subject {
  readonly policies: readonly HeldPolicy[]
  readonly boundary: HeldPolicy | undefined
  /** What is known of its requests. */
  readonly context: RequestContext
  /** Which of the other condition keys a request may have. */
  readonly isOpen: IsOpen
}

/** How far an action is allowed: on any resource, on any but on conditions, on some resources only. */
export type Extent = 'any' | 'conditional' | 'some'

/** A statement that has a say in an action. */
export interface Say {
  readonly policy: HeldPolicy
  /** Its place among the policy's statements, from 0. */
  readonly index: number
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  /** What its Resource or NotResource lists; `all` for every resource. */
  readonly resources: ResourceTexts | 'all'
  /** The condition keys that it hangs on, as it writes them. */
  readonly keys: readonly string[]
}

export interface ActionCan {
  /** `service:Name`. */
  readonly action: string
  readonly level: AccessLevel
  readonly extent: Extent
  /** The statements that give it; none for what every principal may do. */
  readonly grants: readonly Say[]
  /** Of the boundary: the statements that leave it; and all Denies that take a part of it away. */
  readonly limits: readonly Say[]
}

export interface ServiceCan {
  readonly prefix: string
  readonly title: string
  /** How many actions the service has, by level, whether allowed or not. */
  readonly totals: ReadonlyMap<AccessLevel, number>
  /** Those of its actions that are allowed in some way. */
  readonly actions: readonly ActionCan[]
}

/**
 * Gives what somebody can do with a service, action by action. Boundary and Denies are counted; a Deny counts as far as
 * it can be told without a request: one of everything takes the action away, one of what an Allow names takes that
 * Allow away, any other leaves a part. Resource policies and what services ask besides are not looked at. Takes some
 * milliseconds for a service.
 */
export function principalCan(subject: Subject): (entry: CatalogEntry) => ServiceCan {
  const { context, isOpen, boundary } = subject
  const statements = [
    ...subject.policies.flatMap(policy => statementsOf(policy, 'identity')),
    ...(boundary === undefined ? [] : statementsOf(boundary, 'boundary')),
  ].map((statement, number): Statement => ({ ...statement, number }))
  return entry => {
    const { prefix, title, actionNames, accessLevels, wildcardOnly } = entry
    const concerned = statements.flatMap(statement => {
      const matcher = statement.matcherOf(prefix)
      return matcher === undefined ? [] : [{ ...statement, matcher }]
    })
    const totals = new Map<AccessLevel, number>()
    const actions: ActionCan[] = []
    // Most actions of a service are treated alike.
    const known = new Map<string, Answer | undefined>()
    for (const [lower, name] of actionNames) {
      const level = accessLevels.get(lower)
      if (level === undefined) continue
      totals.set(level, (totals.get(level) ?? 0) + 1)
      const action = `${prefix}:${lower}`
      const written = `${prefix}:${name}`
      const request: AccessRequest = {
        action,
        resource: '*',
        context,
        open: { isOpen, count: 'for' },
      }
      if (serviceRule(request)?.outcome === 'allowed') {
        actions.push({ action: written, level, extent: 'any', grants: [], limits: [] })
        continue
      }
      const matching = concerned.filter(({ matcher }) => matchesAction(matcher, action))
      const starred = wildcardOnly.has(lower)
      const signature = `${starred} ${matching.map(({ number }) => number).join()}`
      if (!known.has(signature))
        known.set(signature, answerOf(matching, starred, request, boundary !== undefined))
      const answer = known.get(signature)
      if (answer !== undefined) actions.push({ action: written, level, ...answer })
    }
    return { prefix, title, totals, actions }
  }
}

interface Statement {
  readonly policy: HeldPolicy
  readonly type: 'identity' | 'boundary'
  readonly compiled: CompiledStatement
  readonly matcherOf: MatcherOf
  /** Different for different statements. */
  readonly number: number
}

const statementsOf = (policy: HeldPolicy, type: Statement['type']): readonly Omit<Statement, 'number'>[] =>
  policy.compiled
    .statements()
    .filter(({ neverApplies }) => !neverApplies)
    .map(compiled => ({ policy, type, compiled, matcherOf: byService(compiled) }))

type Answer = Pick<ActionCan, 'extent' | 'grants' | 'limits'>

interface TypedSay extends Say {
  readonly type: Statement['type']
}

function answerOf(
  matching: readonly Statement[],
  starred: boolean,
  request: AccessRequest,
  bounded: boolean,
): Answer | undefined {
  const says = matching.flatMap(statement => sayOf(statement, starred, request) ?? [])
  const denies = says.filter(({ effect }) => effect === 'Deny')
  const firm = denies.filter(({ keys }) => keys.length === 0)
  if (firm.some(({ resources }) => resources === 'all')) return undefined
  const allows = says.filter(({ effect, resources }) => effect === 'Allow' && !isTaken(resources, firm))
  const grants = allows.filter(({ type }) => type === 'identity')
  const leaves = allows.filter(({ type }) => type === 'boundary')
  const kinds = bounded ? [grants, leaves] : [grants]
  if (kinds.some(kind => kind.length === 0)) return undefined
  const ranks = [
    ...kinds.map(kind => Math.min(...kind.map(rankOf))),
    // A Deny of some resources leaves others, one on conditions leaves the rest of the calls.
    ...denies.map(rankOf),
  ]
  const extent = extents[Math.max(...ranks)]
  return extent && { extent, grants: grants.map(bare), limits: [...leaves, ...denies].map(bare) }
}

const extents: readonly Extent[] = ['any', 'conditional', 'some']

const rankOf = ({ resources, keys }: Say): number => (resources !== 'all' ? 2 : keys.length > 0 ? 1 : 0)

const bare = ({ type: _, ...say }: TypedSay): Say => say

const isTaken = (resources: Say['resources'], denies: readonly Say[]): boolean =>
  resources !== 'all' &&
  denies.some(deny => deny.resources !== 'all' && coversTexts(deny.resources, resources))

/** What a statement says to an action; undefined when it never matches. */
function sayOf(
  { policy, type, compiled }: Statement,
  starred: boolean,
  request: AccessRequest,
): TypedSay | undefined {
  const rest = compiled.rest()
  const { index, sid, effect, denies } = compiled
  // The resource is asked for apart: every one is meant.
  const candidate = {
    ...rest,
    resource: undefined,
    statement: compiled,
    place: index,
    denies,
    flagged: false,
  }
  const keys = openKeysOf(candidate, request)
  if (keys === undefined) return undefined
  const say = { policy, type, index, sid, effect, keys: [...new Set(keys)] }
  const { resource } = rest
  if (resource === undefined) return denies ? { ...say, resources: 'all' } : undefined
  const all = resource.negated ? !resource.all && resource.patterns.length === 0 : resource.all
  if (all || (starred && resource.negated !== resource.all)) return { ...say, resources: 'all' }
  if (starred || (resource.negated && resource.all)) return undefined
  return { ...say, resources: resourceTextsOf(policy.compiled, index) }
}
