import { isInAccount } from './principal.ts'
import type { AccessRequest } from './request.ts'

/** What services do whatever the policies say. */
export interface ServiceRule {
  readonly outcome: 'allowed' | 'implicitDeny'
  readonly because: string
}

interface ActionTraits {
  /** Needs no permission, and no policy can forbid it. */
  readonly free: boolean
  /** Assumes a role. */
  readonly assumes: boolean
  /** Actions that only the policy of the resource itself can open, by a text in the resource's ARN. */
  readonly opener: string | undefined
  /** Resources of AWS that the action cannot change. */
  readonly frozen: RegExp | undefined
}

// Both tell who the caller is, which needs no permission. Source: STS API reference, GetCallerIdentity, GetSessionToken.
const free = new Set(['sts:getcalleridentity', 'sts:getsessiontoken'])

const assumes = new Set([
  'sts:assumerole',
  'sts:assumerolewithsaml',
  'sts:assumerolewithwebidentity',
  'sts:tagsession',
  'sts:setsourceidentity',
])

const iamReads = /^iam:(get|list|generate|simulate)/
// What the owner of a service-linked role may do with it. Sources: IAM User Guide, "Create a service-linked role";
// IAM API reference, TagRole.
const serviceLinkedWrites = new Set([
  'iam:createservicelinkedrole',
  'iam:deleteservicelinkedrole',
  'iam:updaterole',
  'iam:updateroledescription',
  'iam:tagrole',
  'iam:untagrole',
  'iam:passrole',
])
const awsPolicies = /^arn:[^:]*:iam::aws:policy\//
const awsPoliciesAndRoles = /^arn:[^:]*:iam::(?:aws:policy\/|[0-9]{12}:role\/aws-(?:service-role|reserved)\/)/
const reservedRoles = /^arn:[^:]*:iam::(?:aws:policy\/|[0-9]{12}:role\/aws-reserved\/)/
const awsAliases = /^arn:[^:]*:kms:[^:]*:[^:]*:alias\/aws\//

function frozenFor(action: string): RegExp | undefined {
  if (action.startsWith('iam:') && !iamReads.test(action)) {
    if (action === 'iam:passrole') return awsPolicies
    return serviceLinkedWrites.has(action) ? reservedRoles : awsPoliciesAndRoles
  }
  return /^kms:(create|update|delete)alias$/.test(action) ? awsAliases : undefined
}

function openerOf(action: string): string | undefined {
  if (assumes.has(action)) return ':role/'
  return action.startsWith('kms:') ? ':key/' : undefined
}

const remembered = new Map<string, ActionTraits>()

function traitsOf(action: string): ActionTraits {
  const known = remembered.get(action)
  if (known !== undefined) return known
  const name = action.toLowerCase()
  const traits = {
    free: free.has(name),
    assumes: name === 'sts:assumerole',
    opener: openerOf(name),
    frozen: frozenFor(name),
  }
  if (remembered.size >= 1024) remembered.clear()
  remembered.set(action, traits)
  return traits
}

/** A text that is the same for actions to which the same rules of services apply. */
export function rulesKey(action: string): string {
  const { free: isFree, assumes: isAssuming, opener = '', frozen } = traitsOf(action)
  return `${isFree} ${isAssuming} ${opener} ${frozen?.source ?? ''}`
}

const partitionOf = (arn: string): string => arn.slice(4, arn.indexOf(':', 4))

/**
 * What holds for a request before any policy is asked: calls that are always free, the root user who cannot assume
 * roles, and partitions that never meet. Sources: STS API reference; AWS General Reference, "AWS partitions".
 */
export function serviceRule({ action, resource, principal }: AccessRequest): ServiceRule | undefined {
  const { free: isFree, assumes: isAssuming } = traitsOf(action)
  if (isFree) return { outcome: 'allowed', because: `${action} needs no permission` }
  if (principal === undefined || !isInAccount(principal)) return undefined
  if (isAssuming && principal.type === 'root') {
    return { outcome: 'implicitDeny', because: 'the root user of an account cannot assume roles' }
  }
  if (resource.startsWith('arn:') && partitionOf(resource) !== partitionOf(principal.arn)) {
    return { outcome: 'implicitDeny', because: 'the resource is in another partition than the principal' }
  }
  return undefined
}

/** What no policy can allow: to change what belongs to AWS. Source: IAM User Guide, "Service-linked roles". */
export function ownedByAws({ action, resource }: AccessRequest): ServiceRule | undefined {
  return traitsOf(action).frozen?.test(resource)
    ? { outcome: 'implicitDeny', because: `${resource} belongs to AWS, and ${action} cannot change it` }
    : undefined
}

/**
 * Whether only the policy of the resource can open it, so that identity-based policies count no more than that
 * policy lets them: roles by their trust policies, KMS keys by their key policies.
 */
export function needsResourcePolicy({ action, resource }: AccessRequest): boolean {
  const { opener } = traitsOf(action)
  return opener !== undefined && resource.includes(opener)
}
