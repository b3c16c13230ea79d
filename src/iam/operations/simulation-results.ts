import type {
  EvaluationResult,
  PolicySourceType,
  ResourceSpecificResult,
  Statement,
} from '@aws-sdk/client-iam'
import { nameOfArn } from '../../lib/arn.ts'
import type { CompiledPolicy } from '../../policy/evaluate/compile.ts'
import type { Outcome } from '../../policy/evaluate/explanation.ts'
import {
  type MatchedStatement,
  mostRestrictive,
  type SimulatedKind,
  type Simulation,
} from '../../policy/evaluate/simulate.ts'
import {
  type Position,
  type StatementPosition,
  statementPositions,
} from '../../policy/model/statement-positions.ts'

/** One action on one resource. */
export interface ResourceSimulation {
  readonly resource: string
  readonly simulation: Simulation
  /** The resource is in another account than the caller. */
  readonly crossAccount: boolean
}

/**
 * The result of an action on all the resources that were asked about: the most restrictive decision, and each one's own
 * where resources were named. Source: IAM API Reference, EvaluationResult and ResourceSpecificResult.
 */
export function toEvaluationResult(action: string, each: readonly ResourceSimulation[]): EvaluationResult {
  const [first] = each
  const named = first !== undefined && first.resource !== '*'
  const simulations = each.map(({ simulation }) => simulation)
  const details = each.filter(({ crossAccount }) => crossAccount).map(({ simulation }) => simulation)
  return {
    EvalActionName: action,
    EvalResourceName: each.length === 1 ? (first?.resource ?? '*') : '*',
    ...decisionOf(simulations),
    ...(named && {
      EvalDecisionDetails: decisionDetails(details),
      ResourceSpecificResults: each.map(toResourceResult),
    }),
  }
}

function toResourceResult({
  resource,
  simulation,
  crossAccount,
}: ResourceSimulation): ResourceSpecificResult {
  const { EvalDecision, OrganizationsDecisionDetail: _, ...rest } = decisionOf([simulation])
  return {
    EvalResourceName: resource,
    EvalResourceDecision: EvalDecision,
    ...rest,
    ...(crossAccount && { EvalDecisionDetails: decisionDetails([simulation]) }),
  }
}

function decisionOf(simulations: readonly Simulation[]) {
  const boundary = outcomeOf(simulations, 'boundary')
  const organizations = outcomeOf(simulations, 'serviceControl')
  return {
    EvalDecision: mostRestrictive(simulations.map(({ decision }) => decision.outcome)),
    MatchedStatements: toStatements(simulations),
    MissingContextValues: [...new Set(simulations.flatMap(({ missing }) => missing))].sort(),
    ...(organizations && {
      OrganizationsDecisionDetail: { AllowedByOrganizations: organizations === 'allowed' },
    }),
    ...(boundary && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: boundary === 'allowed' },
    }),
  }
}

/** What a kind of policy comes to for all the resources; undefined where there is none. */
function outcomeOf(
  simulations: readonly Simulation[],
  kind: keyof Simulation['outcomes'],
): Outcome | undefined {
  const outcomes = simulations.flatMap(({ outcomes }) => outcomes[kind] ?? [])
  return outcomes.length === 0 ? undefined : mostRestrictive(outcomes)
}

const kindNames: Readonly<Record<SimulatedKind, string>> = {
  identity: 'IAM Policy',
  resource: 'Resource Policy',
  boundary: 'Permissions Boundary Policy',
}

/** Of refusals by an organization the API tells nothing more. */
function decisionDetails(simulations: readonly Simulation[]): Record<string, Outcome> {
  const told = simulations.filter(({ decision }) => decision.decidedBy !== 'serviceControl')
  const details: Record<string, Outcome> = {}
  for (const kind of ['identity', 'resource', 'boundary'] as const) {
    const outcome = outcomeOf(told, kind)
    if (outcome !== undefined) details[kindNames[kind]] = outcome
  }
  return details
}

/** A policy that reaches a user in several ways is told once, unless it limits the user besides. */
function toStatements(simulations: readonly Simulation[]): Statement[] {
  const found: Statement[] = []
  const told = { identity: new Set(), resource: new Set(), boundary: new Set() }
  for (const { matched } of simulations) {
    for (const each of matched) {
      const { statement } = each.candidate
      if (told[each.kind].has(statement)) continue
      told[each.kind].add(statement)
      found.push(toStatement(each))
    }
  }
  return found
}

function toStatement({ policy, kind, candidate }: MatchedStatement): Statement {
  const place = positionsIn(policy)[candidate.place]
  return {
    SourcePolicyId: policyIdOf(policy),
    // The service says these words, as its documentation shows, and not those that its model lists.
    SourcePolicyType: kindNames[kind] as PolicySourceType,
    ...(place && { StartPosition: toPosition(place.start), EndPosition: toPosition(place.end) }),
  }
}

const toPosition = ({ line, column }: Position) => ({ Line: line, Column: column })

/** `AmazonS3ReadOnlyAccess`, `user_alice_Inline`, `PolicyInputList.1`. */
function policyIdOf({ source: { kind, id, origin } }: CompiledPolicy): string {
  if (kind === 'managed') return nameOfArn(id)
  return origin === undefined ? id : `${origin.type}_${origin.name}_${id}`
}

/** By what all copies of a compiled policy share. */
const positions = new WeakMap<CompiledPolicy['remembered'], readonly StatementPosition[]>()

function positionsIn(policy: CompiledPolicy): readonly StatementPosition[] {
  const known = positions.get(policy.remembered)
  if (known !== undefined) return known
  const found = statementPositions(
    policy.text,
    policy.statements().map(({ range }) => range),
  )
  positions.set(policy.remembered, found)
  return found
}
