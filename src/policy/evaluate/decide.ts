import { type CompiledPolicy, type CompiledStatement, candidates } from './compile.ts'
import { matchesCondition } from './conditions.ts'
import type { Outcome, PolicyType } from './explanation.ts'
import type { AccessRequest } from './request.ts'
import { matchesResource } from './resource-matcher.ts'

/** The policies that decide about one principal's requests. */
export interface PolicySet {
  readonly identity: readonly CompiledPolicy[]
  /** The permissions boundary: it must allow as well, and never grants. */
  readonly boundary?: CompiledPolicy | undefined
  /** Policies passed with a session: one of them must allow as well. Absent: no limit. An empty list allows nothing. */
  readonly session?: readonly CompiledPolicy[] | undefined
}

export interface Decision {
  readonly outcome: Outcome
  /** For a refusal the first kind of policy that refused; for a permission `identity`. */
  readonly decidedBy: PolicyType
  /** A statement that cannot be evaluated had a part in it: a Deny that was counted or an Allow that was not. */
  readonly unreadable: boolean
}

export interface DecideOptions {
  /** Whether an action (in any letter case) knows no resource types, so that only `*` in Resource matches it. */
  readonly isWildcardOnly?: ((action: string) => boolean) | undefined
}

// Decisions are shared constants, so that the common path allocates nothing.
const decisions = (outcome: Outcome, decidedBy: PolicyType) => {
  const decision = (unreadable: boolean): Decision => Object.freeze({ outcome, decidedBy, unreadable })
  return [decision(false), decision(true)] as const
}
const [allowed] = decisions('allowed', 'identity')
const denied = {
  identity: decisions('explicitDeny', 'identity'),
  boundary: decisions('explicitDeny', 'boundary'),
  session: decisions('explicitDeny', 'session'),
}
const notAllowed = {
  identity: decisions('implicitDeny', 'identity'),
  boundary: decisions('implicitDeny', 'boundary'),
  session: decisions('implicitDeny', 'session'),
}

/**
 * Decides one request: a matching Deny in any policy refuses; otherwise identity, boundary and session
 * policies must each allow, as far as they are there. Never throws.
 * Source: IAM User Guide, "Policy evaluation logic", within one account.
 */
export function decide(set: PolicySet, request: AccessRequest, options?: DecideOptions): Decision {
  const { boundary, session } = set
  const asked = options?.isWildcardOnly?.(request.action) ? { ...request, resource: '*' } : request
  const deny =
    firstDeny(set.identity, asked, denied.identity) ??
    (boundary && denyOf(boundary, asked, denied.boundary)) ??
    (session && firstDeny(session, asked, denied.session))
  if (deny !== undefined) return deny
  return (
    refusal(set.identity, asked, notAllowed.identity) ??
    (boundary && refusal([boundary], asked, notAllowed.boundary)) ??
    (session && refusal(session, asked, notAllowed.session)) ??
    allowed
  )
}

type Variants = readonly [Decision, Decision]

function firstDeny(policies: readonly CompiledPolicy[], request: AccessRequest, variants: Variants) {
  for (const policy of policies) {
    const deny = denyOf(policy, request, variants)
    if (deny !== undefined) return deny
  }
  return undefined
}

function denyOf(policy: CompiledPolicy, request: AccessRequest, variants: Variants): Decision | undefined {
  for (const statement of candidates(policy, request.action).denies) {
    if (matchesRest(statement, request)) {
      return variants[statement.unreadable.length > 0 || policy.unreadable.length > 0 ? 1 : 0]
    }
  }
  return undefined
}

/** Undefined when one of the policies allows. */
function refusal(policies: readonly CompiledPolicy[], request: AccessRequest, variants: Variants) {
  let unreadable = false
  for (const policy of policies) {
    const { allows, ignored } = candidates(policy, request.action)
    for (const statement of allows) {
      if (matchesRest(statement, request)) return undefined
      if (statement.unreadable.length > 0) unreadable = true
    }
    if (ignored) unreadable = true
  }
  return variants[unreadable ? 1 : 0]
}

/** Whether resource and conditions match, given that the action does. */
function matchesRest(statement: CompiledStatement, request: AccessRequest): boolean {
  const { resource, conditions, denies } = statement
  if (resource !== undefined && !matchesResource(resource, request.resource, request.context)) return false
  for (const condition of conditions) if (!matchesCondition(condition, request.context, denies)) return false
  return true
}
