import { nameOfArn } from '../../../../lib/arn.ts'
import type { JsonNode, Member } from '../../../../policy/model/json-node.ts'
import { type ParsedStatement, parsePolicy } from '../../../../policy/model/parse.ts'

/** Whom a trust policy names. `own`: of the role's own account. */
export type TrustedEntity =
  | { readonly type: 'everybody' }
  | { readonly type: 'account'; readonly accountId: string; readonly own: boolean }
  | {
      readonly type: 'user' | 'role' | 'session' | 'federatedUser'
      readonly name: string
      readonly accountId: string
      readonly own: boolean
    }
  /** A user or role that is gone: its unique id stands where its ARN stood. */
  | { readonly type: 'deletedUser' | 'deletedRole'; readonly id: string }
  | { readonly type: 'service'; readonly name: string }
  | { readonly type: 'provider'; readonly name: string; readonly protocol: string }
  | { readonly type: 'other'; readonly text: string }

const accountPattern = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/
const entityPattern = /^arn:[\w-]+:iam::(\d{12}):(user|role)\/(.+)$/
const sessionPattern = /^arn:[\w-]+:sts::(\d{12}):(assumed-role|federated-user)\/(.+)$/
const providerPattern = /^arn:[\w-]+:iam::\d{12}:(saml|oidc)-provider\/(.+)$/

function awsPrincipal(text: string, ownAccountId: string): TrustedEntity {
  if (text === '*') return { type: 'everybody' }
  const [, accountId] = accountPattern.exec(text) ?? []
  if (accountId !== undefined) return { type: 'account', accountId, own: accountId === ownAccountId }
  const [, ofEntity, kind, path] = entityPattern.exec(text) ?? []
  if (ofEntity !== undefined && path !== undefined)
    return {
      type: kind === 'user' ? 'user' : 'role',
      name: nameOfArn(path),
      accountId: ofEntity,
      own: ofEntity === ownAccountId,
    }
  const [, ofSession, sessionKind, name] = sessionPattern.exec(text) ?? []
  if (ofSession !== undefined && name !== undefined)
    return {
      type: sessionKind === 'assumed-role' ? 'session' : 'federatedUser',
      name,
      accountId: ofSession,
      own: ofSession === ownAccountId,
    }
  if (/^AIDA[A-Z0-9]+$/.test(text)) return { type: 'deletedUser', id: text }
  if (/^AROA[A-Z0-9]+$/.test(text)) return { type: 'deletedRole', id: text }
  return { type: 'other', text }
}

function federated(text: string): TrustedEntity {
  const [, kind, name] = providerPattern.exec(text) ?? []
  if (name !== undefined)
    return { type: 'provider', name, protocol: kind === 'saml' ? 'SAML' : 'OpenID Connect' }
  return { type: 'provider', name: text, protocol: 'web identity' }
}

function entityOf(kind: string, text: string, ownAccountId: string): TrustedEntity {
  switch (kind) {
    case 'AWS':
      return awsPrincipal(text, ownAccountId)
    case 'Service':
      return { type: 'service', name: text.replace(/\.amazonaws\.com(\.cn)?$/, '') }
    case 'Federated':
      return federated(text)
    default:
      return { type: 'other', text: `${kind} ${text}` }
  }
}

const textsOf = (node: JsonNode | undefined): readonly string[] => {
  if (node?.kind === 'scalar') return [String(node.value)]
  return node?.kind === 'array' ? node.items.flatMap(textsOf) : []
}

function entitiesIn(element: Member | undefined, ownAccountId: string): readonly TrustedEntity[] {
  const value = element?.value
  if (value?.kind === 'object')
    return value.members.flatMap(({ name, value: texts }) =>
      textsOf(texts).map(text => entityOf(name, text, ownAccountId)),
    )
  return textsOf(value).map(text => awsPrincipal(text, ownAccountId))
}

/** Whom a statement's Principal names, or its NotPrincipal leaves out. */
export const entitiesOf = (statement: ParsedStatement, ownAccountId: string): readonly TrustedEntity[] =>
  entitiesIn(statement.principal ?? statement.notPrincipal, ownAccountId)

/** Whom the Allow statements of a trust policy name, each once, in the order of the text. Never throws. */
export function trustedEntities(document: string, ownAccountId: string): readonly TrustedEntity[] {
  const byLabel = new Map<string, TrustedEntity>()
  for (const statement of parsePolicy(document).statements) {
    if (statement.effect?.value !== 'Allow' || statement.principal === undefined) continue
    for (const entity of entitiesOf(statement, ownAccountId)) byLabel.set(entityLabel(entity), entity)
  }
  return [...byLabel.values()]
}

const nouns = {
  user: 'User',
  role: 'Role',
  session: 'Role session',
  federatedUser: 'Federated user',
} as const

/** In the words of a table's cell: `AWS service: lambda`. */
export function entityLabel(entity: TrustedEntity): string {
  switch (entity.type) {
    case 'everybody':
      return 'Everybody'
    case 'account':
      return `Account: ${entity.accountId}${entity.own ? ' (this account)' : ''}`
    case 'deletedUser':
      return `Deleted user: ${entity.id}`
    case 'deletedRole':
      return `Deleted role: ${entity.id}`
    case 'service':
      return `AWS service: ${entity.name}`
    case 'provider':
      return `Identity provider: ${entity.name}`
    case 'other':
      return entity.text
    default:
      return `${nouns[entity.type]}: ${entity.name}${entity.own ? '' : ` (${entity.accountId})`}`
  }
}

/** In the words of a sentence: `the AWS service lambda`. */
export function entityPhrase(entity: TrustedEntity): string {
  switch (entity.type) {
    case 'everybody':
      return 'everybody in every AWS account'
    case 'account':
      return entity.own
        ? 'users and roles of this account whose own policies let them'
        : `users and roles of the account ${entity.accountId} whom that account lets`
    case 'deletedUser':
      return `a deleted user (${entity.id}), who no longer exists,`
    case 'deletedRole':
      return `a deleted role (${entity.id}), which no longer exists,`
    case 'service':
      return `the AWS service ${entity.name}`
    case 'provider':
      return `whoever the identity provider ${entity.name} (${entity.protocol}) vouches for`
    case 'other':
      return `“${entity.text}”`
    default: {
      const where = entity.own ? '' : ` of the account ${entity.accountId}`
      return `the ${nouns[entity.type].toLowerCase()} ${entity.name}${where}`
    }
  }
}
