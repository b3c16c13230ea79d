import type { Range } from '../model/problem.ts'

/** What one decision came to. */
export type Outcome = 'allowed' | 'implicitDeny' | 'explicitDeny'

/** The kind of policy a decision can rest on; `service` is a rule of the service itself, whatever policies say. */
export type PolicyType =
  | 'identity'
  | 'boundary'
  | 'session'
  | 'serviceControl'
  | 'resourceControl'
  | 'resource'
  | 'vpcEndpoint'
  | 'service'

/** Where a policy comes from. */
export interface PolicySource {
  /** The ARN of a managed policy, the name of an inline policy. */
  readonly id: string
  readonly kind: 'managed' | 'inline'
  /** Through whom it reaches the principal: the user or role itself, a group of the user's, the account's settings. */
  readonly origin?:
    | { readonly type: 'user' | 'group' | 'role' | 'account'; readonly name: string }
    | undefined
}

/**
 * A decision and why it is what it is: every statement of every policy, whether it matched and if not,
 * what kept it from matching. Plain data that survives `JSON.stringify`.
 */
export interface Explanation {
  readonly outcome: Outcome
  /** For a refusal the first kind of policy that refused, for a permission the kind that gave it. */
  readonly decidedBy: PolicyType
  /** What the service's own rule is, when that decided. */
  readonly rule?: string | undefined
  readonly action: string
  readonly resource: string
  readonly policies: readonly PolicyExplanation[]
}

export interface PolicyExplanation {
  readonly source: PolicySource
  readonly type: PolicyType
  /** Of control policies: the level of the organization, from 0 for its root. */
  readonly level?: number | undefined
  /** Why the policy has no say in this request, when it has none. */
  readonly irrelevant?: string | undefined
  readonly statements: readonly StatementExplanation[]
  /** Why nothing in the policy can be relied on; its Allows do not count. */
  readonly unreadable?: readonly string[] | undefined
}

export interface StatementExplanation {
  readonly sid?: string | undefined
  /** The place among the policy's statements, from 0. */
  readonly index: number
  readonly effect: 'Allow' | 'Deny'
  /** Where it stands in the policy's text. */
  readonly range: Range
  readonly matched: boolean
  /** Of an Allow that matches in a policy that names principals: how it names this one. */
  readonly names?: readonly Naming[] | undefined
  /** The first thing that kept it from matching. */
  readonly failed?: Failure | undefined
  /** What of it could not be evaluated: counted as matching in a Deny, as not matching in an Allow. */
  readonly unreadable?: readonly string[] | undefined
}

/**
 * How a resource's policy names a principal: `account` leaves the decision to the account's own policies, `role` takes
 * the place of identity-based policies, `everyone` of boundaries as well, the others of session policies too.
 */
export type Naming = 'account' | 'role' | 'everyone' | 'itself' | 'session'

export interface Failure {
  readonly part: 'principal' | 'action' | 'resource' | 'condition'
  /** Where the part stands in the policy's text; the whole statement for an element that is missing. */
  readonly range: Range
  readonly condition?: FailedCondition | undefined
}

export interface FailedCondition {
  readonly operator: string
  readonly key: string
  /** The policy's values, as written. */
  readonly expected: readonly string[]
  /** The request's values; empty when the request does not have the key. */
  readonly actual: readonly string[]
}
