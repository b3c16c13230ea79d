import { callContext } from '../evaluate/call-context.ts'
import { type CompiledPolicy, compilePolicy } from '../evaluate/compile.ts'
import type { PolicySet } from '../evaluate/policy-set.ts'
import { type AccessRequest, type ContextValue, createContext } from '../evaluate/request.ts'
import { needsResourcePolicy } from '../evaluate/service-rules.ts'
import { type Member, policySetOf } from './members.ts'

/** Whether somebody may do something. */
export interface AccessQuestion {
  /** `service:Name`, one action. */
  readonly action: string
  /** An ARN, or `*` for actions that take none. */
  readonly resource: string
  /** What the call is supposed to bring along; it cannot speak for the principal. */
  readonly context: readonly (readonly [key: string, value: ContextValue])[]
  readonly now: Date
}

/**
 * Whether a condition key, in lower case, tells something that only the call itself will. Who asks is known, and what
 * its tags are, but not its organization.
 */
export const isOpenKey = (key: string): boolean => !principalKeys.test(key)

const principalKeys =
  /^aws:(?:principal(?!org)|username$|userid$|federatedprovider$|calledvia|viaawsservice$|source(?:account|arn|owner|orgid|orgpaths)$)/

const owners = new Map<string, CompiledPolicy>()

/** Stands for the policy of a resource that leaves the decision to its account, as those that services make do. */
function ownersPolicy(accountId: string): CompiledPolicy {
  let policy = owners.get(accountId)
  if (policy === undefined) {
    policy = compilePolicy(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: { Effect: 'Allow', Principal: { AWS: accountId }, Action: '*', Resource: '*' },
      }),
      { id: 'the policy of the resource', kind: 'inline', origin: { type: 'account', name: accountId } },
      { form: 'resource' },
    )
    owners.set(accountId, policy)
  }
  return policy
}

/** The policy of the resource where the action needs one: a role's trust policy, or a stand-in for one not at hand. */
export interface NeededPolicy {
  readonly policy: CompiledPolicy
  /** It is not known: the answer holds if it leaves the decision to the account, as most do. */
  readonly assumed: boolean
}

/** Undefined where the policies of the principals decide alone. Source: IAM User Guide, "Policy evaluation logic". */
export function neededPolicy(
  { action, resource }: Pick<AccessQuestion, 'action' | 'resource'>,
  members: readonly Member[],
  accountId: string,
): NeededPolicy | undefined {
  if (!needsResourcePolicy({ action, resource, context: nothing })) return undefined
  const trust = members.find(({ kind, arn }) => kind === 'role' && arn === resource)?.trust()
  return trust === undefined
    ? { policy: ownersPolicy(accountId), assumed: true }
    : { policy: trust, assumed: false }
}

const nothing = createContext([])

/** The account that an ARN names; undefined for the ARNs of buckets and other resources that name none. */
export const accountOfArn = (arn: string): string | undefined =>
  /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1]

/**
 * A member's request: over HTTPS, without a service between, now unless the question says otherwise, of a resource of
 * the member's own account. What else the call brings along is open.
 */
export function memberRequest(
  { principal, tags }: Pick<Member, 'principal' | 'tags'>,
  { action, resource, context, now }: AccessQuestion,
): AccessRequest {
  const { values } = callContext({
    principal,
    principalTags: tags,
    now,
    secureTransport: true,
    resourceAccount: accountOfArn(resource) ?? principal.accountId,
  })
  const supposed = createContext(context.filter(([key]) => isOpenKey(key.toLowerCase()))).values
  return { action, resource, principal, context: { values: new Map([...values, ...supposed]) } }
}

/** All the policies that decide a member's request, as far as the account knows them. */
export const memberPolicies = (member: Member, needed: NeededPolicy | undefined): PolicySet => ({
  ...policySetOf(member),
  resource: needed?.policy,
})
