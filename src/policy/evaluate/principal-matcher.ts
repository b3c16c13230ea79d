import type { JsonNode, Member } from '../model/json-node.ts'
import { isInAccount, type Principal } from './principal.ts'

/** How a statement names a principal, as bits: several statements together may name it in several ways. */
export const naming = {
  none: 0,
  /** By its account, which leaves the decision to the account's own policies. */
  account: 1,
  /** By its role, or for a federated user by the user who asked for the token. */
  role: 2,
  /** As one of everybody. */
  everyone: 4,
  /** A user, service or identity provider itself. */
  itself: 8,
  /** A session itself. */
  session: 16,
} as const

/** The Principal or NotPrincipal of a statement. */
export interface PrincipalMatcher {
  readonly negated: boolean
  readonly everyone: boolean
  readonly accounts: ReadonlySet<string>
  /** ARNs of users, roles and sessions, and unique ids in place of ARNs. */
  readonly names: ReadonlySet<string>
  readonly services: ReadonlySet<string>
  readonly federated: ReadonlySet<string>
  readonly canonicalUsers: ReadonlySet<string>
  /** What cannot name a principal. */
  readonly unreadable: readonly string[]
}

/**
 * Compiles a Principal element. `pinned` gives the unique id that stands for an ARN since the policy was stored:
 * whoever has the same ARN later is somebody else.
 */
export function compilePrincipals(
  member: Member,
  negated: boolean,
  pinned: ReadonlyMap<string, string>,
): PrincipalMatcher {
  const accounts = new Set<string>()
  const names = new Set<string>()
  const others = {
    Service: new Set<string>(),
    Federated: new Set<string>(),
    CanonicalUser: new Set<string>(),
  }
  const unreadable: string[] = []
  let everyone = false
  const wrong = (text: string) => unreadable.push(`"${text}" names no principal`)
  const addAws = (text: string) => {
    const account = accountPattern.exec(text)
    const id = pinned.get(text)
    if (text === '*') everyone = true
    else if (account !== null) accounts.add(account[1] ?? account[2] ?? '')
    else if (id !== undefined) names.add(id)
    else if (namePattern.test(text)) names.add(text)
    else wrong(text)
  }
  const add = (kind: string, text: string) => {
    if (kind === 'AWS') addAws(text)
    else if ((kind === 'Service' || kind === 'Federated' || kind === 'CanonicalUser') && !/[*?]/.test(text)) {
      others[kind].add(text)
    } else wrong(text)
  }
  const node = member.value
  if (node?.kind === 'scalar' && node.value === '*') everyone = true
  else if (node?.kind === 'object') {
    for (const { name, value } of node.members) {
      for (const text of textsOf(value)) {
        if (text === undefined) unreadable.push(`the ${name} in ${member.name} cannot be read`)
        else add(name, text)
      }
    }
  } else unreadable.push(`its ${member.name} cannot be read`)
  return {
    negated,
    everyone,
    accounts,
    names,
    services: others.Service,
    federated: others.Federated,
    canonicalUsers: others.CanonicalUser,
    unreadable,
  }
}

const accountPattern = /^(?:([0-9]{12})|arn:[^:*?]+:iam::([0-9]{12}):root)$/
// Users (also those of CloudFront), roles, sessions, federated users, and unique ids of users and roles.
const namePattern =
  /^(?:arn:[^:*?]+:iam::[^:*?]+:(?:user|role)\/[^*?]+|arn:[^:*?]+:sts::[0-9]{12}:(?:assumed-role|federated-user)\/[^*?]+|(?:AIDA|AROA)[A-Z0-9]+)$/

function textsOf(node: JsonNode | undefined): readonly (string | undefined)[] {
  const items = node?.kind === 'array' ? node.items : [node]
  return items.map(item =>
    item?.kind === 'scalar' && typeof item.value === 'string' ? item.value : undefined,
  )
}

/**
 * How an Allow names the principal: a sum of `naming`'s bits, 0 when it does not. Whom a provider vouches for is
 * nobody yet, so that only the provider's own name lets him in.
 */
export function namedInAllow(matcher: PrincipalMatcher, principal: Principal): number {
  if (principal.type === 'federated') {
    return !matcher.negated && matcher.federated.has(principal.provider) ? naming.itself : naming.none
  }
  if (!matcher.negated) return namings(matcher, principal)
  // Being left out at any level is being left out.
  return matcher.unreadable.length > 0 || namings(matcher, principal) !== naming.none
    ? naming.none
    : naming.everyone
}

/**
 * Whether a Deny concerns the principal. Who has a permissions boundary (`bounded`) cannot be left out of a Deny by
 * NotPrincipal; others are left out when every level of them is listed: account, role, session.
 * Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
 */
export function namedInDeny(matcher: PrincipalMatcher, principal: Principal, bounded: boolean): boolean {
  if (matcher.negated) return bounded || !listedAtEveryLevel(matcher, principal)
  return matcher.unreadable.length > 0 || namings(matcher, principal) !== naming.none
}

function namings(matcher: PrincipalMatcher, principal: Principal): number {
  let found: number = matcher.everyone ? naming.everyone : naming.none
  if (isInAccount(principal)) {
    if (namesAccount(matcher, principal.accountId, principal.canonicalUserId)) found |= naming.account
    switch (principal.type) {
      case 'user':
        if (namesEither(matcher, principal.arn, principal.id)) found |= naming.itself
        break
      case 'assumedRole':
        if (matcher.names.has(principal.arn)) found |= naming.session
        if (namesEither(matcher, principal.roleArn, principal.id)) found |= naming.role
        break
      case 'federatedUser':
        if (matcher.names.has(principal.arn)) found |= naming.session
        if (matcher.names.has(principal.issuerArn)) found |= naming.role
        break
    }
  } else if (principal.type === 'service') {
    if (matcher.services.has(principal.name)) found |= naming.itself
  } else if (principal.type === 'federated') {
    if (matcher.federated.has(principal.provider)) found |= naming.itself
  }
  return found
}

function listedAtEveryLevel(matcher: PrincipalMatcher, principal: Principal): boolean {
  if (matcher.everyone) return true
  const found = namings(matcher, principal)
  switch (principal.type) {
    case 'root':
      return (found & naming.account) !== 0
    case 'user':
      return (found & naming.account) !== 0 && (found & naming.itself) !== 0
    case 'federatedUser':
      return (found & naming.account) !== 0 && (found & naming.session) !== 0
    case 'assumedRole':
      return (found & naming.account) !== 0 && (found & naming.role) !== 0 && (found & naming.session) !== 0
    case 'service':
    case 'federated':
      return (found & naming.itself) !== 0
    case 'anonymous':
      return false
  }
}

const namesAccount = (matcher: PrincipalMatcher, accountId: string, canonical: string | undefined): boolean =>
  matcher.accounts.has(accountId) || (canonical !== undefined && matcher.canonicalUsers.has(canonical))

const namesEither = ({ names }: PrincipalMatcher, arn: string, id: string | undefined): boolean =>
  names.has(arn) || (id !== undefined && names.has(id))
