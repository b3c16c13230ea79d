import { callContext } from '../../policy/evaluate/call-context.ts'
import { type CompiledPolicy, compilePolicy } from '../../policy/evaluate/compile.ts'
import { decide } from '../../policy/evaluate/decide.ts'
import type { PolicySet } from '../../policy/evaluate/policy-set.ts'
import type { OwnPolicies } from './own-policies.ts'

/** A policy whose text is about to change. */
export interface ChangedPolicy {
  /** The ARN of a managed policy, the name of an inline one. */
  readonly id: string
  /** Of an inline policy: whose it is. */
  readonly holder?: { readonly type: 'user' | 'group' | 'role'; readonly name: string } | undefined
  readonly text: string
}

/** What a person does to take a change back, and on what. */
export interface Act {
  readonly action: string
  readonly resource: string
}

export interface Author {
  readonly accountId: string
  readonly userName: string
  readonly arn: string
}

/**
 * Of some acts, those that an author may do now and may no longer once a policy has its new text; as far as is known
 * beforehand, so with MFA and from an unknown address. Empty where the policy does not apply to the author.
 */
export function lostActs(
  own: OwnPolicies,
  changed: ChangedPolicy,
  author: Author,
  acts: readonly Act[],
  now: Date,
): readonly Act[] {
  const isChanged = ({ source }: CompiledPolicy): boolean =>
    source.id === changed.id &&
    (changed.holder === undefined ||
      (source.kind === 'inline' &&
        source.origin?.type === changed.holder.type &&
        source.origin.name === changed.holder.name))
  const { identity, boundary } = own.set
  if (![...identity, ...(boundary === undefined ? [] : [boundary])].some(isChanged)) return []
  const after: PolicySet = {
    identity: identity.map(policy =>
      isChanged(policy) ? compilePolicy(changed.text, policy.source) : policy,
    ),
    boundary:
      boundary !== undefined && isChanged(boundary) ? compilePolicy(changed.text, boundary.source) : boundary,
  }
  const context = callContext({
    principal: {
      type: 'user',
      accountId: author.accountId,
      arn: author.arn,
      id: own.userId,
      userName: author.userName,
    },
    principalTags: own.tags,
    session: { issuedAt: now, mfaAt: now },
    now,
    secureTransport: true,
    region: 'us-east-1',
    resourceAccount: author.accountId,
  })
  const may = (set: PolicySet, act: Act): boolean => decide(set, { ...act, context }).outcome === 'allowed'
  return acts.filter(act => may(own.set, act) && !may(after, act))
}
