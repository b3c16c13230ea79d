import { md5 } from '@noble/hashes/legacy.js'
import { concatBytes, decodeBase64, encodeBase64, toHex } from './bytes.ts'
import { bitLength } from './der.ts'
import { Malformed } from './malformed.ts'
import { readPem, writePem } from './pem.ts'
import {
  ed25519Key,
  type PublicKey,
  readPublicKeyInfo,
  readRsaPublicKey,
  rsaKey,
  writePublicKeyInfo,
} from './public-key-info.ts'

/** A key that an SSH client can have. */
export type SshKey = Exclude<PublicKey, { readonly type: 'EC' }>

/** Source: IAM API Reference, "UploadSSHPublicKey": the minimum bit-length is 2048. */
const leastRsaBits = 2048
/** What the longest body that the API takes can hold in one key, and no more than what others accept. */
const mostRsaBits = 16_384

const checked = (key: SshKey): SshKey => {
  if (key.type !== 'RSA') return key
  const bits = bitLength(key.modulus)
  if (bits < leastRsaBits || bits > mostRsaBits) throw new Malformed(`the RSA key has ${bits} bits`)
  return key
}

const names: Readonly<Record<SshKey['type'], string>> = { RSA: 'ssh-rsa', Ed25519: 'ssh-ed25519' }

/** The key of a line as OpenSSH writes it, or in PEM; undefined when the text is neither. Throws `Malformed`. */
export function readSshPublicKey(text: string): SshKey | undefined {
  const body = text.trim()
  if (body.startsWith('-----BEGIN ')) return readPemKey(body)
  const [name = '', data = '', ...comment] = body.split(/[ \t]+/, 3)
  if (!Object.values(names).includes(name)) return undefined
  // Several lines are several keys.
  if (/[\r\n]/.test(body)) throw new Malformed('a key is one line')
  const blob = decodeBase64(data)
  if (blob === undefined || comment.length > 1) throw new Malformed('the key is not base64')
  const key = readBlob(blob)
  if (names[key.type] !== name) throw new Malformed('the key is of another kind than its name says')
  return checked(key)
}

function readPemKey(text: string): SshKey | undefined {
  const [block, ...rest] = readPem(text)
  if (block === undefined || rest.length > 0) throw new Malformed('one key is wanted')
  if (block.label === 'RSA PUBLIC KEY') return checked(readRsaPublicKey(block.bytes))
  if (block.label !== 'PUBLIC KEY') return undefined
  const key = readPublicKeyInfo(block.bytes)
  return key === undefined || key.type === 'EC' ? undefined : checked(key)
}

/** Source: RFC 4253, section 6.6, and RFC 8709, section 4. */
function readBlob(blob: Uint8Array): SshKey {
  let at = 0
  const next = (): Uint8Array => {
    if (at + 4 > blob.length) throw new Malformed('the key ends too early')
    const length = new DataView(blob.buffer, blob.byteOffset).getUint32(at)
    const part = blob.subarray(at + 4, at + 4 + length)
    if (part.length !== length) throw new Malformed('the key ends too early')
    at += 4 + length
    return part
  }
  const name = new TextDecoder().decode(next())
  const first = next()
  const key =
    name === names.RSA
      ? rsaKey(unsigned(next()), unsigned(first))
      : name === names.Ed25519
        ? ed25519Key(first)
        : undefined
  if (key === undefined || at !== blob.length) throw new Malformed('the key is of no known kind')
  return key
}

/** An `mpint` that is not negative, without its leading zero. */
function unsigned(number: Uint8Array): Uint8Array {
  const [first = 0x80, second = 0] = number
  if (first >= 0x80 || (first === 0 && second < 0x80)) throw new Malformed('the number is not canonical')
  return first === 0 ? number.subarray(1) : number
}

const string = (bytes: Uint8Array): Uint8Array => {
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, bytes.length)
  return concatBytes(length, bytes)
}

const mpint = (number: Uint8Array): Uint8Array =>
  string((number[0] ?? 0) >= 0x80 ? concatBytes(Uint8Array.of(0), number) : number)

const blobOf = (key: SshKey): Uint8Array => {
  const name = string(new TextEncoder().encode(names[key.type]))
  return key.type === 'RSA'
    ? concatBytes(name, mpint(key.exponent), mpint(key.modulus))
    : concatBytes(name, string(key.point))
}

/** One line as OpenSSH writes it, without a comment. */
export const writeSshPublicKey = (key: SshKey): string => `${names[key.type]} ${encodeBase64(blobOf(key))}`

/** The same key as SubjectPublicKeyInfo in PEM. */
export const writePemPublicKey = (key: SshKey): string => writePem('PUBLIC KEY', writePublicKeyInfo(key))

/** The MD5 of the key as `ssh-keygen -l -E md5` gives it: sixteen bytes in hexadecimal with colons. */
export const sshFingerprint = (key: SshKey): string => toHex(md5(blobOf(key))).replaceAll(/..(?=.)/g, '$&:')
