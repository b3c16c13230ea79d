import { requireSameCaller } from '../authenticate.ts'
import { authorize } from '../authorize/authorize.ts'
import type { RootCaller, UserCaller } from '../caller.ts'
import { operations } from '../contract/contract.ts'
import { ServiceError } from '../errors.ts'
import type { RequestFacts } from '../operation.ts'
import { onUser } from '../operations/lookup.ts'
import { refuseSession } from '../session-rules.ts'
import { invalidClientTokenId } from '../wire/auth-errors.ts'
import type { SignInDeps } from './principal.ts'
import { accessDenied } from './refusal.ts'
import type { StepRequest } from './step.ts'

const action = 'iam:EnableMFADevice'

/**
 * `Create`: a security key is to be made. `Activate`: it was made, and is to be assigned.
 * Source: IAM User Guide, "IAM and AWS STS condition context keys", "iam:RegisterSecurityKey".
 */
export type Registration = 'Create' | 'Activate'

/** Who registers a passkey, always for itself. */
export interface Enroller {
  readonly caller: UserCaller | RootCaller
  /** Throws `AccessDenied` unless the caller still is who it was, and may still enrol; for within the write. */
  requireStill(): Promise<void>
}

/**
 * Proves who signed a request of enrolment, and that it may enrol. Throws `AccessDenied`, with the API's own words
 * where the signature does not hold or a policy says no.
 */
export async function requireEnroller(
  deps: SignInDeps,
  { parts, facts }: StepRequest,
  registration: Registration,
): Promise<Enroller> {
  const { authenticate, views, ports, lastUse } = deps
  const { caller, region } = await inApiWords(() => authenticate(parts, 'iam', ports.now()))
  const { accountId, principalId, accessKeyId } = caller
  if (caller.session === undefined) lastUse.noteUse(accountId, accessKeyId, 'iam', region)
  lastUse.noteAttempt(accountId, principalId, action, region)
  if (caller.type !== 'user' && caller.type !== 'root')
    throw accessDenied(
      403,
      'Only an IAM user or the root user registers a passkey, each for itself. Sign in as the one whose it shall be.',
    )
  const requireNow = () => requireAllowed(deps, caller, { ...facts, region }, registration)
  await inApiWords(requireNow)
  return {
    caller,
    requireStill: () =>
      inApiWords(async () => {
        requireSameCaller(views, caller)
        await requireNow()
      }),
  }
}

async function requireAllowed(
  { views, ports }: SignInDeps,
  caller: UserCaller | RootCaller,
  facts: RequestFacts,
  registration: Registration,
): Promise<void> {
  const { accountId } = caller
  const view = views.account(accountId)
  const operation = operations.get('EnableMFADevice')
  if (view === undefined || operation === undefined) throw invalidClientTokenId()
  refuseSession(caller, operation)
  if (caller.type === 'root') return
  const call = { caller, accountId, view, facts, now: ports.now(), ports }
  const own = onUser(call, caller.userName, { 'iam:RegisterSecurityKey': registration })
  await authorize(call, action, [own])
}

/** What the API would answer, as a refusal of the sign-in endpoint. */
async function inApiWords<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ServiceError) throw accessDenied(error.status, error.message)
    throw error
  }
}
