import { type CallFacts, callContext } from '../../policy/evaluate/call-context.ts'
import type { Principal } from '../../policy/evaluate/principal.ts'
import type { RequestContext } from '../../policy/evaluate/request.ts'
import type { Caller } from '../caller.ts'
import type { Authorization, AuthorizedCall } from '../operation.ts'
import { overlaid } from '../operations/tags.ts'
import type { Tag } from '../store/collections.ts'
import type { AccountView } from './account-view.ts'

/** The caller as policies know it. */
export function principalOf(caller: Caller): Principal {
  const { accountId, arn } = caller
  switch (caller.type) {
    case 'root':
      return { type: 'root', accountId, arn }
    case 'user':
      return { type: 'user', accountId, arn, id: caller.principalId, userName: caller.userName }
    case 'assumedRole': {
      const { roleArn, principalId, sessionName } = caller
      return { type: 'assumedRole', accountId, arn, roleArn, id: principalId, sessionName }
    }
    case 'federatedUser':
      return {
        type: 'federatedUser',
        accountId,
        arn,
        issuerArn: caller.issuerArn,
        userName: caller.federatedName,
      }
  }
}

/** Tags of the principal, of which those of its session take the place. */
export function principalTagsOf(caller: Caller, view: AccountView): readonly Tag[] {
  const { principalId, session } = caller
  if (caller.type === 'root') return []
  const own = (view.userById(principalId) ?? view.roleById(principalId))?.tags ?? []
  return session?.tags === undefined ? own : overlaid(own, session.tags)
}

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
export function requestContext(
  call: Omit<AuthorizedCall, 'ports'>,
  { context = {}, resourceOwner, provesMfa = false }: Authorization,
): RequestContext {
  const { caller, view, facts, now } = call
  const own = Object.entries(context).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  )
  return callContext(
    {
      principal: principalOf(caller),
      principalTags: principalTagsOf(caller, view),
      sourceIdentity: caller.session?.sourceIdentity,
      session: sessionOf(caller),
      mfaAt: provesMfa ? now : undefined,
      now,
      secureTransport: facts.secureTransport,
      sourceIp: facts.address,
      userAgent: facts.userAgent,
      region: globalRegion,
      resourceAccount: resourceOwner?.accountId ?? call.accountId,
    },
    own,
  )
}
