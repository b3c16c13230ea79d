import { secretPlace } from '../src/iam/operations/access-keys.ts'
import type { Ports } from '../src/iam/ports.ts'
import { type AccessKey, accessKeys } from '../src/iam/store/collections.ts'
import { createMockService, type MockService } from './mock-service.ts'
import type { MockNotice } from './notices.ts'
import type { SeedName } from './seed/seeds.ts'
import { createSnapshotWriter, loadSnapshot, type Snapshot, type SnapshotWriter } from './snapshot.ts'
import type { TabStorage } from './tab-storage.ts'

/** A request as plain data, which one tab can hand to another. */
export interface PlainRequest {
  readonly url: string
  readonly method: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: ArrayBuffer
}

export interface PlainResponse {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: ArrayBuffer
}

/** What the demo is at the moment. */
export interface HostState {
  readonly seed: SeedName
  readonly setUpCode: string | undefined
  readonly notices: readonly MockNotice[]
}

/** The service with its state and its snapshot; one for all tabs of a browser. */
export interface Host {
  fetch(request: PlainRequest): Promise<PlainResponse>
  state(): Promise<HostState>
  /** Forgets everything and begins from a seed; resolves when that is kept. */
  restart(seed: SeedName): Promise<void>
  /** Writes what is not written yet. */
  flush(): Promise<void>
}

interface HostOptions {
  readonly storage: TabStorage
  readonly ports: Ports
  /** What to begin with where nothing is kept. */
  readonly seed: SeedName
  /** Called when everything that was kept before is of no account any more: the demo begins from its seed. */
  readonly onAnew?: (() => void) | undefined
  /** What there is to say already. */
  readonly notices?: readonly MockNotice[] | undefined
  /** Called when there is something new to say. */
  readonly onNotice?: (() => void) | undefined
}

interface Running {
  readonly seed: SeedName
  readonly service: MockService
  readonly writer: SnapshotWriter
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** A snapshot is worth nothing without the key under which its secrets are sealed. Throws `SealBroken`. */
async function requireKey(ports: Ports, { dump }: Snapshot): Promise<void> {
  const [first] = (dump.collections[accessKeys.name] ?? []) as readonly AccessKey[]
  if (first !== undefined) await ports.sealer.open(first.sealedSecret, secretPlace(first.accessKeyId))
}

/** Starts the service on the snapshot that is kept, or on a seed. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { storage, ports, seed: firstSeed, onAnew = () => {}, onNotice = () => {} } = options
  let notices = options.notices ?? []
  const note = (kind: MockNotice['kind'], text: string): void => {
    if (notices.some(notice => notice.text === text)) return
    notices = [...notices, { kind, text }]
    onNotice()
  }

  const run = async (seed: SeedName, snapshot?: Snapshot): Promise<Running> => {
    if (snapshot === undefined) onAnew()
    const service = await createMockService({
      seed,
      dump: snapshot?.dump,
      ports,
      onFault: error => note('service-fault', `The service met an error of its own: ${sentenceOf(error)}`),
    })
    const writer = createSnapshotWriter({
      values: storage,
      store: service.store,
      seed,
      kept: snapshot !== undefined,
      onError: error =>
        note(
          'not-kept',
          `This browser does not keep the demo's state, so a reload loses it: ${sentenceOf(error)}`,
        ),
    })
    return { seed, service, writer }
  }

  const begin = async (): Promise<Running> => {
    const loaded = await loadSnapshot(storage)
    if (loaded.state === 'none') return run(firstSeed)
    let reason: string
    if (loaded.state === 'found') {
      const { snapshot } = loaded
      try {
        await requireKey(ports, snapshot)
        return await run(snapshot.seed, snapshot)
      } catch (error) {
        reason = `It contradicts itself: ${sentenceOf(error)}.`
      }
    } else reason = loaded.reason
    note(
      'snapshot-dropped',
      `The state that this browser had kept could not be used, so the demo began anew. ${reason}`,
    )
    return run(firstSeed)
  }

  let running = begin()
  await running

  return {
    fetch: async ({ url, method, headers, body }) => {
      const { service } = await running
      const request = new Request(url, {
        method,
        headers: headers.map(([name, value]) => [name, value]),
        body: method === 'GET' || method === 'HEAD' ? null : body,
      })
      const response = await service.fetch(request, { address: '127.0.0.1' })
      return {
        status: response.status,
        headers: [...response.headers],
        body: await response.arrayBuffer(),
      }
    },

    state: async () => {
      const { seed, service } = await running
      return { seed, setUpCode: service.setUpCode, notices }
    },

    restart: async seed => {
      const before = running
      running = before.then(async ({ service, writer }) => {
        await service.close()
        await writer.close()
        notices = options.notices ?? []
        return run(seed)
      })
      const { writer } = await running
      await writer.flush()
    },

    flush: async () => (await running).writer.flush(),
  }
}
