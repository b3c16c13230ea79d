import type { PasswordRules } from '../../lib/password-characters.ts'
import type { SignedIn, SignInAnswer } from '../../lib/sign-in-messages.ts'
import { defaultPasswordPolicy, passwordRulesFor } from './password-policy.ts'
import type { Principal, SignInDeps } from './principal.ts'
import { issueCredentials, signInSessionSeconds } from './session-token.ts'
import { sealTicket } from './ticket.ts'
import type { ProvenPassword } from './verify-password.ts'

/**
 * What comes after the right password. The second factor belongs at the top of this function: before a password
 * may be changed and before anything opens.
 */
export async function nextStep(
  deps: SignInDeps,
  { principal, profile }: ProvenPassword,
): Promise<SignInAnswer> {
  if (profile.passwordResetRequired)
    return {
      state: 'change-password',
      ticket: await sealTicket(deps.ports, profile),
      reason: 'reset-required',
      passwordPolicy: rulesOf(deps, principal),
    }
  return openSession(deps, principal)
}

const rulesOf = ({ views }: SignInDeps, { accountId, principalId }: Principal): PasswordRules => {
  const view = views.account(accountId)
  // An account that was deleted at this moment refuses the new password by itself.
  return view === undefined ? defaultPasswordPolicy : passwordRulesFor(view.account, principalId)
}

/** Opens the console: a session of twelve hours, and the note that the password was used. */
export async function openSession({ ports, lastUse }: SignInDeps, principal: Principal): Promise<SignedIn> {
  const { accountId, principalId, account, shown } = principal
  const credentials = await issueCredentials(ports, {
    accountId,
    principalId,
    kind: 'sign-in',
    durationSeconds: signInSessionSeconds,
  })
  lastUse.notePassword(accountId, principalId)
  return { state: 'signed-in', credentials, account, principal: shown }
}
