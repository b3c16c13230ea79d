import { parseIamArn } from '../../lib/arn.ts'
import { grammarProblems } from '../../policy/model/grammar.ts'
import type { JsonNode, ScalarNode } from '../../policy/model/json-node.ts'
import { parsePolicy } from '../../policy/model/parse.ts'
import type { AccountView } from '../authorize/account-view.ts'
import { limitExceeded, malformedPolicy, type ServiceError } from '../errors.ts'
import type { Call } from '../operation.ts'
import type { Role, TrustedPrincipal } from '../store/collections.ts'
import { arnOfRole, arnOfUser } from './lookup.ts'
import { countedSize } from './policy-documents.ts'

type Accounts = Call<unknown>['accounts']

/** A principal of a trust policy and where its text stands. */
interface NamedPrincipal {
  readonly kind: string
  readonly text: string
  readonly node: ScalarNode
}

const scalars = (node: JsonNode | undefined): readonly ScalarNode[] => {
  if (node === undefined || node.kind === 'object') return []
  return node.kind === 'scalar' ? [node] : node.items.flatMap(scalars)
}

function namedPrincipals(document: string): readonly NamedPrincipal[] {
  return parsePolicy(document).statements.flatMap(({ principal }) => {
    const { value } = principal ?? {}
    if (value?.kind !== 'object') return []
    return value.members.flatMap(member =>
      scalars(member.value).map(node => ({ kind: member.name, text: String(node.value), node })),
    )
  })
}

/**
 * Refuses what IAM refuses to store as a trust policy, and tells whom its ARNs name today. Principals of AWS must exist,
 * of whatever account. Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function checkTrustPolicy(
  document: string,
  { accounts, ports }: Pick<Call<unknown>, 'accounts' | 'ports'>,
): readonly TrustedPrincipal[] {
  const { trustPolicySize } = ports.quotas
  if (countedSize(document) > trustPolicySize) throw limitExceeded('ACLSizePerRole', trustPolicySize)
  const [problem] = grammarProblems(document, 'trust')
  if (problem !== undefined) throw malformedPolicy(problem.message)
  const trusted = new Map<string, string>()
  for (const { kind, text } of namedPrincipals(document)) {
    const id = checkPrincipal(accounts, kind, text)
    if (id !== undefined) trusted.set(text, id)
  }
  return [...trusted].map(([arn, id]) => ({ arn, id }))
}

const invalidPrincipal = (kind: string, text: string): ServiceError =>
  malformedPolicy(`Invalid principal in policy: "${kind}":"${text}"`)

const servicePattern = /^[a-z0-9][a-z0-9.-]*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal)$/
const federatedPattern = /^(arn:aws[a-z-]*:iam::\d{12}:(saml|oidc)-provider\/.+|[a-z0-9-]+(\.[a-z0-9-]+)+)$/
const canonicalUserPattern = /^[0-9a-f]{64}$/
const accountPattern = /^(?:(\d{12})|arn:aws:iam::(\d{12}):root)$/
const sessionPattern = /^arn:aws:sts::(\d{12}):(assumed-role\/[^/*?]+|federated-user)\/[^/*?]+$/

const otherPrincipals: Readonly<Record<string, RegExp>> = {
  Service: servicePattern,
  Federated: federatedPattern,
  CanonicalUser: canonicalUserPattern,
}

/** The unique id behind the ARN of a user or role; undefined for principals that have none. */
function checkPrincipal(accounts: Accounts, kind: string, text: string): string | undefined {
  if (kind !== 'AWS') {
    if (!otherPrincipals[kind]?.test(text)) throw invalidPrincipal(kind, text)
    return undefined
  }
  if (text === '*') return undefined
  const account = accountPattern.exec(text)
  const accountId = account?.[1] ?? account?.[2] ?? sessionPattern.exec(text)?.[1]
  if (accountId !== undefined) {
    if (accounts.account(accountId) === undefined) throw invalidPrincipal(kind, text)
    return undefined
  }
  const id = entityId(accounts, text)
  if (id === undefined) throw invalidPrincipal(kind, text)
  return id
}

function entityId(accounts: Accounts, arn: string): string | undefined {
  const { accountId = '', type, name = '' } = parseIamArn(arn) ?? {}
  const view = accounts.account(accountId)
  const user = type === 'user' ? view?.user(name) : undefined
  if (user !== undefined && arnOfUser(user) === arn) return user.userId
  const role = type === 'role' ? view?.role(name) : undefined
  return role !== undefined && arnOfRole(role) === arn ? role.roleId : undefined
}

/** The ARN that a unique id has today, or the id itself once whoever bore it is gone. */
function nameToday(view: AccountView | undefined, id: string): string {
  const user = view?.userById(id)
  if (user !== undefined) return arnOfUser(user)
  const role = view?.roleById(id)
  return role === undefined ? id : arnOfRole(role)
}

/**
 * The trust policy as it is read back: byte for byte what was stored, but with principals by the names they have now.
 * Source: IAM User Guide, "AWS JSON policy elements: Principal", on deleted users and roles.
 */
export function shownTrustPolicy({ trustPolicy, trusted }: Role, accounts: Accounts): string {
  const renamed = new Map<string, string>()
  for (const { arn, id } of trusted) {
    const today = nameToday(accounts.account(parseIamArn(arn)?.accountId ?? ''), id)
    if (today !== arn) renamed.set(arn, today)
  }
  if (renamed.size === 0) return trustPolicy
  let shown = ''
  let end = 0
  for (const { kind, text, node } of namedPrincipals(trustPolicy)) {
    const today = kind === 'AWS' ? renamed.get(text) : undefined
    if (today === undefined) continue
    shown += trustPolicy.slice(end, node.offset) + JSON.stringify(today)
    end = node.offset + node.length
  }
  return shown + trustPolicy.slice(end)
}
