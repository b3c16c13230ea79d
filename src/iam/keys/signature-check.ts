import { concatBytes } from './bytes.ts'
import type { Certificate } from './certificate.ts'
import { derTag, partsOf, readDer, unsignedInteger } from './der.ts'
import { Malformed } from './malformed.ts'
import { type NamedCurve, type PublicKey, readPublicKeyInfo } from './public-key-info.ts'

type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** Source: RFC 5280, section 4.1.1.2, with RFC 3279 and RFC 5758. */
const algorithms: Readonly<Record<string, { readonly type: 'RSA' | 'EC'; readonly hash: Hash }>> = {
  '2a864886f70d010105': { type: 'RSA', hash: 'SHA-1' },
  '2a864886f70d01010b': { type: 'RSA', hash: 'SHA-256' },
  '2a864886f70d01010c': { type: 'RSA', hash: 'SHA-384' },
  '2a864886f70d01010d': { type: 'RSA', hash: 'SHA-512' },
  '2a8648ce3d040302': { type: 'EC', hash: 'SHA-256' },
  '2a8648ce3d040303': { type: 'EC', hash: 'SHA-384' },
  '2a8648ce3d040304': { type: 'EC', hash: 'SHA-512' },
}

const coordinateLengths: Readonly<Record<NamedCurve, number>> = { 'P-256': 32, 'P-384': 48, 'P-521': 66 }

/** How the Web Cryptography API is told of an algorithm; undefined for keys that no server certificate has. */
export const cryptoAlgorithm = (key: PublicKey | undefined, hash: Hash) => {
  if (key?.type === 'RSA') return { name: 'RSASSA-PKCS1-v1_5', hash } as const
  if (key?.type === 'EC') return { name: 'ECDSA', namedCurve: key.curve, hash } as const
  return undefined
}

/**
 * Whether `issuer` signed `certificate`; false as well where the algorithm is not one that server certificates use.
 * Throws `Malformed`.
 */
export async function isSignedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  const used = algorithms[certificate.signatureAlgorithm]
  const key = readPublicKeyInfo(issuer.publicKeyInfo)
  const algorithm = used?.type === key?.type && used ? cryptoAlgorithm(key, used.hash) : undefined
  if (key === undefined || algorithm === undefined) return false
  const signature =
    key.type === 'EC'
      ? plainSignature(certificate.signature, coordinateLengths[key.curve])
      : certificate.signature
  if (signature === undefined) return false
  const { subtle } = globalThis.crypto
  const imported = await importing(() =>
    subtle.importKey('spki', Uint8Array.from(issuer.publicKeyInfo), algorithm, false, ['verify']),
  )
  return subtle.verify(algorithm, imported, Uint8Array.from(signature), Uint8Array.from(certificate.signed))
}

/** What `work` gives. A key that the Web Cryptography API does not take is `Malformed`. */
export async function importing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new Malformed('the key cannot be used', { cause })
  }
}

/**
 * The two numbers of an ECDSA signature side by side, as the Web Cryptography API wants them; undefined for numbers
 * that are too long for the curve. Throws `Malformed`.
 */
function plainSignature(signature: Uint8Array, length: number): Uint8Array | undefined {
  const numbers = partsOf(readDer(signature, derTag.sequence)).map(unsignedInteger)
  if (numbers.length !== 2 || numbers.some(number => number.length > length)) return undefined
  return concatBytes(...numbers.map(number => concatBytes(new Uint8Array(length - number.length), number)))
}
