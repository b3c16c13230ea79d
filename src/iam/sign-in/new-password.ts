import type { NewPasswordRequest } from '../../lib/sign-in-messages.ts'
import { type LoginProfile, loginProfiles } from '../store/collections.ts'
import { joinKey } from '../store/port.ts'
import { checkPassword, passwordRulesFor } from './password-policy.ts'
import { hashesNotToReuse, refuseReuse } from './password-reuse.ts'
import { verifyTry } from './password-work.ts'
import { type Principal, principalById, type SignInDeps } from './principal.ts'
import { Refusal, ticketExpired } from './refusal.ts'
import { openTicket } from './ticket.ts'
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

/**
 * Replaces a password that must be changed, and returns whose it is. No permission is asked for: the administrator
 * demanded the change, and a person who may not obey could never sign in again. A refused password leaves the
 * ticket as it was; of several uses at once, one succeeds.
 */
export async function changeExpectedPassword(
  { store, views, ports }: SignInDeps,
  tries: TryCounter,
  { ticket: text, newPassword }: NewPasswordRequest,
  address: string | undefined,
): Promise<Principal> {
  const ticket = await openTicket(ports, text)
  const { accountId, principalId } = ticket
  const view = views.account(accountId)
  const principal = principalById(view, principalId)
  if (view === undefined || principal === undefined) throw ticketExpired()
  const rules = passwordRulesFor(view.account, principalId)
  checkPassword(newPassword, view.account, rules)

  const key = joinKey(accountId, principalId)
  const before = await store.read(tx => tx.get(loginProfiles, key))
  if (before === undefined || !ticket.fits(before)) throw ticketExpired()
  // Counted, for it costs a verification and tells whether a password is the present one.
  const takeBack = tries.begin(joinKey('new-password', accountId, principalId), address)
  if (await verifyTry(ports.passwords, before.passwordHash, newPassword, takeBack))
    throw new Refusal(400, 'PasswordPolicyViolation', 'The new password must differ from the present one.')
  await refuseReuse(ports.passwords, hashesNotToReuse(before, rules).slice(1), newPassword, rules)
  const passwordHash = await ports.passwords.hash(newPassword)

  await store.write(accountId, async tx => {
    const profile = await tx.get(loginProfiles, key)
    if (profile === undefined || !ticket.fits(profile)) throw ticketExpired()
    await tx.put(loginProfiles, withPassword(profile, passwordHash, ports.now(), false))
  })
  takeBack()
  return principal
}
