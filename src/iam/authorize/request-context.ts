import { createContext, type RequestContext } from '../../policy/evaluate/request.ts'
import type { Caller } from '../caller.ts'
import type { Authorization, Call } from '../operation.ts'
import type { AccountView } from './account-view.ts'

type Entry = readonly [string, string | readonly string[]]

/** What every request says of its caller. Source: IAM User Guide, "AWS global condition context keys". */
function principalEntries(caller: Caller, view: AccountView): Entry[] {
  const entries: Entry[] = [
    ['aws:PrincipalArn', caller.arn],
    ['aws:PrincipalAccount', caller.accountId],
    ['aws:PrincipalType', caller.type === 'root' ? 'Account' : 'User'],
    ['aws:PrincipalIsAWSService', 'false'],
    ['aws:userid', caller.principalId],
  ]
  if (caller.type === 'user') {
    entries.push(['aws:username', caller.userName])
    for (const tag of view.userById(caller.principalId)?.tags ?? [])
      entries.push([`aws:PrincipalTag/${tag.key}`, tag.value])
  }
  return entries
}

/** Only temporary credentials carry these; a policy that tests them must mind their absence. */
function sessionEntries({ session }: Caller, now: Date): Entry[] {
  if (session === undefined) return []
  const entries: Entry[] = [
    ['aws:TokenIssueTime', new Date(session.issuedAt * 1000).toISOString()],
    ['aws:MultiFactorAuthPresent', String(session.mfaAt !== undefined)],
  ]
  if (session.mfaAt !== undefined)
    entries.push(['aws:MultiFactorAuthAge', String(Math.floor(now.getTime() / 1000) - session.mfaAt)])
  return entries
}

/**
 * Where the global endpoint of IAM and STS is. The region of the credential scope is whatever the caller wrote
 * there, so no policy may rely on it.
 */
const globalRegion = 'us-east-1'

/** Characters; no honest one is longer, and every policy may have patterns that walk through all of it. */
const longestUserAgent = 1024

/** The condition context of one authorization: caller, session, request, and the action's own keys. */
export function requestContext(call: Call<unknown>, { context = {} }: Authorization): RequestContext {
  const { caller, view, facts, now } = call
  const entries: Entry[] = [
    ...principalEntries(caller, view),
    ...sessionEntries(caller, now),
    ['aws:CurrentTime', now.toISOString()],
    ['aws:EpochTime', String(Math.floor(now.getTime() / 1000))],
    ['aws:SecureTransport', String(facts.secureTransport)],
    ['aws:RequestedRegion', globalRegion],
    ['aws:ResourceAccount', call.accountId],
    ['aws:ViaAWSService', 'false'],
  ]
  if (facts.address !== undefined) entries.push(['aws:SourceIp', facts.address])
  if (facts.userAgent !== undefined)
    entries.push(['aws:UserAgent', facts.userAgent.slice(0, longestUserAgent)])
  for (const [key, value] of Object.entries(context)) if (value !== undefined) entries.push([key, value])
  return createContext(entries)
}
