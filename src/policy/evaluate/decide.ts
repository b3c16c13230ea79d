import type { CompiledPolicy } from './compile.ts'
import type { Outcome, PolicyType } from './explanation.ts'
import type { PolicyLevels, PolicySet } from './policy-set.ts'
import { isInAccount, isServiceLinkedRole } from './principal.ts'
import { naming } from './principal-matcher.ts'
import { isPublicPolicy } from './public-policy.ts'
import type { AccessRequest } from './request.ts'
import { needsResourcePolicy, ownedByAws, serviceRule } from './service-rules.ts'
import { allowsIn, type Grants, grantsOf, matchingDeny } from './statement-match.ts'

export interface Decision {
  readonly outcome: Outcome
  /** For a refusal the first kind of policy that refused, for a permission the kind that gave it. */
  readonly decidedBy: PolicyType
  /** A statement that cannot be evaluated had a part in it: a Deny that was counted or an Allow that was not. */
  readonly unreadable: boolean
}

export interface DecideOptions {
  /** Whether an action (in any letter case) knows no resource types, so that only `*` in Resource matches it. */
  readonly isWildcardOnly?: ((action: string) => boolean) | undefined
  /** Whether resource control policies cover an action's service; all of them unless said. */
  readonly isResourceControlled?: ((action: string) => boolean) | undefined
  /** Changes to what belongs to AWS are refused afterwards, by the operation in its own words. */
  readonly awsOwnedIsRefusedLater?: boolean | undefined
}

// Decisions are shared constants, so that the common path allocates nothing.
type Variants = readonly [Decision, Decision]
const variants = (outcome: Outcome, decidedBy: PolicyType): Variants => {
  const decision = (unreadable: boolean): Decision => Object.freeze({ outcome, decidedBy, unreadable })
  return [decision(false), decision(true)]
}
const each = (outcome: Outcome): Readonly<Record<PolicyType, Variants>> => ({
  identity: variants(outcome, 'identity'),
  boundary: variants(outcome, 'boundary'),
  session: variants(outcome, 'session'),
  serviceControl: variants(outcome, 'serviceControl'),
  resourceControl: variants(outcome, 'resourceControl'),
  resource: variants(outcome, 'resource'),
  vpcEndpoint: variants(outcome, 'vpcEndpoint'),
  service: variants(outcome, 'service'),
})
const allowed = each('allowed')
const denied = each('explicitDeny')
const notAllowed = each('implicitDeny')

/** Which parts of a set count for a request, and in which account the resource is. */
export interface Standing {
  /** The principal belongs to an account, so that its own policies count. */
  readonly inAccount: boolean
  /** The resource belongs to another account, or the principal to none. */
  readonly outside: boolean
  readonly serviceControl: PolicyLevels | undefined
  readonly resourceControl: PolicyLevels | undefined
}

/**
 * Decides one request: a matching Deny in any policy refuses; then every kind of policy that is there must allow, as
 * far as the way in which the resource's policy names the principal does not make it needless. Never throws.
 * Source: IAM User Guide, "Policy evaluation logic", for one account and across accounts.
 */
export function decide(set: PolicySet, request: AccessRequest, options?: DecideOptions): Decision {
  const rule = serviceRule(request)
  if (rule !== undefined) return (rule.outcome === 'allowed' ? allowed : notAllowed).service[0]
  const asked = askedRequest(request, options)
  const standing = standingOf(set, asked, options)
  const decision = explicitDeny(set, asked, standing) ?? refusal(set, asked, standing)
  if (decision.outcome !== 'allowed' || options?.awsOwnedIsRefusedLater) return decision
  return ownedByAws(request) ? notAllowed.service[0] : decision
}

/** The request as statements see it: an action without resource types is about `*`. */
export const askedRequest = (request: AccessRequest, options: DecideOptions | undefined): AccessRequest =>
  options?.isWildcardOnly?.(request.action) ? { ...request, resource: '*' } : request

const simple: Standing = {
  inAccount: true,
  outside: false,
  serviceControl: undefined,
  resourceControl: undefined,
}

/** Source: AWS Organizations User Guide, "SCP evaluation", "RCP evaluation". */
export function standingOf(set: PolicySet, request: AccessRequest, options?: DecideOptions): Standing {
  const { principal, resourceOwner } = request
  const { serviceControl, resourceControl, managementAccount } = set
  if (principal === undefined && serviceControl === undefined && resourceControl === undefined) return simple
  const accountId = principal !== undefined && isInAccount(principal) ? principal.accountId : undefined
  const inAccount = principal === undefined || accountId !== undefined
  const owner = resourceOwner ?? accountId
  const linked = principal !== undefined && isServiceLinkedRole(principal)
  const controlled = options?.isResourceControlled?.(request.action) ?? true
  const managed = (account: string | undefined) => account === undefined || account !== managementAccount
  return {
    inAccount,
    outside: principal !== undefined && (accountId === undefined || owner !== accountId),
    serviceControl: inAccount && !linked && managed(accountId) ? serviceControl : undefined,
    resourceControl: controlled && !linked && managed(owner) ? resourceControl : undefined,
  }
}

const lists = new WeakMap<CompiledPolicy, readonly [CompiledPolicy]>()

/** The list of one policy, made once. */
function only(policy: CompiledPolicy): readonly [CompiledPolicy] {
  let list = lists.get(policy)
  if (list === undefined) {
    list = [policy]
    lists.set(policy, list)
  }
  return list
}

