import { createAwsManagedPolicies } from '../src/iam/aws-managed-policies.ts'
import { defaultQuotas } from '../src/iam/operations/quotas.ts'
import type { Ports } from '../src/iam/ports.ts'
import { createSealer, sealingKeyLength } from '../src/iam/seal.ts'
import { bundledIndex } from '../src/policy/catalog/bundled-index.ts'
import { lazyCatalog } from '../src/policy/catalog/lazy-catalog.ts'
import { tabHashes } from './tab-hashes.ts'
import { tabPasswords } from './tab-passwords.ts'

export interface TabPortsOptions {
  /** Under which secrets and session tokens are sealed, 32 bytes; random unless given. */
  readonly key?: Uint8Array | undefined
  /** The system's clock unless given. */
  readonly now?: (() => Date) | undefined
}

/** A new sealing key. */
export const newSealingKey = (): Uint8Array => tabHashes.randomBytes(sealingKeyLength)

/** What the service needs from its host, in a browser tab. Works in Node as well, for tests. */
export async function createTabPorts({ key = newSealingKey(), now }: TabPortsOptions = {}): Promise<Ports> {
  // Three megabytes: a chunk of its own, which loads while the worker starts.
  const { default: rows } = await import('virtual:aws-managed-policies')
  return {
    now: now ?? (() => new Date()),
    hashes: tabHashes,
    sealer: createSealer(key, 1),
    passwords: tabPasswords,
    awsPolicies: createAwsManagedPolicies(rows),
    quotas: defaultQuotas,
    catalog: lazyCatalog(bundledIndex),
  }
}
