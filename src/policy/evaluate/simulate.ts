import { type Candidate, type CompiledPolicy, candidates } from './compile.ts'
import { askedRequest, type DecideOptions, type Decision, decide } from './decide.ts'
import type { Outcome } from './explanation.ts'
import { missingKeys } from './missing-keys.ts'
import type { PolicyLevels, PolicySet } from './policy-set.ts'
import type { AccessRequest, RequestContext } from './request.ts'
import { matchingStatements, outcomeIn } from './statement-match.ts'

/** A statement that made a decision. */
export interface MatchedStatement {
  readonly policy: CompiledPolicy
  readonly kind: SimulatedKind
  readonly candidate: Candidate
}

/** The kinds of policies whose statements and keys a simulation tells. */
export type SimulatedKind = 'identity' | 'resource' | 'boundary'

/** A decision, and of it what a program can use; `explain` tells a person all about it. */
export interface Simulation {
  readonly decision: Decision
  /** For a refusal by a Deny all matching Denies, for a permission all matching Allows that grant; else none. */
  readonly matched: readonly MatchedStatement[]
  /** Condition keys that the request lacks and that could change the decision. */
  readonly missing: readonly string[]
  /** What each kind of policy comes to by itself, where there is one. */
  readonly outcomes: Readonly<Partial<Record<SimulatedKind | 'serviceControl', Outcome>>>
}

/** Decides as `decide` does, and tells what made the decision. Takes a few times as long. */
export function simulate(set: PolicySet, request: AccessRequest, options?: DecideOptions): Simulation {
  const decision = decide(set, request, options)
  const asked = askedRequest(request, options)
  const bounded = set.boundary !== undefined
  const kinds = kindsOf(set)
  const outcomes: Record<string, Outcome> = {}
  for (const [kind, policies] of kinds) outcomes[kind] = outcomeIn(policies, asked, bounded)
  const { serviceControl } = set
  if (serviceControl !== undefined) outcomes.serviceControl = outcomeOfLevels(serviceControl, asked, bounded)
  // Whoever may not see an organization's policies is told nothing that only they decided.
  const limited = decision.decidedBy === 'serviceControl'
  return {
    decision,
    matched: limited ? [] : kinds.flatMap(of => matchedIn(of, asked, bounded, decision.outcome)),
    missing: limited
      ? []
      : missingKeys(
          kinds.map(([, policies]) => policies),
          asked,
          bounded,
        ),
    outcomes,
  }
}

type Kinds = readonly (readonly [kind: SimulatedKind, policies: readonly CompiledPolicy[]])[]

const kindsOf = ({ identity, resource, boundary }: PolicySet): Kinds => [
  ['identity', identity],
  ...(resource === undefined ? [] : [['resource', [resource]] as const]),
  ...(boundary === undefined ? [] : [['boundary', [boundary]] as const]),
]

function outcomeOfLevels(levels: PolicyLevels, request: AccessRequest, bounded: boolean): Outcome {
  const each = levels.map(level => outcomeIn(level, request, bounded))
  return mostRestrictive(each)
}

const restriction: Readonly<Record<Outcome, number>> = { allowed: 0, implicitDeny: 1, explicitDeny: 2 }

/** The outcome that holds when all must allow; `allowed` for none. */
export const mostRestrictive = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce((worst, each) => (restriction[each] > restriction[worst] ? each : worst), 'allowed')

/** A boundary limits and never grants, so that its Allows make no decision. */
function matchedIn(
  [kind, policies]: Kinds[number],
  request: AccessRequest,
  bounded: boolean,
  outcome: Outcome,
): readonly MatchedStatement[] {
  if (outcome === 'implicitDeny' || (outcome === 'allowed' && kind === 'boundary')) return []
  const effect = outcome === 'allowed' ? 'Allow' : 'Deny'
  return policies.flatMap(policy =>
    matchingStatements(policy, request, bounded, effect).map(candidate => ({ policy, kind, candidate })),
  )
}

/**
 * How much work it can be at most to simulate an action on resources, without doing it: characters of policies times
 * characters that they are compared with.
 */
export function simulationCost(
  set: PolicySet,
  action: string,
  resources: readonly string[],
  context: RequestContext,
): number {
  const resourceCharacters = resources.reduce((sum, resource) => sum + resource.length, 0)
  const lengthOf = (key: string): number => {
    const value = context.values.get(key) ?? ''
    return 1 + (typeof value === 'string' ? value.length : value.reduce((sum, each) => sum + each.length, 0))
  }
  // What no policy concerns costs something too.
  let cost = resourceCharacters + resources.length * action.length
  const controls = (set.serviceControl ?? []).map(level => ['serviceControl', level] as const)
  for (const [, policies] of [...kindsOf(set), ...controls]) {
    for (const policy of policies) {
      cost += policy.text.length * action.length
      for (const { ranges, conditions } of candidates(policy, action).all) {
        cost += ranges.resource.length * resourceCharacters
        for (const { range, lookup } of conditions) cost += range.length * lengthOf(lookup) * resources.length
      }
    }
  }
  return cost
}
