import { sameBytes } from './bytes.ts'
import type { Certificate } from './certificate.ts'
import { bitLength, derTag, encodeDer, expectTag, partsOf, readDer, unsignedInteger } from './der.ts'
import { Malformed } from './malformed.ts'
import { readPem } from './pem.ts'
import { type PublicKey, readPublicKeyInfo } from './public-key-info.ts'
import { cryptoAlgorithm, importing } from './signature-check.ts'

/** Source: IAM User Guide, "Manage server certificates in IAM": RSA keys of 1024 to 4096 bits, three curves. */
const rsaBits = { least: 1024, most: 4096 }

/**
 * Whether the private key (PEM, not encrypted: PKCS #8, PKCS #1 or SEC 1) belongs to the certificate: what the one
 * signs, the other proves. Throws `Malformed` when either is no key that a server certificate can have.
 */
export async function keyFitsCertificate(privateKey: string, certificate: Certificate): Promise<boolean> {
  const key = readPublicKeyInfo(certificate.publicKeyInfo)
  const algorithm = cryptoAlgorithm(key, 'SHA-256')
  if (key === undefined || algorithm === undefined) throw new Malformed('the kind of key is not known')
  if (key.type === 'RSA') checkSize(key.modulus)
  const info = privateKeyInfo(privateKey, key)
  if (info === undefined) return false
  const { subtle } = globalThis.crypto
  const signing = await importing(() => subtle.importKey('pkcs8', info, algorithm, false, ['sign']))
  const verifying = await importing(() =>
    subtle.importKey('spki', Uint8Array.from(certificate.publicKeyInfo), algorithm, false, ['verify']),
  )
  const probe = new TextEncoder().encode('Do key and certificate fit together?')
  // Numbers that fit no key are noticed only now, by some implementations.
  const signature = await importing(() => subtle.sign(algorithm, signing, probe))
  return subtle.verify(algorithm, verifying, signature, probe)
}

function checkSize(modulus: Uint8Array): void {
  const bits = bitLength(modulus)
  if (bits < rsaBits.least || bits > rsaBits.most) throw new Malformed(`the RSA key has ${bits} bits`)
}

const versionZero = Uint8Array.of(derTag.integer, 1, 0)

/** The key as PKCS #8, or undefined when it is of another kind than the public key or has another modulus. */
function privateKeyInfo(text: string, publicKey: PublicKey): Uint8Array<ArrayBuffer> | undefined {
  // OpenSSL writes the curve as a block of its own before the key.
  const [block, ...rest] = readPem(text).filter(({ label }) => label !== 'EC PARAMETERS')
  if (block === undefined || rest.length > 0) throw new Malformed('one private key is wanted')
  const { label, bytes } = block
  if (label === 'PRIVATE KEY') {
    const [, algorithm, key] = partsOf(readDer(bytes))
    const { content } = expectTag(key, derTag.octetString)
    if (!sameBytes(expectTag(algorithm, derTag.sequence).encoded, publicKey.algorithm)) return undefined
    return publicKey.type !== 'RSA' || hasModulus(content, publicKey.modulus)
      ? Uint8Array.from(bytes)
      : undefined
  }
  const type = label === 'RSA PRIVATE KEY' ? 'RSA' : label === 'EC PRIVATE KEY' ? 'EC' : undefined
  if (type === undefined) throw new Malformed(`the block is a ${label}`)
  if (type !== publicKey.type) return undefined
  readDer(bytes)
  if (publicKey.type === 'RSA' && !hasModulus(bytes, publicKey.modulus)) return undefined
  return encodeDer(derTag.sequence, versionZero, publicKey.algorithm, encodeDer(derTag.octetString, bytes))
}

/** Compared first: signing with numbers of a stranger's choice could take seconds. Throws `Malformed`. */
function hasModulus(rsaPrivateKey: Uint8Array, modulus: Uint8Array): boolean {
  const [, own, ...rest] = partsOf(readDer(rsaPrivateKey)).map(unsignedInteger)
  if (own === undefined || rest.length !== 7) throw new Malformed('an RSA private key has eight numbers')
  if (!sameBytes(own, modulus)) return false
  if (rest.some(number => number.length > modulus.length))
    throw new Malformed('no number of an RSA private key is longer than its modulus')
  return true
}
