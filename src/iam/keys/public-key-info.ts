import { concatBytes, toHex } from './bytes.ts'
import {
  bitLength,
  type DerValue,
  derTag,
  encodeDer,
  encodeUnsigned,
  expectTag,
  partsOf,
  readDer,
  unsignedInteger,
  wholeBits,
} from './der.ts'
import { Malformed } from './malformed.ts'

/** A public key by its kind. `algorithm` is the encoded AlgorithmIdentifier, which a private key must share. */
export type PublicKey =
  | {
      readonly type: 'RSA'
      readonly algorithm: Uint8Array
      readonly modulus: Uint8Array
      readonly exponent: Uint8Array
    }
  | { readonly type: 'EC'; readonly algorithm: Uint8Array; readonly curve: NamedCurve }
  | { readonly type: 'Ed25519'; readonly algorithm: Uint8Array; readonly point: Uint8Array }

/** The curves as the Web Cryptography API calls them. */
export type NamedCurve = 'P-256' | 'P-384' | 'P-521'

const oids = { rsa: '2a864886f70d010101', ec: '2a8648ce3d0201', ed25519: '2b6570' } as const

const curves: Readonly<Record<string, NamedCurve>> = {
  '2a8648ce3d030107': 'P-256',
  '2b81040022': 'P-384',
  '2b81040023': 'P-521',
}

const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], byte => parseInt(byte, 16))

const rsaAlgorithm = encodeDer(
  derTag.sequence,
  encodeDer(derTag.oid, fromHex(oids.rsa)),
  encodeDer(derTag.null),
)
const ed25519Algorithm = encodeDer(derTag.sequence, encodeDer(derTag.oid, fromHex(oids.ed25519)))

/** An RSA public key of PKCS #1: modulus and exponent. Throws `Malformed`. */
export function readRsaPublicKey(bytes: Uint8Array) {
  const [modulus, exponent, ...rest] = partsOf(readDer(bytes))
  if (rest.length > 0) throw new Malformed('an RSA key has two numbers')
  return rsaKey(unsignedInteger(modulus), unsignedInteger(exponent))
}

/** Bits. Those in use have 17 and up to 8,192; larger ones only make whoever checks a signature work. */
const longestExponent = 64
const longestModulus = 16_384

/** An RSA key of these numbers. Throws `Malformed` when they can be none. */
export function rsaKey(modulus: Uint8Array, exponent: Uint8Array): PublicKey & { readonly type: 'RSA' } {
  const odd = (number: Uint8Array): boolean => ((number.at(-1) ?? 0) & 1) === 1
  if (!odd(modulus) || !odd(exponent) || bitLength(exponent) < 2 || exponent.length > modulus.length)
    throw new Malformed('the numbers are no RSA key')
  if (bitLength(exponent) > longestExponent || bitLength(modulus) > longestModulus)
    throw new Malformed('an RSA key of such numbers takes too long to use')
  return { type: 'RSA', algorithm: rsaAlgorithm, modulus, exponent }
}

export const ed25519Key = (point: Uint8Array): PublicKey & { readonly type: 'Ed25519' } => {
  if (point.length !== 32) throw new Malformed('an Ed25519 key has 32 bytes')
  return { type: 'Ed25519', algorithm: ed25519Algorithm, point }
}

/** A SubjectPublicKeyInfo, or undefined for a kind of key that is not known here. Throws `Malformed`. */
export function readPublicKeyInfo(bytes: Uint8Array): PublicKey | undefined {
  const [algorithm, key, ...rest] = partsOf(readDer(bytes))
  if (rest.length > 0) throw new Malformed('a public key has two parts')
  const bits = wholeBits(key)
  const { encoded } = expectTag(algorithm, derTag.sequence)
  const [oid, parameters] = partsOf(readDer(encoded))
  switch (toHex(expectTag(oid, derTag.oid).content)) {
    case oids.rsa:
      return readRsaPublicKey(bits)
    case oids.ec: {
      const curve = curves[curveOf(parameters)]
      return curve && { type: 'EC', algorithm: encoded, curve }
    }
    case oids.ed25519:
      return ed25519Key(bits)
    default:
      return undefined
  }
}

const curveOf = (parameters: DerValue | undefined): string =>
  parameters?.tag === derTag.oid ? toHex(parameters.content) : ''

/** The SubjectPublicKeyInfo of a key that an SSH client can have. */
export function writePublicKeyInfo(key: Exclude<PublicKey, { type: 'EC' }>): Uint8Array<ArrayBuffer> {
  const bits =
    key.type === 'RSA'
      ? encodeDer(derTag.sequence, encodeUnsigned(key.modulus), encodeUnsigned(key.exponent))
      : key.point
  return encodeDer(
    derTag.sequence,
    key.algorithm,
    encodeDer(derTag.bitString, concatBytes(Uint8Array.of(0), bits)),
  )
}
