import { type Candidate, type CompiledPolicy, candidates, candidatesIn } from './compile.ts'
import { matchesCondition } from './conditions.ts'
import type { Outcome } from './explanation.ts'
import { openKeysOf } from './open-keys.ts'
import type { Principal } from './principal.ts'
import { namedInAllow, namedInDeny, naming } from './principal-matcher.ts'
import type { AccessRequest } from './request.ts'
import { matchesResource } from './resource-matcher.ts'

/** Whom resource-based policies do not know: one of everybody at most. */
const unknownPrincipal: Principal = { type: 'anonymous' }

/** A Deny that matches in one of the policies; `bounded` says that the principal has a permissions boundary. */
export function matchingDeny(
  policies: readonly CompiledPolicy[],
  request: AccessRequest,
  bounded: boolean,
): Candidate | undefined {
  for (const candidate of candidatesIn(policies, request.action).denies) {
    if (concerns(candidate, request, bounded) && matchesRest(candidate, request)) return candidate
  }
  return undefined
}

/** Whether a Deny of a policy that names principals is about this one; true for policies that name none. */
export function concerns({ principal }: Candidate, request: AccessRequest, bounded: boolean): boolean {
  return principal === undefined || namedInDeny(principal, request.principal ?? unknownPrincipal, bounded)
}

/** How an Allow names the principal, as `naming`'s bits; for policies that name none one of everybody. */
export function namingOf({ principal }: Candidate, request: AccessRequest): number {
  if (principal === undefined) return naming.everyone
  return namedInAllow(principal, request.principal ?? unknownPrincipal)
}

/** What the Allows of a policy come to. */
export interface Grants {
  /** How those that match name the principal: bits of `naming`, 0 when none matches. */
  readonly naming: number
  /** One that could concern the request cannot be evaluated. */
  readonly unreadable: boolean
}

const nothing: Grants = { naming: naming.none, unreadable: false }
const nothingReadable: Grants = { naming: naming.none, unreadable: true }

/** What a policy that names principals grants. */
export function grantsOf(policy: CompiledPolicy, request: AccessRequest): Grants {
  const { allows, ignored } = candidates(policy, request.action)
  let found: number = naming.none
  let unreadable = ignored
  for (const candidate of allows) {
    if (candidate.unreadable.length > 0) unreadable = true
    const bits = namingOf(candidate, request)
    if (bits !== naming.none && (found & bits) !== bits && matchesRest(candidate, request)) found |= bits
  }
  if (found !== naming.none) return { naming: found, unreadable: false }
  return unreadable ? nothingReadable : nothing
}

/** Whether an Allow matches in one of the policies: `yes`, `no`, or `unreadable`, a no that rests on what nobody can read. */
export function allowsIn(
  policies: readonly CompiledPolicy[],
  request: AccessRequest,
): 'yes' | 'no' | 'unreadable' {
  const { allows, ignored } = candidatesIn(policies, request.action)
  let unreadable = ignored
  for (const candidate of allows) {
    const named = candidate.principal === undefined || namingOf(candidate, request) !== naming.none
    if (named && matchesRest(candidate, request)) return 'yes'
    if (candidate.unreadable.length > 0) unreadable = true
  }
  return unreadable ? 'unreadable' : 'no'
}

/** The statements of a policy with that effect that match. */
export function matchingStatements(
  policy: CompiledPolicy,
  request: AccessRequest,
  bounded: boolean,
  effect: 'Allow' | 'Deny',
): readonly Candidate[] {
  const { allows, denies } = candidates(policy, request.action)
  return effect === 'Deny'
    ? denies.filter(each => concerns(each, request, bounded) && matchesRest(each, request))
    : allows.filter(each => namingOf(each, request) !== naming.none && matchesRest(each, request))
}

/** What policies of one kind come to by themselves. */
export function outcomeIn(
  policies: readonly CompiledPolicy[],
  request: AccessRequest,
  bounded: boolean,
): Outcome {
  if (matchingDeny(policies, request, bounded) !== undefined) return 'explicitDeny'
  return allowsIn(policies, request) === 'yes' ? 'allowed' : 'implicitDeny'
}

/** Whether resource and conditions match, given that action and principal do. */
function matchesRest(candidate: Candidate, request: AccessRequest): boolean {
  const { resource, conditions, denies } = candidate
  if (request.open !== undefined) {
    const keys = openKeysOf(candidate, request)
    return keys !== undefined && (keys.length === 0 || (request.open.count === 'for') !== denies)
  }
  if (resource !== undefined && !matchesResource(resource, request.resource, request.context)) return false
  for (const condition of conditions) if (!matchesCondition(condition, request.context, denies)) return false
  return true
}
