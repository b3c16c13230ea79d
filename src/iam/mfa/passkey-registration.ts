import { decodeBase64url, encodeBase64url } from '../../lib/base64url.ts'
import type { EnrollPasskeyOptions } from '../../lib/sign-in-messages.ts'
import type { Site } from '../sign-in/request-body.ts'
import type { Passkey } from '../store/mfa-devices.ts'
import { descriptorsOf, handleOf, notVerified, passkeyPatience } from './passkey-assertion.ts'
import type { RegistrationAnswer } from './passkey-response.ts'

/** ECDSA with P-256 and RSA (PKCS #1, version 1.5), both with SHA-256: every browser and authenticator has one. */
const algorithms = [-7, -257]

/** For whom a passkey is made. */
export interface PasskeyOwner {
  /** AIDA…, or the account id for the root user. */
  readonly principalId: string
  /** User name or e-mail address, as the browser's dialog shows it. */
  readonly name: string
}

/** What the browser has to make; passkeys that the owner has already are left out. */
export const registrationOptions = (
  challenge: string,
  { hostName }: Site,
  owner: PasskeyOwner,
  passkeys: readonly Passkey[],
): EnrollPasskeyOptions['options'] => ({
  challenge,
  rp: { id: hostName, name: 'Gatehouse' },
  user: { id: handleOf(owner.principalId), name: owner.name, displayName: owner.name },
  pubKeyCredParams: algorithms.map(alg => ({ type: 'public-key', alg })),
  timeout: passkeyPatience,
  excludeCredentials: descriptorsOf(passkeys),
  authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  attestation: 'none',
})

/**
 * The passkey in an answer which holds: challenge, origin, host and presence of a person. Undefined for any other.
 * Nobody vouches for the authenticator: any maker's is welcome.
 * Source: Web Authentication Level 3, "Registering a New Credential".
 */
export async function verifyRegistration(
  answer: RegistrationAnswer,
  challenge: string,
  { origin, hostName }: Site,
): Promise<Pick<Passkey, 'origin' | 'credentialId' | 'publicKey' | 'counter' | 'transports'> | undefined> {
  if (!(await bringsNoCertificates(answer.response.attestationObject))) return undefined
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { transports, ...response } = answer.response
  const verified = await verifyRegistrationResponse({
    response: { ...answer, response },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: hostName,
    requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
  }).catch(notVerified)
  if (!verified?.verified) return undefined
  const { id, publicKey, counter } = verified.registrationInfo.credential
  return { origin, credentialId: id, publicKey: encodeBase64url(publicKey), counter, transports }
}

/**
 * Whether an attestation is none, or the authenticator's own. Certificates were not asked for, and browsers leave them
 * out; the library would fetch whatever addresses of revocation lists a stranger has written into theirs.
 */
async function bringsNoCertificates(attestationObject: string): Promise<boolean> {
  const { decodeCBOR } = await import('@levischuck/tiny-cbor')
  try {
    const decoded = decodeCBOR(Uint8Array.from(decodeBase64url(attestationObject) ?? []))
    if (!(decoded instanceof Map)) return false
    const [format, statement] = [decoded.get('fmt'), decoded.get('attStmt')]
    return format === 'none' || (format === 'packed' && statement instanceof Map && !statement.has('x5c'))
  } catch {
    // What cannot be decoded holds nothing that could be verified.
    return false
  }
}
