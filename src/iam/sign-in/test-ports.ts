import { createHash, createHmac, randomBytes } from 'node:crypto'
import { bundledIndex } from '../../policy/catalog/bundled-index.ts'
import { lazyCatalog } from '../../policy/catalog/lazy-catalog.ts'
import { defaultQuotas } from '../operations/quotas.ts'
import type { Ports } from '../ports.ts'
import { createSealer, sealingKeyLength } from '../seal.ts'

/** Ports for tests: a clock that moves when told, and passwords that count what is asked of them. */
export interface TestPorts extends Ports {
  advance(seconds: number): void
  readonly counts: { hashes: number; verifications: number; opened: number }
}

function createTestSealer(counts: TestPorts['counts']): Ports['sealer'] {
  const sealer = createSealer(randomBytes(sealingKeyLength), 1)
  return {
    seal: sealer.seal,
    open: (sealed, associatedData) => {
      counts.opened++
      return sealer.open(sealed, associatedData)
    },
  }
}

/** Salted and as strict as the real ones, only fast; each call gives way to others, so races can happen. */
function createTestPasswords(counts: TestPorts['counts']): Ports['passwords'] {
  const hashOf = (salt: string, password: string) =>
    `test$${salt}$${createHmac('sha256', salt).update(password).digest('hex')}`
  const giveWay = () => new Promise(resolve => setTimeout(resolve, 0))
  return {
    async hash(password) {
      counts.hashes++
      await giveWay()
      return hashOf(randomBytes(8).toString('hex'), password)
    },
    async verify(hash, password) {
      counts.verifications++
      await giveWay()
      const [kind, salt = ''] = hash.split('$')
      if (kind !== 'test') throw new Error('not a hash')
      return hash === hashOf(salt, password)
    },
  }
}

export function createTestPorts(passwords?: Ports['passwords']): TestPorts {
  const counts = { hashes: 0, verifications: 0, opened: 0 }
  let now = Date.parse('2026-03-01T12:00:00Z')
  return {
    now: () => new Date(now),
    advance: seconds => {
      now += seconds * 1000
    },
    counts,
    hashes: {
      sha256: data => createHash('sha256').update(data).digest(),
      hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
      randomBytes: length => randomBytes(length),
    },
    sealer: createTestSealer(counts),
    passwords: passwords ?? createTestPasswords(counts),
    awsPolicies: { get: () => undefined, all: [] },
    quotas: defaultQuotas,
    catalog: lazyCatalog(bundledIndex),
  }
}
