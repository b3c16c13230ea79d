import { type CallFacts, callContext } from '../../policy/evaluate/call-context.ts'
import type { Principal } from '../../policy/evaluate/principal.ts'
import type { RequestContext } from '../../policy/evaluate/request.ts'
import type { Caller } from '../caller.ts'
import type { Authorization, Call } from '../operation.ts'

/** The caller as policies know it. */
const principalOf = ({ accountId, arn, ...caller }: Caller): Principal =>
  caller.type === 'root'
    ? { type: 'root', accountId, arn }
    : { type: 'user', accountId, arn, id: caller.principalId, userName: caller.userName }

const fromSeconds = (time: number): Date => new Date(time * 1000)

function sessionOf({ session }: Caller): CallFacts['session'] {
  if (session === undefined) return undefined
  const { issuedAt, mfaAt } = session
  return { issuedAt: fromSeconds(issuedAt), mfaAt: mfaAt === undefined ? undefined : fromSeconds(mfaAt) }
}

/**
 * Where the global endpoint of IAM and STS is. The region of the credential scope is whatever the caller wrote
 * there, so no policy may rely on it.
 */
const globalRegion = 'us-east-1'

/** The condition context of one authorization: caller, session, request, and the action's own keys. */
export function requestContext(call: Call<unknown>, { context = {} }: Authorization): RequestContext {
  const { caller, view, facts, now } = call
  const own = Object.entries(context).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  )
  return callContext(
    {
      principal: principalOf(caller),
      principalTags: caller.type === 'user' ? view.userById(caller.principalId)?.tags : undefined,
      session: sessionOf(caller),
      now,
      secureTransport: facts.secureTransport,
      sourceIp: facts.address,
      userAgent: facts.userAgent,
      region: globalRegion,
      resourceAccount: call.accountId,
    },
    own,
  )
}
