import { decodeBase64url, encodeBase64url } from '../../lib/base64url.ts'
import type { PasskeyOptions } from '../../lib/sign-in-messages.ts'
import type { Ports } from '../ports.ts'
import type { Site } from '../sign-in/request-body.ts'
import type { Passkey, StoredMfaDevice } from '../store/mfa-devices.ts'
import type { AssertionAnswer } from './passkey-response.ts'

export const isPasskey = (device: StoredMfaDevice): device is Passkey => device.kind === 'passkey'

/** How long the browser may take to ask a person, in milliseconds. */
export const passkeyPatience = 5 * 60 * 1000

/** What an authenticator has to sign: 256 random bits, in base64url. */
export const newChallenge = ({ hashes }: Pick<Ports, 'hashes'>): string =>
  encodeBase64url(hashes.randomBytes(32))

/** The list of passkeys as the browser takes it, for asking one of them and for making another. */
export const descriptorsOf = (passkeys: readonly Passkey[]) =>
  passkeys.map(({ credentialId, transports }) => ({
    id: credentialId,
    type: 'public-key' as const,
    transports: [...transports],
  }))

/** What the browser has to ask one of these passkeys for. */
export const assertionOptions = (
  challenge: string,
  { hostName }: Site,
  passkeys: readonly Passkey[],
): PasskeyOptions['options'] => ({
  challenge,
  timeout: passkeyPatience,
  rpId: hostName,
  allowCredentials: descriptorsOf(passkeys),
  userVerification: 'preferred',
})

/**
 * The signature counter that comes with an answer which holds: challenge, the origin that registered the passkey,
 * presence of a person and signature. Undefined for any other. Whether the counter rose is `counterRises`.
 * Source: Web Authentication Level 3, "Verifying an Authentication Assertion".
 */
export async function verifyAssertion(
  passkey: Passkey,
  answer: AssertionAnswer,
  challenge: string,
): Promise<number | undefined> {
  const publicKey = decodeBase64url(passkey.publicKey)
  const { userHandle } = answer.response
  const ofOwner = userHandle === undefined || userHandle === handleOf(passkey.principalId)
  if (publicKey === undefined || answer.id !== passkey.credentialId || !ofOwner) return undefined
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    // Not those of the request, which whoever passes on an answer to another page's question can choose.
    expectedOrigin: passkey.origin,
    expectedRPID: new URL(passkey.origin).hostname,
    requireUserVerification: false,
    // Its own look at the counter comes before the signature: anybody could then raise the alarm about a clone.
    credential: { id: passkey.credentialId, publicKey, counter: 0 },
  }).catch(notVerified)
  return verified?.verified ? verified.authenticationInfo.newCounter : undefined
}

/** The library throws for whatever does not hold, and has no other errors: what it is given was read before. */
export const notVerified = (): undefined => undefined

/** What a passkey keeps of its owner: the unique id, in base64url. */
export const handleOf = (principalId: string): string =>
  encodeBase64url(new TextEncoder().encode(principalId))

/** Whether an authenticator's counter went on; one that keeps none always says 0. */
export const counterRises = ({ counter }: Pick<Passkey, 'counter'>, next: number): boolean =>
  next > counter || (next === 0 && counter === 0)
