import { matchesAction } from './action-matcher.ts'
import type { CompiledPolicy, CompiledStatement } from './compile.ts'
import { matchesCondition } from './conditions.ts'
import { type DecideOptions, decide, type PolicySet } from './decide.ts'
import type {
  Explanation,
  FailedCondition,
  Failure,
  PolicyExplanation,
  PolicyType,
  StatementExplanation,
} from './explanation.ts'
import type { AccessRequest } from './request.ts'
import { matchesResource } from './resource-matcher.ts'

/**
 * Decides a request and says of every statement whether it matched, and if not, why. Costs many times
 * what `decide` costs: for refusals, simulations and people.
 */
export function explain(set: PolicySet, request: AccessRequest, options?: DecideOptions): Explanation {
  const { outcome, decidedBy } = decide(set, request, options)
  const asked = options?.isWildcardOnly?.(request.action) ? { ...request, resource: '*' } : request
  const of = (type: PolicyType) => (policy: CompiledPolicy) => explainPolicy(policy, type, asked)
  return {
    outcome,
    decidedBy,
    action: request.action,
    resource: request.resource,
    policies: [
      ...set.identity.map(of('identity')),
      ...(set.boundary === undefined ? [] : [set.boundary]).map(of('boundary')),
      ...(set.session ?? []).map(of('session')),
    ],
  }
}

function explainPolicy(policy: CompiledPolicy, type: PolicyType, request: AccessRequest): PolicyExplanation {
  return {
    source: policy.source,
    type,
    statements: policy.statements.map(statement => explainStatement(statement, request)),
    ...(policy.unreadable.length > 0 && { unreadable: policy.unreadable }),
  }
}

function explainStatement(statement: CompiledStatement, request: AccessRequest): StatementExplanation {
  const failed = failure(statement, request)
  return {
    ...(statement.sid !== undefined && { sid: statement.sid }),
    index: statement.index,
    effect: statement.effect,
    range: statement.range,
    matched: failed === undefined && !statement.neverApplies,
    ...(failed !== undefined && { failed }),
    ...(statement.unreadable.length > 0 && { unreadable: statement.unreadable }),
  }
}

/** The first part that does not match, in the order in which a person reads a statement. */
function failure(statement: CompiledStatement, request: AccessRequest): Failure | undefined {
  const { action, resource, denies } = statement
  if (statement.hasPrincipal && !denies) return { part: 'principal' }
  if (action === undefined ? !denies : !matchesAction(action, request.action.toLowerCase()))
    return { part: 'action' }
  if (resource === undefined ? !denies : !matchesResource(resource, request.resource, request.context)) {
    return { part: 'resource' }
  }
  const condition = statement.conditions.find(each => !matchesCondition(each, request.context, denies))
  if (condition === undefined) return undefined
  const actual = request.context.values.get(condition.lookup) ?? []
  const failed: FailedCondition = {
    operator: condition.operator,
    key: condition.key,
    expected: condition.expected,
    actual: typeof actual === 'string' ? [actual] : actual,
  }
  return { part: 'condition', condition: failed }
}
