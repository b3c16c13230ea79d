import type { MustChangePassword } from '../../lib/sign-in-messages.ts'
import { decide } from '../../policy/evaluate/decide.ts'
import type { AccountView } from '../authorize/account-view.ts'
import { requestContext } from '../authorize/request-context.ts'
import { policiesOf } from '../authorize/session-policies.ts'
import type { UserCaller } from '../caller.ts'
import type { RequestFacts } from '../operation.ts'
import { onUser } from '../operations/lookup.ts'
import type { Account, LoginProfile } from '../store/collections.ts'
import type { Proven } from './next-step.ts'
import type { SignInDeps } from './principal.ts'
import { passwordExpired, ticketExpired } from './refusal.ts'
import { signInSessionSeconds } from './session-token.ts'

const dayInMs = 24 * 60 * 60 * 1000

type PolicyOf = Pick<Account, 'accountId' | 'passwordPolicy'>
type PasswordOf = Pick<LoginProfile, 'principalId' | 'passwordChangedAt'>

/**
 * When a password is too old for the account's policy; undefined where it never is, as that of the root user.
 * Source: IAM User Guide, "Set an account password policy for IAM users", "Enable password expiration".
 */
export const passwordExpiry = (
  { accountId, passwordPolicy }: PolicyOf,
  { principalId, passwordChangedAt }: PasswordOf,
): Date | undefined =>
  principalId === accountId || passwordPolicy?.maxAge === undefined
    ? undefined
    : new Date(Date.parse(passwordChangedAt) + passwordPolicy.maxAge * dayInMs)

export function isExpired(account: PolicyOf, profile: PasswordOf, now: Date): boolean {
  const expiry = passwordExpiry(account, profile)
  return expiry !== undefined && now >= expiry
}

/**
 * Why somebody whose factors were right has to choose a new password; undefined when the console opens. Whose
 * password has expired needs the permission to change it, as through the API. A change that the administrator demands
 * needs none: a person who may not obey could never sign in again. Throws `PasswordExpired`.
 * Source: IAM User Guide, "Set an account password policy for IAM users", "Password expiration requires administrator
 * reset", and "Permit IAM users to change their own passwords".
 */
export function reasonToChange(
  { views, ports }: Pick<SignInDeps, 'views' | 'ports'>,
  proven: Proven,
  facts: RequestFacts,
): MustChangePassword['reason'] | undefined {
  const { profile } = proven
  const view = views.account(profile.accountId)
  if (view === undefined) throw ticketExpired()
  const now = ports.now()
  const demanded = profile.passwordResetRequired ? 'reset-required' : undefined
  if (!isExpired(view.account, profile, now)) return demanded
  if (view.account.passwordPolicy?.hardExpiry) throw passwordExpired()
  if (mayChange(view, proven, facts, now)) return 'expired'
  if (demanded === undefined) throw passwordExpired()
  return demanded
}

/** Whether iam:ChangePassword would be allowed in the session that these factors open. */
function mayChange(view: AccountView, { principal, mfa }: Proven, facts: RequestFacts, now: Date): boolean {
  const { accountId, principalId, shown } = principal
  const issuedAt = Math.floor(now.getTime() / 1000)
  const caller: UserCaller = {
    type: 'user',
    accountId,
    principalId,
    arn: shown.arn,
    userName: shown.name,
    // The key of that session does not exist yet, and no policy can ask for it.
    accessKeyId: '',
    session: { kind: 'sign-in', issuedAt, expiresAt: issuedAt + signInSessionSeconds, mfaAt: mfa?.at },
  }
  const own = onUser({ accountId, view }, shown.name)
  const context = requestContext({ caller, accountId, view, facts, now }, own)
  const request = { action: 'iam:ChangePassword', resource: own.resource, context }
  return decide(policiesOf(caller, view), request).outcome === 'allowed'
}
