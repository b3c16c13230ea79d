import { nameOfArn } from '../../../../lib/arn.ts'
import { type HeldPolicy, type Member, policySetOf } from '../../../../policy/analyze/members.ts'
import { callContext } from '../../../../policy/evaluate/call-context.ts'
import { type CompiledPolicy, compilePolicy } from '../../../../policy/evaluate/compile.ts'
import { decide } from '../../../../policy/evaluate/decide.ts'
import { explain } from '../../../../policy/evaluate/explain.ts'
import type { Explanation, PolicyExplanation } from '../../../../policy/evaluate/explanation.ts'
import type { PolicySet } from '../../../../policy/evaluate/policy-set.ts'
import type { AccessRequest } from '../../../../policy/evaluate/request.ts'
import { parsePolicy } from '../../../../policy/model/parse.ts'
import { conditionText } from '../trust/trust-sentence.ts'

/** Whether somebody may assume a role, and why. */
export interface Verdict {
  readonly may: 'Yes' | 'On conditions' | 'No'
  /** One or two sentences. */
  readonly why: string
}

/** The role that is asked about. */
export interface AskedRole {
  readonly arn: string
  readonly accountId: string
  readonly trust: CompiledPolicy
  /** What a caller brings along of the external IDs that the trust policy asks for, if it asks for any. */
  readonly externalId: string | undefined
  /** All of them, each as a text that fits. */
  readonly externalIds: readonly string[]
}

/** More different external IDs than this are not tried. */
const mostExternalIds = 20

export function askedRole(arn: string, accountId: string, trustPolicy: string): AskedRole {
  const asked = parsePolicy(trustPolicy)
    .statements.flatMap(({ conditions }) => conditions)
    .filter(({ key }) => key.value.toLowerCase() === 'sts:externalid')
    .flatMap(({ values }) => values.values.map(({ value }) => value.replaceAll('*', '').replaceAll('?', 'x')))
  const externalIds = [...new Set(asked)].slice(0, mostExternalIds)
  const trust = compilePolicy(trustPolicy, { id: arn, kind: 'inline' }, { form: 'trust' })
  return { arn, accountId, trust, externalId: externalIds[0], externalIds }
}

/** The role as somebody asks for it with the external ID that lets them in; with the first one where none does. */
const withFittingId = (role: AskedRole, letsIn: (role: AskedRole) => boolean): AskedRole =>
  role.externalIds.map(externalId => ({ ...role, externalId })).find(letsIn) ?? role

/**
 * With which credentials somebody calls: those of a session that began with MFA, those of one that began without, or
 * a long-term access key, which has no condition key that tells of MFA.
 */
type Credentials = 'mfa' | 'session' | 'key'

/** What a caller could bring along, beside being who they are. */
interface Brought {
  readonly credentials: Credentials
  readonly externalId: boolean
}

const everything: Brought = { credentials: 'mfa', externalId: true }

/** A role acts in sessions alone. */
const credentialsOf = ({ principal }: Pick<Member, 'principal'>): readonly Credentials[] =>
  principal.type === 'user' ? ['mfa', 'session', 'key'] : ['mfa', 'session']

function requestBy(
  { principal, tags }: Pick<Member, 'principal' | 'tags'>,
  role: AskedRole,
  now: Date,
  brought: Brought,
): AccessRequest {
  const context = callContext(
    {
      principal,
      principalTags: tags,
      session:
        brought.credentials === 'key'
          ? undefined
          : { issuedAt: now, mfaAt: brought.credentials === 'mfa' ? now : undefined },
      now,
      secureTransport: true,
      resourceAccount: role.accountId,
    },
    brought.externalId && role.externalId !== undefined ? [['sts:ExternalId', role.externalId]] : [],
  )
  return { action: 'sts:AssumeRole', resource: role.arn, context, principal, resourceOwner: role.accountId }
}

/**
 * Whether a candidate may assume a role with whatever credentials they can have and the external ID that the role asks
 * for, which of these it takes, and which policies say so. What else a condition asks of a call, such as an address,
 * nobody knows beforehand: there it counts as absent, and the verdict names it.
 */
export function verdictOn(candidate: Member, asked: AskedRole, now: Date): Verdict {
  const set: PolicySet = { ...policySetOf(candidate), resource: asked.trust }
  const all = credentialsOf(candidate)
  const lettingIn = (role: AskedRole, externalId: boolean): readonly Credentials[] =>
    all.filter(
      credentials =>
        decide(set, requestBy(candidate, role, now, { credentials, externalId })).outcome === 'allowed',
    )
  const role = withFittingId(asked, each => lettingIn(each, true).length > 0)
  const fitting = lettingIn(role, true)
  const brought: Brought = { ...everything, credentials: fitting[0] ?? 'mfa' }
  const { outcome, decidedBy } = decide(set, requestBy(candidate, role, now, brought))
  if (outcome !== 'allowed')
    return { may: 'No', why: refusalWords(candidate, role, now, set, outcome, decidedBy) }
  const how =
    decidedBy === 'resource'
      ? `The trust policy names the ${candidate.kind} itself.`
      : `The trust policy lets the account decide, and ${words(
          decisive(candidate, role, now, brought, 'allowed'),
        )} allows it.`
  const needed = needs(all, fitting, lettingIn(role, false), role.externalId ?? '')
  return needed === undefined
    ? { may: 'Yes', why: how }
    : { may: 'On conditions', why: `${how} Only if ${needed}.` }
}

