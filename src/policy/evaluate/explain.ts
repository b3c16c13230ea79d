import type { Range } from '../model/problem.ts'
import {
  type Candidate,
  type CompiledPolicy,
  type CompiledStatement,
  candidates,
  type StatementRest,
} from './compile.ts'
import { matchesCondition } from './conditions.ts'
import { askedRequest, type DecideOptions, decide, type Standing, standingOf } from './decide.ts'
import type {
  Explanation,
  Failure,
  Naming,
  PolicyExplanation,
  PolicyType,
  StatementExplanation,
} from './explanation.ts'
import type { PolicyLevels, PolicySet } from './policy-set.ts'
import { isServiceLinkedRole } from './principal.ts'
import { naming } from './principal-matcher.ts'
import type { AccessRequest } from './request.ts'
import { matchesResource } from './resource-matcher.ts'
import { ownedByAws, serviceRule } from './service-rules.ts'
import { concerns, namingOf } from './statement-match.ts'

/**
 * Decides a request and says of every statement whether it matched, and if not, why and where. Costs many times
 * what `decide` costs: for refusals and people; `simulate` tells programs the little they need.
 */
export function explain(set: PolicySet, request: AccessRequest, options?: DecideOptions): Explanation {
  const { outcome, decidedBy } = decide(set, request, options)
  const rule = decidedBy === 'service' ? (serviceRule(request) ?? ownedByAws(request)) : undefined
  const asked = askedRequest(request, options)
  const standing = standingOf(set, asked, options)
  const bounded = set.boundary !== undefined
  const policies: PolicyExplanation[] = []
  const add = (policy: CompiledPolicy, type: PolicyType, more: Partial<PolicyExplanation> = {}) => {
    policies.push({ ...explainPolicy(policy, type, asked, bounded), ...more })
  }
  const own = standing.inAccount ? {} : { irrelevant: 'the principal belongs to no account' }
  for (const policy of set.identity) add(policy, 'identity', own)
  if (set.boundary !== undefined) add(set.boundary, 'boundary', own)
  for (const policy of set.session ?? []) add(policy, 'session', own)
  for (const type of ['serviceControl', 'resourceControl'] as const) {
    const more = standing[type] === undefined ? { irrelevant: unlimited(type, asked, standing) } : {}
    eachLevel(set[type] ?? [], (policy, level) => add(policy, type, { level, ...more }))
  }
  if (set.resource !== undefined) add(set.resource, 'resource')
  if (set.vpcEndpoint !== undefined) add(set.vpcEndpoint, 'vpcEndpoint')
  return {
    outcome,
    decidedBy,
    ...(rule !== undefined && { rule: rule.because }),
    action: request.action,
    resource: request.resource,
    policies,
  }
}

function eachLevel(levels: PolicyLevels, visit: (policy: CompiledPolicy, level: number) => void): void {
  for (const [level, policies] of levels.entries()) for (const policy of policies) visit(policy, level)
}

function unlimited(
  type: 'serviceControl' | 'resourceControl',
  { principal }: AccessRequest,
  { inAccount }: Standing,
): string {
  if (type === 'serviceControl' && !inAccount) return 'the principal belongs to no account'
  return principal !== undefined && isServiceLinkedRole(principal)
    ? 'it does not limit service-linked roles'
    : 'it limits neither the management account nor services that such policies do not cover'
}

function explainPolicy(
  policy: CompiledPolicy,
  type: PolicyType,
  request: AccessRequest,
  bounded: boolean,
): PolicyExplanation {
  const statements = [...otherActions(policy)]
  for (const candidate of candidates(policy, request.action).all) {
    statements[candidate.place] = explainStatement(candidate, request, bounded)
  }
  return {
    source: policy.source,
    type,
    statements,
    ...(policy.unreadable.length > 0 && { unreadable: policy.unreadable }),
  }
}

const remembered = new WeakMap<CompiledPolicy['remembered'], readonly StatementExplanation[]>()

/** What is said of the statements of a policy when they are about other actions, as most of them are. */
function otherActions(policy: CompiledPolicy): readonly StatementExplanation[] {
  const known = remembered.get(policy.remembered)
  if (known !== undefined) return known
  const explanations = policy.statements().map(statement => {
    const rest = statement.rest()
    const failed = { part: 'action', range: bare(rest.ranges.action) } as const
    return { ...outlineOf(statement, rest), matched: false, failed }
  })
  remembered.set(policy.remembered, explanations)
  return explanations
}

const bare = ({ offset, length }: Range): Range => ({ offset, length })

const outlineOf = (
  { sid, index, effect, range }: CompiledStatement,
  { unreadable }: StatementRest,
): Omit<StatementExplanation, 'matched'> => ({
  ...(sid !== undefined && { sid }),
  index,
  effect,
  range: bare(range),
  ...(unreadable.length > 0 && { unreadable }),
})

function explainStatement(
  candidate: Candidate,
  request: AccessRequest,
  bounded: boolean,
): StatementExplanation {
  const { statement, principal, denies } = candidate
  const failed = failure(candidate, request, bounded)
  const matched = failed === undefined && !statement.neverApplies
  const names = matched && !denies && principal !== undefined
  return {
    ...outlineOf(statement, candidate),
    matched,
    ...(names && { names: namesOf(namingOf(candidate, request)) }),
    ...(failed !== undefined && { failed }),
  }
}

const namesOf = (bits: number): readonly Naming[] =>
  (['account', 'role', 'everyone', 'itself', 'session'] as const).filter(name => bits & naming[name])

/** The first part that does not match, in the order in which a person reads a statement; its action does. */
function failure(candidate: Candidate, request: AccessRequest, bounded: boolean): Failure | undefined {
  const { statement, resource, ownResource, denies, ranges } = candidate
  const failed = (part: keyof typeof ranges): Failure => ({ part, range: bare(ranges[part]) })
  if (!isNamed(candidate, request, bounded)) return failed('principal')
  if (!denies && statement.action === undefined) return failed('action')
  if (
    resource === undefined
      ? !denies && !ownResource
      : !matchesResource(resource, request.resource, request.context)
  ) {
    return failed('resource')
  }
  const condition = candidate.conditions.find(each => !matchesCondition(each, request.context, denies))
  if (condition === undefined) return undefined
  const { operator, key, expected, range } = condition
  const found = request.context.values.get(condition.lookup) ?? []
  const actual = typeof found === 'string' ? [found] : found
  return { part: 'condition', range, condition: { operator, key, expected, actual } }
}

function isNamed(candidate: Candidate, request: AccessRequest, bounded: boolean): boolean {
  if (candidate.denies) return concerns(candidate, request, bounded)
  if (candidate.principal === undefined) return !candidate.principalFault
  return namingOf(candidate, request) !== naming.none
}
