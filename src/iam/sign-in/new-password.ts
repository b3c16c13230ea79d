import type { NewPasswordRequest } from '../../lib/sign-in-messages.ts'
import type { RequestFacts } from '../operation.ts'
import { type LoginProfile, loginProfiles } from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import type { Proven } from './next-step.ts'
import { reasonToChange } from './password-expiry.ts'
import { checkPassword, passwordRulesFor } from './password-policy.ts'
import { hashesNotToReuse, refuseReuse } from './password-reuse.ts'
import { verifyTry } from './password-work.ts'
import type { SignInDeps } from './principal.ts'
import { Refusal, ticketExpired } from './refusal.ts'
import { spendTicket } from './spend-ticket.ts'
import { openTicket } from './ticket.ts'
import { holderOf } from './ticket-holder.ts'
import type { TryCounter } from './try-counter.ts'

/** As many earlier hashes as the strictest reuse rule of the API can ask for. */
const keptHashes = 24

/** The profile with another password: what setting one, at sign-in or through the API, changes. */
export const withPassword = (
  profile: LoginProfile,
  passwordHash: string,
  changedAt: Date,
  passwordResetRequired: boolean,
): LoginProfile => ({
  ...profile,
  passwordHash,
  passwordChangedAt: changedAt.toISOString(),
  passwordResetRequired,
  previousHashes: [profile.passwordHash, ...profile.previousHashes].slice(0, keptHashes),
})

/** A new password for one that must be changed. */
interface ExpectedChange extends NewPasswordRequest {
  readonly address: string | undefined
  readonly facts: RequestFacts
}

/**
 * Replaces a password that must be changed, and returns what its owner has proven. A refused password leaves the
 * ticket as it was; of several uses at once, one succeeds.
 */
export async function changeExpectedPassword(
  deps: SignInDeps,
  tries: TryCounter,
  { ticket: text, newPassword, address, facts }: ExpectedChange,
): Promise<Proven> {
  const { store, views, ports } = deps
  const ticket = await openTicket(ports, text, 'new-password')
  const { accountId, principalId, mfa } = ticket
  const requireDue = async (tx: ReadTx) => {
    const proven: Proven = { ...(await holderOf(deps, tx, ticket)), mfa }
    if (reasonToChange(deps, proven, facts) === undefined) throw ticketExpired()
    return proven
  }
  const { profile: before } = await store.read(requireDue)
  const account = views.account(accountId)?.account
  if (account === undefined) throw ticketExpired()
  const rules = passwordRulesFor(account, principalId)
  checkPassword(newPassword, account, rules)
  // Counted, for it costs a verification and tells whether a password is the present one.
  const takeBack = tries.begin(joinKey('new-password', accountId, principalId), address)
  if (await verifyTry(ports.passwords, before.passwordHash, newPassword, takeBack))
    throw new Refusal(400, 'PasswordPolicyViolation', 'The new password must differ from the present one.')
  await refuseReuse(ports.passwords, hashesNotToReuse(before, rules).slice(1), newPassword, rules)
  const passwordHash = await ports.passwords.hash(newPassword)

  const proven = await store.write(accountId, async tx => {
    const due = await requireDue(tx)
    const profile = withPassword(due.profile, passwordHash, ports.now(), false)
    await spendTicket(tx, ticket, ports.now())
    await tx.put(loginProfiles, profile)
    return { ...due, profile }
  })
  takeBack()
  return proven
}