function explicitDeny(
  set: PolicySet,
  request: AccessRequest,
  { inAccount, serviceControl, resourceControl }: Standing,
): Decision | undefined {
  const { boundary, session, resource, vpcEndpoint } = set
  const bounded = boundary !== undefined
  return (
    (resourceControl && denyInLevels(resourceControl, request, bounded, denied.resourceControl)) ??
    (serviceControl && denyInLevels(serviceControl, request, bounded, denied.serviceControl)) ??
    (resource && denyIn(only(resource), request, bounded, denied.resource)) ??
    (inAccount
      ? (denyIn(set.identity, request, bounded, denied.identity) ??
        (boundary && denyIn(only(boundary), request, bounded, denied.boundary)) ??
        (session && denyIn(session, request, bounded, denied.session)))
      : undefined) ??
    (vpcEndpoint && denyIn(only(vpcEndpoint), request, bounded, denied.vpcEndpoint))
  )
}

function denyIn(
  policies: readonly CompiledPolicy[],
  request: AccessRequest,
  bounded: boolean,
  either: Variants,
) {
  const deny = matchingDeny(policies, request, bounded)
  return deny && either[deny.flagged ? 1 : 0]
}

function denyInLevels(levels: PolicyLevels, request: AccessRequest, bounded: boolean, either: Variants) {
  for (const level of levels) {
    const deny = denyIn(level, request, bounded, either)
    if (deny !== undefined) return deny
  }
  return undefined
}

const noGrants: Grants = { naming: naming.none, unreadable: false }

/** The first kind of policy that does not allow; the permission when there is none. */
function refusal(set: PolicySet, request: AccessRequest, standing: Standing): Decision {
  const { boundary, session, resource, vpcEndpoint } = set
  const { resourceControl, serviceControl } = standing
  const grants = resource === undefined ? noGrants : grantsOf(resource, request)
  const { unreadable } = grants
  const controlled =
    (resourceControl && silentLevel(resourceControl, request, unreadable, notAllowed.resourceControl)) ??
    (serviceControl && silentLevel(serviceControl, request, unreadable, notAllowed.serviceControl))
  if (controlled !== undefined) return controlled
  const closed = closedByResource(set, request, standing, grants)
  if (closed !== undefined) return closed
  const needed = neededBeside(grants.naming, request, standing)
  const implied = request.principal?.type === 'federatedUser' && session === undefined
  return (
    (needed.identity ? silent(set.identity, request, unreadable, notAllowed.identity) : undefined) ??
    (needed.boundary && boundary
      ? silent(only(boundary), request, unreadable, notAllowed.boundary)
      : undefined) ??
    (needed.session && session ? silent(session, request, unreadable, notAllowed.session) : undefined) ??
    (needed.session && implied ? notAllowed.session[0] : undefined) ??
    (vpcEndpoint && silent(only(vpcEndpoint), request, unreadable, notAllowed.vpcEndpoint)) ??
    allowed[grantedBy(grants.naming, needed, request)][0]
  )
}

/** A refusal when none of the policies allows. */
function silent(
  policies: readonly CompiledPolicy[],
  request: AccessRequest,
  unreadable: boolean,
  either: Variants,
) {
  const allows = allowsIn(policies, request)
  return allows === 'yes' ? undefined : either[allows === 'unreadable' || unreadable ? 1 : 0]
}

function silentLevel(levels: PolicyLevels, request: AccessRequest, unreadable: boolean, either: Variants) {
  for (const level of levels) {
    const refused = silent(level, request, unreadable, either)
    if (refused !== undefined) return refused
  }
  return undefined
}

/** A refusal by the resource: its policy must open it and does not, or S3 keeps the public out. */
function closedByResource(
  set: PolicySet,
  request: AccessRequest,
  { outside }: Standing,
  grants: Grants,
): Decision | undefined {
  if (grants.naming === naming.none) {
    const complete = request.principal !== undefined || set.resource !== undefined
    const must = outside || (complete && needsResourcePolicy(request))
    return must ? notAllowed.resource[grants.unreadable ? 1 : 0] : undefined
  }
  const { publicAccessBlocked = false, resource } = set
  const service = request.principal?.type === 'service'
  const blocked = publicAccessBlocked && outside && !service && resource !== undefined
  return blocked && isPublicPolicy(resource) ? notAllowed.service[0] : undefined
}

/** Which of the principal's own policies must allow beside the resource's. */
interface Needed {
  readonly identity: boolean
  readonly boundary: boolean
  readonly session: boolean
}

const all: Needed = { identity: true, boundary: true, session: true }
const none: Needed = { identity: false, boundary: false, session: false }
const limits: Needed = { identity: false, boundary: true, session: true }
const sessionOnly: Needed = { identity: false, boundary: false, session: true }

/** Source: IAM User Guide, "Resource-based policies and implicit denies in other policy types". */
function neededBeside(named: number, { principal }: AccessRequest, standing: Standing): Needed {
  if (!standing.inAccount) return none
  // The root user has every permission of its account, and no boundary.
  if (principal?.type === 'root') return sessionOnly
  if (standing.outside) return all
  if (named & (naming.itself | naming.session)) return none
  if (named & naming.everyone) return sessionOnly
  if (named & naming.role) return limits
  return all
}

function grantedBy(named: number, needed: Needed, { principal }: AccessRequest): PolicyType {
  if (needed.identity) return 'identity'
  return principal?.type === 'root' && named === naming.none ? 'service' : 'resource'
}
