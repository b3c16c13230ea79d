import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Hashes } from '../ports.ts'

/** The primitives of the wire's tests. */
export const testHashes: Hashes = {
  sha256: data => createHash('sha256').update(data).digest(),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  randomBytes: length => randomBytes(length),
}
