import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Hashes } from '../iam/ports.ts'

/** The service's primitives by Node's own cryptography. */
export const createNodeHashes = (): Hashes => ({
  sha256: data => createHash('sha256').update(data).digest(),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  randomBytes: pooledRandomBytes(),
})

const poolSize = 4096

/** Every request takes a few random bytes for its id; asking the system for many at once is ten times cheaper. */
const pooledRandomBytes = (): Hashes['randomBytes'] => {
  let pool = randomBytes(poolSize)
  let used = 0
  return length => {
    if (length > 64) return randomBytes(length)
    if (used + length > poolSize) {
      pool = randomBytes(poolSize)
      used = 0
    }
    const bytes = Uint8Array.prototype.slice.call(pool, used, used + length)
    // What was given out once must not be read from here again.
    pool.fill(0, used, used + length)
    used += length
    return bytes
  }
}
