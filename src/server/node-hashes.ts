import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Hashes } from '../iam/ports.ts'

/** The service's primitives by Node's own cryptography. */
export const nodeHashes: Hashes = {
  sha256: data => createHash('sha256').update(data).digest(),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  randomBytes: length => randomBytes(length),
}
