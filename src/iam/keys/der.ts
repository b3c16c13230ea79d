import { concatBytes } from './bytes.ts'
import { Malformed } from './malformed.ts'

/**
 * Just enough of the Distinguished Encoding Rules to read certificates and keys. A value is read only when somebody
 * asks for it, one level at a time, so that neither depth nor length of what a stranger sends costs more than one
 * walk over it. Source: ITU-T X.690, section 10.
 */
export interface DerValue {
  readonly tag: number
  readonly content: Uint8Array
  /** Tag and length included. */
  readonly encoded: Uint8Array
}

export const derTag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  context0: 0xa0,
} as const

/** Longer values than this do not occur: no request is as long. */
const lengthBytes = 4

function readAt(bytes: Uint8Array, start: number): DerValue {
  const tag = bytes[start]
  const first = bytes[start + 1]
  // Tags of several bytes occur in neither certificates nor keys.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new Malformed('no DER value')
  let length = first
  let at = start + 2
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > lengthBytes || at + count > bytes.length) throw new Malformed('no DER length')
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[at + i] ?? 0)
    at += count
    if (length < 0x80 || length < 256 ** (count - 1)) throw new Malformed('the length is longer than need be')
  }
  const end = at + length
  if (end > bytes.length) throw new Malformed('the value ends behind its data')
  return { tag, content: bytes.subarray(at, end), encoded: bytes.subarray(start, end) }
}

/** The one value that `bytes` are. Throws `Malformed` when they are not exactly one value with this tag. */
export function readDer(bytes: Uint8Array, tag: number = derTag.sequence): DerValue {
  const value = readAt(bytes, 0)
  if (value.encoded.length !== bytes.length) throw new Malformed('something follows the value')
  return expectTag(value, tag)
}

/** The value, if it has this tag. Throws `Malformed` when it is absent or something else. */
export function expectTag(value: DerValue | undefined, tag: number): DerValue {
  if (value?.tag !== tag) throw new Malformed('another type of value is there')
  return value
}

/** The most parts that anything read here has; a certificate has ten. */
const mostParts = 32

/** The values inside a constructed one. Throws `Malformed` when it is none. */
export function partsOf(value: DerValue): readonly DerValue[] {
  if ((value.tag & 0x20) === 0) throw new Malformed('the value has no parts')
  const parts: DerValue[] = []
  for (let at = 0; at < value.content.length; ) {
    if (parts.length === mostParts) throw new Malformed('the value has too many parts')
    const part = readAt(value.content, at)
    parts.push(part)
    at += part.encoded.length
  }
  return parts
}

/** The bytes of a whole number that is not negative, without leading zeros. Throws `Malformed`. */
export function unsignedInteger(value: DerValue | undefined): Uint8Array {
  const { content } = expectTag(value, derTag.integer)
  const [first, second = 0x80] = content
  if (first === undefined || first >= 0x80) throw new Malformed('the number is negative or empty')
  if (first !== 0) return content
  if (content.length > 1 && second < 0x80) throw new Malformed('the number is longer than need be')
  return content.subarray(1)
}

/** The bytes of a bit string of whole bytes. Throws `Malformed`. */
export function wholeBits(value: DerValue | undefined): Uint8Array {
  const { content } = expectTag(value, derTag.bitString)
  if (content[0] !== 0) throw new Malformed('the bits are no whole bytes')
  return content.subarray(1)
}

/** How many bits an unsigned number has that begins with its first byte. */
export const bitLength = (number: Uint8Array): number =>
  number.length === 0 ? 0 : number.length * 8 - (Math.clz32(number[0] ?? 0) - 24)

/** A value with this tag around the given parts. */
export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = concatBytes(...parts)
  const { length } = content
  if (length < 0x80) return concatBytes(Uint8Array.of(tag, length), content)
  const digits: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256)
  return concatBytes(Uint8Array.of(tag, 0x80 | digits.length, ...digits), content)
}

/** A whole number from its bytes without leading zeros. */
export const encodeUnsigned = (number: Uint8Array): Uint8Array<ArrayBuffer> =>
  (number[0] ?? 0x80) >= 0x80
    ? encodeDer(derTag.integer, Uint8Array.of(0), number)
    : encodeDer(derTag.integer, number)