/** By those credentials that let somebody in, where others do not. */
const credentialWords: Readonly<Record<string, string>> = {
  mfa: 'they signed in with MFA',
  'mfa or key': 'they signed in with MFA or use a long-term access key, which needs none',
  'mfa or session': 'they use temporary credentials',
  session: 'they signed in without MFA',
  'session or key': 'they did not sign in with MFA',
  key: 'they use a long-term access key',
}

/** What it takes to be let in: `fitting` with the external ID, `without` without it; undefined when it takes nothing. */
function needs(
  all: readonly Credentials[],
  fitting: readonly Credentials[],
  without: readonly Credentials[],
  externalId: string,
): string | undefined {
  const having = (some: readonly Credentials[]): readonly string[] =>
    some.length === all.length ? [] : [credentialWords[some.join(' or ')] ?? '']
  if (without.length === fitting.length) return having(fitting)[0]
  const withId = [...having(fitting), `they send the external ID “${externalId}”`].join(' and ')
  return without.length === 0 ? withId : `${having(without)[0]}, or ${withId}`
}

const words = (policy: HeldPolicy | undefined): string => {
  if (policy === undefined) return 'a policy'
  const { origin } = policy.source
  return origin?.type === 'group'
    ? `the policy ${policy.name} of the group ${origin.name}`
    : `the policy ${policy.name}`
}

/** The first of the candidate's policies with which alone the answer is `outcome`. */
function decisive(
  { policies, ...candidate }: Member,
  role: AskedRole,
  now: Date,
  brought: Brought,
  outcome: Explanation['outcome'],
): HeldPolicy | undefined {
  const request = requestBy(candidate, role, now, brought)
  return policies().find(
    ({ compiled }) => decide({ identity: [compiled], resource: role.trust }, request).outcome === outcome,
  )
}

/** The condition that alone kept an Allow of a policy from matching. */
const unmet = ({ statements }: PolicyExplanation): string | undefined =>
  statements.flatMap(({ effect, failed }) => {
    const condition = effect === 'Allow' ? failed?.condition : undefined
    return condition === undefined
      ? []
      : [conditionText(condition.operator, condition.key, condition.expected)]
  })[0]

function refusalWords(
  candidate: Member,
  role: AskedRole,
  now: Date,
  set: PolicySet,
  outcome: Explanation['outcome'],
  decidedBy: Explanation['decidedBy'],
): string {
  const kind = candidate.kind
  const boundary = candidate.boundary()?.name ?? ''
  if (outcome === 'explicitDeny') {
    if (decidedBy === 'resource') return 'The trust policy denies it.'
    if (decidedBy === 'boundary') return `The permissions boundary ${boundary} denies it.`
    const denying = words(decisive(candidate, role, now, everything, 'explicitDeny'))
    return `${denying.charAt(0).toUpperCase()}${denying.slice(1)} denies it.`
  }
  if (decidedBy === 'boundary')
    return `The permissions boundary ${boundary} does not allow sts:AssumeRole on this role.`
  const { policies } = explain(set, requestBy(candidate, role, now, everything))
  if (decidedBy === 'resource') {
    const condition = policies.filter(({ type }) => type === 'resource').map(unmet)[0]
    return condition === undefined
      ? `The trust policy names neither the ${kind} nor its account.`
      : `The trust policy lets the ${kind} in only if ${condition}.`
  }
  const almost = policies
    .filter(({ type }) => type === 'identity')
    .flatMap(policy => {
      const condition = unmet(policy)
      return condition === undefined ? [] : [{ id: policy.source.id, condition }]
    })[0]
  const lets = 'The trust policy lets the account decide, but'
  return almost === undefined
    ? `${lets} no policy of the ${kind} allows sts:AssumeRole on this role.`
    : `${lets} ${nameOfArn(almost.id)} allows it only if ${almost.condition}.`
}

const allowAll = compilePolicy(
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  { id: 'everything', kind: 'inline' },
)

/** Whether a trust policy lets a user of some account in, as far as it is for the trust policy to say. */
export const admits = (
  role: AskedRole,
  user: { readonly arn: string; readonly accountId: string },
  now: Date,
): boolean => {
  const principal = {
    type: 'user',
    ...user,
    userName: nameOfArn(user.arn),
  } as const
  const lets = (each: AskedRole): boolean =>
    credentialsOf({ principal }).some(
      credentials =>
        decide(
          { identity: [allowAll], resource: each.trust },
          requestBy({ principal, tags: [] }, each, now, { ...everything, credentials }),
        ).outcome === 'allowed',
    )
  return lets(withFittingId(role, lets))
}
