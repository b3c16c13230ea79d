import { decodeBase32 } from '../../../lib/base32.ts'

/** In seconds; every device counts in these. */
export const stepSeconds = 30

/** Everything that comes between a secret and six digits. Source: RFC 4226, section 5; RFC 6238. */
export interface TotpSteps {
  readonly secret: Uint8Array<ArrayBuffer>
  /** Steps of thirty seconds since 1970. */
  readonly counter: number
  /** Eight bytes, the largest first. */
  readonly counterBytes: Uint8Array<ArrayBuffer>
  /** HMAC-SHA-1 of the counter under the secret: twenty bytes. */
  readonly hmac: Uint8Array
  /** The last half-byte of it: where the four bytes begin. */
  readonly offset: number
  /** The four bytes as a number, without their first bit. */
  readonly truncated: number
  /** The last six digits of that. */
  readonly code: string
}

/** The bytes of a secret as a person has it: spaces, lower case and padding are fine. Undefined when it is none. */
export const secretBytes = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const plain = text.replaceAll(/[\s-]|=+$/g, '').toUpperCase()
  const bytes = plain === '' ? undefined : decodeBase32(plain)
  return bytes === undefined || bytes.length === 0 ? undefined : Uint8Array.from(bytes)
}

/** What an authenticator works out for one time step. */
export const totpSteps = async (secret: Uint8Array<ArrayBuffer>, counter: number): Promise<TotpSteps> => {
  const counterBytes = new Uint8Array(8)
  new DataView(counterBytes.buffer).setBigUint64(0, BigInt(counter))
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const hmac = new Uint8Array(await crypto.subtle.sign('HMAC', key, counterBytes))
  const offset = (hmac.at(-1) ?? 0) & 0x0f
  const truncated = new DataView(hmac.buffer).getUint32(offset) & 0x7fffffff
  const code = String(truncated % 1_000_000).padStart(6, '0')
  return { secret, counter, counterBytes, hmac, offset, truncated, code }
}

/** The step that a moment (milliseconds since 1970) lies in. */
export const counterAt = (time: number): number => Math.floor(time / 1000 / stepSeconds)

/** Seconds until the code changes, from 30 down to 1. */
export const secondsLeft = (time: number): number => stepSeconds - (Math.floor(time / 1000) % stepSeconds)
