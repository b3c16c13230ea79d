import { callContext } from '../../../policy/evaluate/call-context.ts'
import { candidates, compilePolicy } from '../../../policy/evaluate/compile.ts'
import { explain } from '../../../policy/evaluate/explain.ts'
import type { Explanation, PolicySource } from '../../../policy/evaluate/explanation.ts'
import type { RequestContext } from '../../../policy/evaluate/request.ts'
import type { OwnPolicies } from '../../api/own-policies.ts'
import { nameOfPolicy, statementName } from '../../ui/refusal-words.ts'

/** What the person's policies say about one action on the person's own user. */
export type Standing =
  | { readonly verdict: 'allowed' }
  /** `because` continues “You may not …: ”. */
  | { readonly verdict: 'refused'; readonly because: string; readonly by?: Blocking | undefined }
  /** It cannot be known beforehand. */
  | { readonly verdict: 'open'; readonly because: string }

/** The statement that stands in the way. */
export interface Blocking {
  readonly policy: PolicySource
  readonly index: number
  /** `Statement “DenyTheRest” of RequireMfa` */
  readonly name: string
}

export interface OwnUser {
  readonly accountId: string
  readonly userName: string
  readonly arn: string
  readonly now: Date
  readonly secureTransport: boolean
  /** Whether the session was opened with MFA. */
  readonly mfa: boolean
}

/**
 * Facts of a call that the console cannot know before the service sees it: where it comes from, how the person signed
 * in, and what the input of the call itself will be.
 */
const knownToServiceOnly =
  /^aws:(multifactorauth|sourceip|vpcsourceip|sourcevpc|useragent|referer|tokenissuetime|principalorg|resourceorg|sourceidentity)|^iam:servicespecificcredential/

/** What of these is known, since it is known whether the person signed in with MFA; not when, if they did. */
const knownFromMfa = (mfa: boolean): RegExp =>
  mfa ? /^aws:multifactorauthpresent$/ : /^aws:multifactorauth(present|age)$/

const contextOf = (policies: OwnPolicies, user: OwnUser): RequestContext =>
  callContext(
    {
      principal: {
        type: 'user',
        accountId: user.accountId,
        arn: user.arn,
        id: policies.userId,
        userName: user.userName,
      },
      principalTags: policies.tags,
      session: { issuedAt: user.now, mfaAt: user.mfa ? user.now : undefined },
      now: user.now,
      secureTransport: user.secureTransport,
      // IAM is global, and this is where it is.
      region: 'us-east-1',
      resourceAccount: user.accountId,
    },
    policies.tags.flatMap(({ key, value }) => [
      [`aws:ResourceTag/${key}`, value] as const,
      [`iam:ResourceTag/${key}`, value] as const,
    ]),
  )

/** Source: IAM API Reference, "UpdateAccountPasswordPolicy", `AllowUsersToChangePassword`. */
const givenByAccount: ReadonlySet<string> = new Set(['iam:ChangePassword', 'iam:GetAccountPasswordPolicy'])

const accountGrant = compilePolicy(
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: [...givenByAccount], Resource: '*' },
  }),
  { id: 'AllowUsersToChangePassword', kind: 'inline' },
)

/**
 * What the policies say about an action, on the person's own user unless another resource is given; what cannot be read
 * or known makes the answer open.
 */
