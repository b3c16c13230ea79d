import { type DecideOptions, type Decision, decide } from './decide.ts'
import type { PolicySet } from './policy-set.ts'
import type { AccessRequest } from './request.ts'

/** One of the authorizations that a call consists of. */
export interface CallAuthorization {
  readonly set: PolicySet
  readonly request: AccessRequest
}

export interface CallDecision extends Decision {
  /** The authorization that decided: the first that was refused, or the last one; -1 for a call that needs none. */
  readonly authorization: number
}

/**
 * Decides a call that is several authorizations at once, as ec2:RunInstances asks for the instance, its image and
 * its subnet, each with its own context, and lambda:CreateFunction for the function and iam:PassRole: all must pass.
 * A refusal that is explicit comes before an implicit one.
 */
export function decideCall(
  authorizations: readonly CallAuthorization[],
  options?: DecideOptions,
): CallDecision {
  let refused: CallDecision | undefined
  let last: CallDecision = { outcome: 'allowed', decidedBy: 'service', unreadable: false, authorization: -1 }
  for (const [index, { set, request }] of authorizations.entries()) {
    last = { ...decide(set, request, options), authorization: index }
    if (last.outcome === 'explicitDeny') return last
    if (last.outcome === 'implicitDeny') refused ??= last
  }
  return refused ?? last
}
