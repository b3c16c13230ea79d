import type {
  Explanation,
  PolicyExplanation,
  PolicyType,
  StatementExplanation,
} from '../../policy/evaluate/explanation.ts'

interface Authorization {
  readonly explicitDeny: boolean
  readonly action: string
  readonly resource: string
  readonly explanation?: Explanation | undefined
}

/** `ReadOnlyAccess` of `arn:aws:iam::aws:policy/ReadOnlyAccess`; an inline policy's own name. */
export const nameOfPolicy = ({ source }: PolicyExplanation): string =>
  source.kind === 'managed' ? source.id.slice(source.id.lastIndexOf('/') + 1) : source.id

const origins: Readonly<Record<Exclude<PolicyType, 'identity'>, string>> = {
  boundary: 'is the permissions boundary',
  session: 'is a policy of this session',
  serviceControl: 'is a service control policy of the organization',
  resourceControl: 'is a resource control policy of the organization',
  resource: 'is the policy of the resource',
  vpcEndpoint: 'is the policy of the VPC endpoint',
  service: 'is a rule of the service',
}

/** Through what a policy reaches the person, in words. */
export const originOf = ({ source, type }: PolicyExplanation): string => {
  if (type !== 'identity') return origins[type]
  const kind = source.kind === 'inline' ? 'inline' : 'managed'
  if (source.origin === undefined) return `(${kind})`
  if (source.origin.type === 'account') return '(a setting of the account)'
  return source.origin.type === 'group'
    ? `(${kind}, through the group ${source.origin.name})`
    : `(${kind}, directly on the ${source.origin.type})`
}

export const statementName = ({ sid, index }: Pick<StatementExplanation, 'sid' | 'index'>): string =>
  sid === undefined || sid === '' ? `Statement ${index + 1}` : `Statement “${sid}”`

const quoted = (values: readonly string[]): string => values.map(value => `“${value}”`).join(', ')

/** What a statement did: follows its name in a sentence. */
export const reasonOf = (statement: StatementExplanation): string => {
  if (statement.matched) return statement.effect === 'Deny' ? 'denies it' : 'allows it'
  const verb = statement.effect === 'Deny' ? 'would deny it' : 'would allow it'
  const { failed } = statement
  if (failed?.part === 'action') return 'is about other actions'
  if (failed?.part === 'resource') return `${verb}, but only on other resources`
  if (failed?.part === 'principal') return `${verb}, but only to other principals`
  if (failed?.part === 'condition' && failed.condition !== undefined) {
    const { operator, key, expected, actual } = failed.condition
    const found = actual.length === 0 ? 'the request does not have it' : `the request has ${quoted(actual)}`
    return `${verb}, but its condition ${operator} wants ${key} to be ${quoted(expected)}; ${found}`
  }
  return statement.unreadable === undefined
    ? `${verb}, but does not match`
    : `${verb}, but cannot be read: ${statement.unreadable.join('; ')}`
}

const silentKinds = {
  serviceControl: 'a level of the service control policies',
  resourceControl: 'a level of the resource control policies',
  resource: 'the policy of the resource',
  vpcEndpoint: 'the policy of the VPC endpoint',
} as const

/** Whose request was decided about, as the rest of a sentence takes it. */
const you = 'you'

/** The decision in one sentence. `whom` is who asked, unless whoever reads it. */
export const summaryOf = (
  { action, resource, explicitDeny, explanation }: Authorization,
  whom = you,
): string => {
  const what = `${action} on ${resource === '*' ? 'all resources' : resource}`
  if (explanation === undefined) {
    return explicitDeny ? `a policy explicitly denies ${what}.` : `no policy allows ${what}.`
  }
  const { outcome, decidedBy, policies, rule } = explanation
  if (outcome === 'allowed') return permissionOf(what, explanation)
  if (outcome === 'explicitDeny') {
    const by = matchingPolicy(policies, 'Deny')
    return `${by === undefined ? 'a policy' : `the policy ${nameOfPolicy(by)}`} explicitly denies ${what}, and an explicit denial always wins.`
  }
  if (decidedBy === 'boundary') {
    return `the permissions boundary does not allow ${what}; only what both it and the policies allow is allowed.`
  }
  if (decidedBy === 'session') return `the policies of this session do not allow ${what}.`
  if (decidedBy === 'service')
    return `${rule ?? 'the service itself does not allow it'}, whatever the policies say.`
  if (decidedBy === 'resource' && !policies.some(({ type }) => type === 'resource')) {
    return `only the policy of the resource itself can open ${what}, and there is none.`
  }
  if (decidedBy !== 'identity') return `${silentKinds[decidedBy]} does not allow ${what}.`
  const count = policies.filter(policy => policy.type === 'identity').length
  if (count === 0)
    return `no policy applies to ${whom}, so nothing is allowed; ${what} needs a policy that allows it.`
  return count === 1
    ? `the one policy that applies to ${whom} does not allow ${what}.`
    : `none of the ${count} policies that apply to ${whom} allows ${what}.`
}

const permissionOf = (what: string, { decidedBy, policies, rule }: Explanation): string => {
  if (decidedBy === 'service')
    return `${rule ?? 'the root user may do everything'}, whatever the policies say.`
  const by = matchingPolicy(
    policies.filter(({ type }) => type === decidedBy),
    'Allow',
  )
  if (decidedBy === 'resource') return `the policy of the resource allows ${what} by itself.`
  return `${by === undefined ? 'a policy' : `the policy ${nameOfPolicy(by)}`} allows ${what}, and nothing denies it.`
}

const matchingPolicy = (
  policies: readonly PolicyExplanation[],
  effect: 'Allow' | 'Deny',
): PolicyExplanation | undefined =>
  policies.find(
    ({ irrelevant, statements }) =>
      irrelevant === undefined && statements.some(each => each.matched && each.effect === effect),
  )
