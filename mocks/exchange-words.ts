import type { SignInStep } from '../src/lib/sign-in-messages.ts'
import type { Exchange } from './exchanges.ts'

/** What a request of each step is, in a few words. */
const signInTitles: Readonly<Record<`sign-in/${SignInStep}`, string>> = {
  'sign-in/set-up': 'The first account is made',
  'sign-in/root': 'E-mail address and password of the root user',
  'sign-in/user': 'Account, user name and password',
  'sign-in/mfa-code': 'The code of an MFA device',
  'sign-in/mfa-resync': 'Two codes, to find a device’s clock again',
  'sign-in/passkey-options': 'What the passkey is to sign',
  'sign-in/passkey': 'The passkey’s signature',
  'sign-in/new-password': 'A new password',
  'sign-in/enroll-passkey-options': 'What a new passkey is to be made for',
  'sign-in/enroll-passkey': 'The public key of a new passkey',
}

const titles: Readonly<Record<string, string>> = {
  ...signInTitles,
  CreateVirtualMFADevice: 'A secret for an authenticator app',
  EnableMFADevice: 'Two codes, which prove that the app has the secret',
  ResyncMFADevice: 'Two codes, to find a device’s clock again',
  DeactivateMFADevice: 'A device is taken from its user',
  DeleteVirtualMFADevice: 'A virtual device is deleted',
  ChangePassword: 'The present password and a new one',
  AssumeRole: 'Another role, by the trust it puts in the caller',
}

/** What an answer of signing in means, by its state. */
const states: Readonly<Record<string, string>> = {
  mfa: 'The password is right, but the user has an MFA device. The answer is no session: it is a ticket, sealed by the service, that opens the next step only, once, and for ten minutes.',
  'change-password':
    'Who it is was proved, but the password has to be replaced first. The answer is a ticket for that one step.',
  'signed-in':
    'The answer is temporary credentials for twelve hours: an access key id, a secret access key that signs every request from now on and is never sent again, and a session token that says, sealed, whose they are and when MFA was given. The password is not needed any more.',
}

/** What a refusal means, by its code. */
const refusals: Readonly<Record<string, string>> = {
  AuthenticationFailed:
    'One answer for a wrong name, a wrong password and a user without one, after the same work: nobody learns which it was.',
  AccessKeyNotAccepted: 'Recognized by its shape alone, without looking anything up.',
  Throttled: 'Too many tries were wrong, for this user or from this address. Waiting helps.',
  MfaFailed:
    'A code is right for some thirty seconds and the step before and after, from the device that was named, and once. A passkey’s signature holds for one challenge and one site.',
  TicketExpired:
    'The ticket is older than ten minutes, was used already, or the password it was given for is another by now.',
  PasswordExpired: 'The password is right, but expired, and its owner has no right to replace it.',
  PasswordPolicyViolation: 'The new password does not meet the password policy of the account.',
  InvalidAuthenticationCode:
    'The two codes do not follow one another on the device’s clock, or one of them is wrong.',
  AccessDenied: 'The signature holds, so the service knows who asks; a policy decided.',
}

/** What an answer of the API means that is a success. */
const successes: Readonly<Record<string, string>> = {
  'sign-in/passkey-options':
    'A challenge that nobody can foresee, and which passkeys may sign it. The browser adds the address of this site, so that a signature made for another site is worth nothing here.',
  'sign-in/enroll-passkey-options':
    'A challenge, and what kinds of keys the service can verify. The device makes the pair of keys; the private one never leaves it.',
  'sign-in/enroll-passkey':
    'The service keeps the public key only: there is no secret that could be stolen from it.',
  CreateVirtualMFADevice:
    'The secret is shown this once, as text and as a QR code. App and service share it from now on; the service keeps it sealed.',
  EnableMFADevice: 'Service and app computed the same two codes. From now on signing in asks for one.',
  ResyncMFADevice: 'The service noted how far the device’s clock is from its own.',
  DeactivateMFADevice: 'Signing in does not ask for this device any more.',
  AssumeRole:
    'The trust policy and the caller’s own policies allow it; the answer is temporary credentials of the role.',
}

export const titleOf = ({ step }: Exchange): string => titles[step] ?? step

/** What happened, in a sentence or two; undefined where the messages say it all. */
export function meaningOf({ step, status, outcome }: Exchange): string | undefined {
  if (outcome !== undefined && status === 200) return states[outcome]
  return status === 200 ? successes[step] : refusals[outcome ?? '']
}
