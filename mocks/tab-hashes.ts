import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Hashes } from '../src/iam/ports.ts'

/** Most bytes that `getRandomValues` gives at once. Source: Web Cryptography API, "getRandomValues". */
const randomLimit = 65_536

/** The service's primitives without Node; the browser's own hashes answer asynchronously, which the port does not. */
export const tabHashes: Hashes = {
  sha256: data => sha256(data),
  hmacSha256: (key, data) => hmac(sha256, key, data),
  randomBytes: length => {
    const bytes = new Uint8Array(length)
    for (let start = 0; start < length; start += randomLimit)
      crypto.getRandomValues(bytes.subarray(start, start + randomLimit))
    return bytes
  },
}
