import { toHex } from './bytes.ts'
import { type DerValue, derTag, expectTag, partsOf, readDer, wholeBits } from './der.ts'
import { Malformed } from './malformed.ts'
import { type PemBlock, readPem } from './pem.ts'

/** What the service needs to know of an X.509 certificate. Source: RFC 5280, section 4.1. */
export interface Certificate {
  readonly encoded: Uint8Array<ArrayBuffer>
  /** The part that is signed. */
  readonly signed: Uint8Array
  /** Encoded names: equal where they are the same. */
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  /** The SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Uint8Array
  /** The object identifier of the signature's algorithm, in hexadecimal. */
  readonly signatureAlgorithm: string
  readonly signature: Uint8Array
}

/** The certificates of a text in PEM, one or more. Throws `Malformed`. */
export function readCertificates(text: string): readonly [Certificate, ...Certificate[]] {
  const [first, ...rest] = readPem(text).map(readCertificate)
  if (first === undefined) throw new Malformed('there is no certificate')
  return [first, ...rest]
}

function readCertificate({ label, bytes }: PemBlock): Certificate {
  if (label !== 'CERTIFICATE') throw new Malformed(`the block is a ${label}`)
  const [signed, algorithm, signature, ...beyond] = partsOf(readDer(bytes))
  const parts = partsOf(expectTag(signed, derTag.sequence))
  // The version comes first, and may be left out for the oldest.
  const [, innerAlgorithm, issuer, validity, subject, publicKeyInfo] =
    parts[0]?.tag === derTag.context0 ? parts.slice(1) : parts
  const [notBefore, notAfter] = partsOf(expectTag(validity, derTag.sequence))
  const outer = expectTag(algorithm, derTag.sequence)
  const inner = expectTag(innerAlgorithm, derTag.sequence)
  if (beyond.length > 0 || toHex(outer.encoded) !== toHex(inner.encoded))
    throw new Malformed('the certificate names two algorithms')
  return {
    encoded: bytes,
    signed: expectTag(signed, derTag.sequence).encoded,
    issuer: expectTag(issuer, derTag.sequence).encoded,
    subject: expectTag(subject, derTag.sequence).encoded,
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    publicKeyInfo: expectTag(publicKeyInfo, derTag.sequence).encoded,
    signatureAlgorithm: toHex(expectTag(partsOf(outer)[0], derTag.oid).content),
    signature: wholeBits(signature),
  }
}

/** Source: RFC 5280, section 4.1.2.5: seconds always, UTC always, two-digit years are those from 1950 to 2049. */
function readTime(value: DerValue | undefined): Date {
  const text = String.fromCharCode(...(value?.content.subarray(0, 20) ?? []))
  const short = value?.tag === derTag.utcTime
  if (!short && value?.tag !== derTag.generalizedTime) throw new Malformed('no time is there')
  const found = (short ? /^(\d\d)((?:\d\d){5})Z$/ : /^(\d{4})((?:\d\d){5})Z$/).exec(text)
  if (found === null) throw new Malformed('the time is of another form')
  const [, digits = '', rest = ''] = found
  const year = short ? (Number(digits) < 50 ? `20${digits}` : `19${digits}`) : digits
  const iso = `${year}-${rest.slice(0, 2)}-${rest.slice(2, 4)}T${rest.slice(4, 6)}:${rest.slice(6, 8)}:${rest.slice(8)}Z`
  const date = new Date(iso)
  // A day that does not exist would become another one, or none.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 19) !== iso.slice(0, 19))
    throw new Malformed('there is no such time')
  return date
}
