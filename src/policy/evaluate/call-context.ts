import { isInAccount, type Principal } from './principal.ts'
import { type ContextValue, createContext, type RequestContext } from './request.ts'

export interface Tag {
  readonly key: string
  readonly value: string
}

export interface Organization {
  /** `o-a1b2c3d4e5`. */
  readonly id: string
  /** `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`. */
  readonly path: string
}

/** What a service knows of a call by itself; nothing of it comes from the caller's mouth. */
export interface CallFacts {
  readonly principal: Principal
  /** Of the principal, or in their place those of its session; each key once. */
  readonly principalTags?: readonly Tag[] | undefined
  /** Who began the session, through however many roles. */
  readonly sourceIdentity?: string | undefined
  readonly principalOrganization?: Organization | undefined
  /** Of temporary credentials only. */
  readonly session?: { readonly issuedAt: Date; readonly mfaAt?: Date | undefined } | undefined
  /** When MFA was proved by the call itself, which then counts instead of what the session has. */
  readonly mfaAt?: Date | undefined
  readonly now: Date
  readonly secureTransport: boolean
  /** The address that the call came from. */
  readonly sourceIp?: string | undefined
  /** The VPC endpoint that it came through; the address is then one of the VPC's own. */
  readonly endpoint?: { readonly id: string; readonly vpc: string } | undefined
  readonly userAgent?: string | undefined
  /** Where the service that answers is. */
  readonly region?: string | undefined
  /** Services that call on the principal's behalf, the first of them first. */
  readonly calledVia?: readonly string[] | undefined
  /** On whose behalf a service principal calls. */
  readonly source?: { readonly arn: string; readonly account: string } | undefined
  readonly resourceAccount?: string | undefined
  readonly resourceOrganization?: Organization | undefined
}

type Entry = readonly [key: string, value: ContextValue]
type MaybeEntry = readonly [key: string, value: ContextValue | undefined]

/** Characters; no honest one is longer, and every policy may have patterns that walk through all of it. */
const longestUserAgent = 1024

/**
 * The condition context of one authorization. `own` are the keys of the operation (`iam:PolicyARN`, `aws:TagKeys`);
 * whatever else begins with `aws:` in it is left out, so that no input can speak for the caller.
 * Source: IAM User Guide, "AWS global condition context keys".
 */
export function callContext(facts: CallFacts, own: Iterable<Entry> = []): RequestContext {
  const entries: MaybeEntry[] = [
    ...principalEntries(facts),
    ['aws:SourceIdentity', facts.sourceIdentity],
    ...sessionEntries(facts),
    ...networkEntries(facts),
    ...resourceEntries(facts),
    ['aws:CurrentTime', facts.now.toISOString()],
    ['aws:EpochTime', seconds(facts.now)],
    ['aws:RequestedRegion', facts.region],
    ['aws:ViaAWSService', String((facts.calledVia ?? []).length > 0)],
    ['aws:CalledVia', facts.calledVia],
    ['aws:CalledViaFirst', facts.calledVia?.[0]],
    ['aws:CalledViaLast', facts.calledVia?.at(-1)],
  ]
  for (const entry of own) if (!reserved.test(entry[0])) entries.push(entry)
  return createContext(entries.filter(isPresent))
}

/** All global keys but those of tags on the resource and in the request, which an operation reads from its own data. */
const reserved = /^aws:(?!requesttag\/|resourcetag\/|tagkeys$)/i

const seconds = (time: Date): string => String(Math.floor(time.getTime() / 1000))

/** The condition keys that say who asks, as far as they are known without a call. */
export const principalContext = (
  facts: Pick<CallFacts, 'principal' | 'principalTags'>,
): readonly (readonly [key: string, value: ContextValue])[] => principalEntries(facts).filter(isPresent)

const isPresent = (entry: MaybeEntry): entry is Entry => entry[1] !== undefined

const principalTypes = {
  root: 'Account',
  user: 'User',
  federatedUser: 'FederatedUser',
  assumedRole: 'AssumedRole',
  anonymous: 'Anonymous',
} as const

function principalEntries({
  principal,
  principalTags,
  principalOrganization,
  source,
}: Pick<CallFacts, 'principal' | 'principalTags' | 'principalOrganization' | 'source'>): MaybeEntry[] {
  const service = principal.type === 'service'
  const common: MaybeEntry[] = [
    ['aws:PrincipalIsAWSService', String(service)],
    [
      'aws:PrincipalType',
      principal.type === 'service' || principal.type === 'federated'
        ? undefined
        : principalTypes[principal.type],
    ],
  ]
  if (service) {
    return [
      ...common,
      ['aws:PrincipalServiceName', principal.name],
      ['aws:SourceArn', source?.arn],
      ['aws:SourceAccount', source?.account],
    ]
  }
  if (principal.type === 'federated') return [...common, ['aws:FederatedProvider', principal.provider]]
  if (!isInAccount(principal)) return [...common, ['aws:userid', 'anonymous']]
  return [
    ...common,
    ['aws:PrincipalArn', principal.type === 'assumedRole' ? principal.roleArn : principal.arn],
    ['aws:PrincipalAccount', principal.accountId],
    ['aws:PrincipalOrgID', principalOrganization?.id],
    ['aws:PrincipalOrgPaths', principalOrganization && [principalOrganization.path]],
    ['aws:userid', userId(principal)],
    ['aws:username', principal.type === 'user' ? principal.userName : undefined],
    ...(principalTags ?? []).map(({ key, value }): Entry => [`aws:PrincipalTag/${key}`, value]),
  ]
}

/** Source: IAM User Guide, "IAM policy elements: Variables and tags", "Where you can find the unique identifier". */
function userId(principal: Extract<Principal, { accountId: string }>): string | undefined {
  switch (principal.type) {
    case 'user':
      return principal.id
    case 'assumedRole':
      return principal.id && principal.sessionName && `${principal.id}:${principal.sessionName}`
    case 'federatedUser':
      return principal.userName && `${principal.accountId}:${principal.userName}`
    case 'root':
      return principal.accountId
  }
}

/** A policy that tests these must mind that long-term credentials do not have them. */
function sessionEntries({ session, mfaAt = session?.mfaAt, now }: CallFacts): MaybeEntry[] {
  if (session === undefined && mfaAt === undefined) return []
  return [
    ['aws:TokenIssueTime', session?.issuedAt.toISOString()],
    ['aws:MultiFactorAuthPresent', String(mfaAt !== undefined)],
    [
      'aws:MultiFactorAuthAge',
      mfaAt && String(Math.floor(now.getTime() / 1000) - Math.floor(mfaAt.getTime() / 1000)),
    ],
  ]
}

function networkEntries({ secureTransport, sourceIp, endpoint, userAgent }: CallFacts): MaybeEntry[] {
  return [
    ['aws:SecureTransport', String(secureTransport)],
    [endpoint === undefined ? 'aws:SourceIp' : 'aws:VpcSourceIp', sourceIp],
    ['aws:SourceVpce', endpoint?.id],
    ['aws:SourceVpc', endpoint?.vpc],
    ['aws:UserAgent', userAgent?.slice(0, longestUserAgent)],
  ]
}

function resourceEntries({ resourceAccount, resourceOrganization }: CallFacts): MaybeEntry[] {
  return [
    ['aws:ResourceAccount', resourceAccount],
    ['aws:ResourceOrgID', resourceOrganization?.id],
    ['aws:ResourceOrgPaths', resourceOrganization && [resourceOrganization.path]],
  ]
}
