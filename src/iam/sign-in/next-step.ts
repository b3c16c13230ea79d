import type { PasswordRules } from '../../lib/password-characters.ts'
import type { MfaRequired, MustChangePassword, SignedIn } from '../../lib/sign-in-messages.ts'
import { devicesOf, toMfaDevice } from '../mfa/devices.ts'
import type { RequestFacts } from '../operation.ts'
import { loginProfiles } from '../store/collections.ts'
import type { StoredMfaDevice } from '../store/mfa-devices.ts'
import { joinKey } from '../store/port.ts'
import { reasonToChange } from './password-expiry.ts'
import { defaultPasswordPolicy, passwordRulesFor } from './password-policy.ts'
import type { Principal, SignInDeps } from './principal.ts'
import { authenticationFailed } from './refusal.ts'
import { issueCredentials, signInSessionSeconds } from './session-token.ts'
import type { StepResult } from './step.ts'
import { digestOf, type GivenFactor, newTicket, sealTicket } from './ticket.ts'
import type { ProvenPassword } from './verify-password.ts'

/** Everything that somebody has proven. */
export interface Proven extends ProvenPassword {
  /** The second factor, where one was due. */
  readonly mfa?: GivenFactor | undefined
}

/**
 * What comes after a factor was right: the second one, a new password, or the console. Throws `AuthenticationFailed`
 * where the password is another by now: verifying it takes its time, and waits for others before.
 */
export async function nextStep(deps: SignInDeps, given: Proven, facts: RequestFacts): Promise<StepResult> {
  const caller = given.principal.shown.arn
  const { accountId, principalId, passwordHash } = given.profile
  const { profile, devices } = await deps.store.read(async tx => ({
    profile: await tx.get(loginProfiles, joinKey(accountId, principalId)),
    devices: await devicesOf(tx, accountId, principalId),
  }))
  if (profile?.passwordHash !== passwordHash) throw authenticationFailed()
  const proven = { ...given, profile }
  const answer = (await secondFactor(deps, proven, devices)) ?? (await newPassword(deps, proven, facts))
  if (answer !== undefined) return { answer, caller, outcome: answer.state }
  return { answer: await openSession(deps, proven.principal, proven.mfa?.at), caller, outcome: 'signed-in' }
}

/** A ticket of whoever has come so far. */
const ticketFor = (
  { ports }: Pick<SignInDeps, 'ports'>,
  purpose: 'mfa' | 'new-password',
  { profile, mfa }: Proven,
): Promise<string> => {
  const { accountId, principalId } = profile
  return sealTicket(
    ports,
    newTicket(ports, { purpose, accountId, principalId, digest: digestOf(ports, profile), mfa }),
  )
}

/** Asks for a second factor before anything else is told, whoever has a device. */
async function secondFactor(
  deps: SignInDeps,
  proven: Proven,
  devices: readonly StoredMfaDevice[],
): Promise<MfaRequired | undefined> {
  if (proven.mfa !== undefined || devices.length === 0) return undefined
  return { state: 'mfa', ticket: await ticketFor(deps, 'mfa', proven), devices: devices.map(toMfaDevice) }
}

async function newPassword(
  deps: SignInDeps,
  proven: Proven,
  facts: RequestFacts,
): Promise<MustChangePassword | undefined> {
  const reason = reasonToChange(deps, proven, facts)
  if (reason === undefined) return undefined
  return {
    state: 'change-password',
    ticket: await ticketFor(deps, 'new-password', proven),
    reason,
    passwordPolicy: rulesOf(deps, proven.principal),
  }
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
  return { state: 'signed-in', credentials, account, principal: shown, mfa: mfaAt !== undefined }
}
