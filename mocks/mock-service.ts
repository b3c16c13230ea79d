import type { Ports } from '../src/iam/ports.ts'
import { createService, type Service } from '../src/iam/service.ts'
import { createMemoryStore, type MemoryDump, type MemoryStore } from '../src/iam/store/memory-store.ts'
import { applySeed, type SeedName } from './seed/seeds.ts'
import { createTabPorts } from './tab-ports.ts'

export interface MockServiceOptions {
  /** What the accounts are made from; `acme` unless given. */
  readonly seed?: SeedName | undefined
  /** A state from before, instead of the seed. */
  readonly dump?: MemoryDump | undefined
  /** The tab's own unless given. */
  readonly ports?: Ports | undefined
  /** Told what no request should cause. */
  readonly onFault?: ((error: unknown) => void) | undefined
}

/** The service of the demo, with what it runs on. */
export interface MockService extends Service {
  readonly store: MemoryStore
  readonly ports: Ports
}

/** The one-time code of a demo's first run: there is no terminal to read it from. */
export const mockSetUpCode = 'DEMO-DEMO-DEMO-DEMO-DEMO'

/** The service that the server runs, over a memory store that holds a seed. In a tab, and in Node for tests. */
export async function createMockService({
  seed = 'acme',
  dump,
  ports: given,
  onFault,
}: MockServiceOptions = {}): Promise<MockService> {
  const ports = given ?? (await createTabPorts())
  const store = createMemoryStore({ dump })
  if (dump === undefined) await applySeed(seed, store, ports)
  const service = await createService({ store, ports, setUpCode: mockSetUpCode, onFault })
  return {
    store,
    ports,
    fetch: service.fetch,
    query: service.query,
    get setUpCode() {
      return service.setUpCode
    },
    close: async () => {
      await service.close()
      await store.close()
    },
  }
}
