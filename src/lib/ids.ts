import { decodeBase32, encodeBase32 } from './base32.ts'

/** Source of random bytes, passed in. */
export type RandomBytes = (length: number) => Uint8Array

/** Prefixes of unique ids. Source: IAM User Guide, "IAM identifiers", "Unique identifiers". */
export type UniqueIdPrefix = 'AIDA' | 'AGPA' | 'AROA' | 'ANPA' | 'AIPA' | 'ASCA' | 'ACCA'

/** A unique id: the prefix and 17 random characters, 21 in all. */
export const newUniqueId = (prefix: UniqueIdPrefix, randomBytes: RandomBytes): string =>
  prefix + encodeBase32(randomBytes(11)).slice(0, 17)

/**
 * An access key id of 20 characters: prefix, and 80 bits of which 40 are the account id, 39 are random and the
 * first is set. As with AWS's own, the account of a key can be told without looking it up.
 */
export function newAccessKeyId(prefix: 'AKIA' | 'ASIA', accountId: string, randomBytes: RandomBytes): string {
  const bytes = Uint8Array.from(randomBytes(10))
  const account = BigInt(accountId)
  const head = (1n << 47n) | (account << 7n) | BigInt((bytes[5] ?? 0) & 127)
  for (let i = 0; i < 6; i++) bytes[i] = Number((head >> BigInt(8 * (5 - i))) & 255n)
  return prefix + encodeBase32(bytes)
}

/** The account id inside an access key id, 12 digits, or undefined for a text that is none. */
export function accountOfAccessKeyId(accessKeyId: string): string | undefined {
  if (!isAccessKeyId(accessKeyId)) return undefined
  const bytes = decodeBase32(accessKeyId.slice(4))
  if (bytes === undefined || bytes.length !== 10) return undefined
  let head = 0n
  for (let i = 0; i < 6; i++) head = (head << 8n) | BigInt(bytes[i] ?? 0)
  const account = (head >> 7n) & ((1n << 40n) - 1n)
  return account.toString().padStart(12, '0')
}

/** Whether a text has the shape of an access key id: AKIA (long-term) or ASIA (temporary) and 16 characters. */
export const isAccessKeyId = (text: string): boolean => /^A[KS]IA[A-Z2-7]{16}$/.test(text)

/** 40 characters of base 64, as AWS's secret access keys are: 240 random bits. */
export const newSecretAccessKey = (randomBytes: RandomBytes): string =>
  btoa(String.fromCharCode(...randomBytes(30)))

/** The id of an SSH public key: 20 characters, as access key ids have. */
export const newSshPublicKeyId = (randomBytes: RandomBytes): string => `APKA${encodeBase32(randomBytes(10))}`

/** The id of a signing certificate: 32 characters without a prefix. */
export const newCertificateId = (randomBytes: RandomBytes): string => encodeBase32(randomBytes(20))