export const standingOf = (policies: OwnPolicies, user: OwnUser, action: string, on = user.arn): Standing => {
  const { missing, lettingChangePassword } = policies
  const given = givenByAccount.has(action)
  const set =
    given && lettingChangePassword === true
      ? { ...policies.set, identity: [...policies.set.identity, accountGrant] }
      : policies.set
  const resource = action === 'iam:GetAccountPasswordPolicy' ? '*' : on
  const explanation = explain(set, { action, resource, context: contextOf(policies, user) })
  const known = knownFromMfa(user.mfa)
  const keys = [...set.identity, ...(set.boundary === undefined ? [] : [set.boundary])]
    .flatMap(policy => candidates(policy, action).all)
    .flatMap(({ conditions }) => conditions)
    .filter(({ lookup }) => knownToServiceOnly.test(lookup) && !known.test(lookup))
    .map(({ key }) => key)
  if (keys.length > 0)
    return {
      verdict: 'open',
      because: `it depends on ${[...new Set(keys)].join(', ')}, which only the service knows when you try`,
    }
  // A denial stands whatever the policies say that could not be read.
  if (explanation.outcome === 'explicitDeny')
    return { verdict: 'refused', because: reasonOf(explanation), by: blockingOf(explanation) }
  if (missing.length > 0)
    return {
      verdict: 'open',
      because: `not all of your policies can be read (that needs ${missing.join(', ')})`,
    }
  if (explanation.outcome === 'allowed') return { verdict: 'allowed' }
  return given && lettingChangePassword === undefined
    ? {
        verdict: 'open',
        because:
          'whether the account lets all its users do it cannot be read (that needs iam:GetAccountPasswordPolicy)',
      }
    : { verdict: 'refused', because: reasonOf(explanation) }
}

const blockingOf = ({ policies }: Explanation): Blocking | undefined => {
  for (const policy of policies) {
    const denying = policy.statements.find(({ matched, effect }) => matched && effect === 'Deny')
    if (denying !== undefined)
      return {
        policy: policy.source,
        index: denying.index,
        name: `${statementName(denying)} of ${nameOfPolicy(policy)}`,
      }
  }
  return undefined
}

/** The same words for the same reason, so that actions can be named together. */
const reasonOf = ({ outcome, decidedBy, policies }: Explanation): string => {
  if (outcome === 'explicitDeny') {
    const denying = policies.find(({ statements }) =>
      statements.some(({ matched, effect }) => matched && effect === 'Deny'),
    )
    return `the policy ${denying === undefined ? '' : nameOfPolicy(denying)} explicitly denies it`
  }
  if (decidedBy === 'boundary') {
    const boundary = policies.find(({ type }) => type === 'boundary')
    return `your permissions boundary ${boundary === undefined ? '' : nameOfPolicy(boundary)} does not allow it`
  }
  const count = policies.filter(({ type }) => type === 'identity').length
  return count === 0
    ? 'no policy applies to you'
    : count === 1
      ? 'the one policy that applies to you does not allow it'
      : `none of the ${count} policies that apply to you allows it`
}

/** Something to do with a credential: as it follows “You may”, and the action that it takes. */
export interface Task {
  readonly does: string
  readonly action: string
}

export interface StandingLine {
  readonly verdict: Standing['verdict']
  readonly text: string
}

const listed = (items: readonly string[], word: 'and' | 'or'): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`

/** One line for what is allowed, and one for each reason against the rest. */
export const standingLines = (
  tasks: readonly Task[],
  standing: (action: string) => Standing,
): readonly StandingLine[] => {
  const judged = tasks.map(task => ({ ...task, standing: standing(task.action) }))
  const allowed = judged.filter(task => task.standing.verdict === 'allowed')
  const reasons = new Map<string, { verdict: 'refused' | 'open'; because: string; tasks: typeof judged }>()
  for (const task of judged) {
    if (task.standing.verdict === 'allowed') continue
    const { verdict, because } = task.standing
    const known = reasons.get(`${verdict} ${because}`)
    reasons.set(`${verdict} ${because}`, { verdict, because, tasks: [...(known?.tasks ?? []), task] })
  }
  return [
    ...(allowed.length === 0
      ? []
      : [
          {
            verdict: 'allowed' as const,
            text: `You may ${listed(
              allowed.map(({ does }) => does),
              'and',
            )}.`,
          },
        ]),
    ...[...reasons.values()].map(({ verdict, because, tasks: against }) => {
      const what = listed(
        against.map(({ does, action }) => `${does} (${action})`),
        'or',
      )
      return {
        verdict,
        text:
          verdict === 'refused'
            ? `You may not ${what}: ${because}.`
            : `Whether you may ${what} is not known: ${because}.`,
      }
    }),
  ]
}
