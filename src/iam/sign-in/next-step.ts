import type { PasswordRules } from '../../lib/password-characters.ts'
import type { MustChangePassword, SignedIn } from '../../lib/sign-in-messages.ts'
import type { RequestFacts } from '../operation.ts'
import { reasonToChange } from './password-expiry.ts'
import { defaultPasswordPolicy, passwordRulesFor } from './password-policy.ts'
import type { Principal, SignInDeps } from './principal.ts'
import { issueCredentials, signInSessionSeconds } from './session-token.ts'
import type { StepResult } from './step.ts'
import { digestOf, type GivenFactor, newTicket, sealTicket } from './ticket.ts'
import type { ProvenPassword } from './verify-password.ts'

/** Everything that somebody has proven. */
export interface Proven extends ProvenPassword {
  /** The second factor, where one was due. */
  readonly mfa?: GivenFactor | undefined
}

/** What comes after a factor was right: the next one, a new password, or the console. */
export async function nextStep(deps: SignInDeps, proven: Proven, facts: RequestFacts): Promise<StepResult> {
  const { principal, profile, mfa } = proven
  const caller = principal.shown.arn
  const reason = reasonToChange(deps, proven, facts)
  if (reason !== undefined) {
    const { accountId, principalId } = principal
    const ticket = newTicket(deps.ports, {
      purpose: 'new-password',
      accountId,
      principalId,
      digest: digestOf(deps.ports, profile),
      mfa,
    })
    const answer: MustChangePassword = {
      state: 'change-password',
      ticket: await sealTicket(deps.ports, ticket),
      reason,
      passwordPolicy: rulesOf(deps, principal),
    }
    return { answer, caller, outcome: 'change-password' }
  }
  return { answer: await openSession(deps, principal, mfa?.at), caller, outcome: 'signed-in' }
}

const rulesOf = ({ views }: SignInDeps, { accountId, principalId }: Principal): PasswordRules => {
  const view = views.account(accountId)
  // An account that was deleted at this moment refuses the new password by itself.
  return view === undefined ? defaultPasswordPolicy : passwordRulesFor(view.account, principalId)
}

/**
 * Opens the console: a session of twelve hours, and the note that the password was used. `mfaAt`: when a second factor
 * was given, in seconds since 1970.
 */
export async function openSession(
  { ports, lastUse }: SignInDeps,
  principal: Principal,
  mfaAt?: number,
): Promise<SignedIn> {
  const { accountId, principalId, account, shown } = principal
  const credentials = await issueCredentials(ports, {
    accountId,
    principalId,
    kind: 'sign-in',
    durationSeconds: signInSessionSeconds,
    mfaAt,
  })
  lastUse.notePassword(accountId, principalId)
  return { state: 'signed-in', credentials, account, principal: shown }
}
