import { setupWorker } from 'msw/browser'
import { forgetSecrets } from '../src/lib/kept-secrets.ts'
import { showDemoBar } from './demo-bar.ts'
import { createExchangeLog } from './exchanges.ts'
import { createFaults, type Faults, parseFault } from './faults.ts'
import { withFaults } from './faulty-answers.ts'
import { answerRequest, createHandlers } from './handlers.ts'
import { startHost } from './host.ts'
import type { MockApi } from './mock-api.ts'
import type { MockNotice } from './notices.ts'
import { isSeedName, type SeedName, seedChoices } from './seed/seeds.ts'
import { type SharedHost, shareHost } from './shared-host.ts'
import { createTabPorts } from './tab-ports.ts'
import { createPageStorage, openTabStorage } from './tab-storage.ts'

/**
 * Puts the service into this tab, or finds the tab that has it, and answers the console's requests with it. Resolves
 * when requests are served; rejects with a sentence where a browser cannot do that. The page's address may say
 * `?seed=large` and `?fault=ListUsers:AccessDenied` (see `parseFault`; `none` ends them all).
 */
export async function startMock(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('locks' in navigator))
    throw new Error(
      'the demo needs a service worker, which browsers allow on https: and on http://localhost only.',
    )
  const folder = new URL(import.meta.env.BASE_URL, document.baseURI)
  const notices: MockNotice[] = []
  const wanted = readSeed(notices)
  const faults = createFaults(sessionStorage)
  readFaults(faults, notices)

  let refreshBar = (): void => {}
  const sharing = share(folder, wanted ?? 'acme', () => refreshBar())
  const answer = async (request: Request): Promise<Response> => answerRequest((await sharing).fetch, request)
  const exchanges = createExchangeLog()
  const worker = setupWorker(
    ...createHandlers(location.origin, exchanges.through(withFaults(faults, answer))),
  )
  const [host] = await Promise.all([
    sharing,
    worker.start({
      quiet: true,
      onUnhandledRequest: 'bypass',
      serviceWorker: { url: new URL('mockServiceWorker.js', folder).href },
    }),
  ])
  if (wanted !== undefined && (await host.state()).seed !== wanted) await host.restart(wanted)
  // A page that is hidden may be gone without another word.
  addEventListener('pagehide', () => void host.flush())

  const api = createApi(host, faults, notices)
  window.gatehouseMock = api
  refreshBar = showDemoBar(api, exchanges)
}

/** One service for all tabs that show the demo of this folder. */
function share(folder: URL, seed: SeedName, onNotice: () => void): Promise<SharedHost> {
  const name = `gatehouse-demo ${folder.pathname}`
  return shareHost({
    name,
    locks: navigator.locks,
    channel: new BroadcastChannel(name),
    tab: crypto.randomUUID(),
    start: async () => {
      const notices: MockNotice[] = []
      let storage = openTabStorage(name)
      let key: Uint8Array
      try {
        key = await storage.sealingKey()
      } catch {
        notices.push({
          kind: 'not-kept',
          text: "This browser forbids the demo's storage, so a reload begins anew.",
        })
        storage = createPageStorage()
        key = await storage.sealingKey()
      }
      return startHost({
        storage,
        ports: await createTabPorts({ key }),
        seed,
        // Devices of the toy authenticator are as new accounts do not have them, or have them with another secret.
        onAnew: () => forgetSecrets(() => localStorage),
        notices,
        onNotice,
      })
    },
    onRestart: () => location.reload(),
  })
}

function createApi(host: SharedHost, faults: Faults, own: readonly MockNotice[]): MockApi {
  const state = async () => {
    const shared = await host.state()
    return { ...shared, notices: [...own, ...shared.notices] }
  }
  return {
    state,
    reset: async () => host.restart((await host.state()).seed),
    seed: host.restart,
    faults: list => {
      if (list !== undefined)
        faults.set(list.map(fault => (typeof fault === 'string' ? parseFault(fault) : fault)))
      return faults.list()
    },
    get leads() {
      return host.leads
    },
  }
}

const parameters = (): URLSearchParams => new URLSearchParams(location.search)

function readSeed(notices: MockNotice[]): SeedName | undefined {
  const seed = parameters().get('seed')
  if (seed === null || isSeedName(seed)) return seed ?? undefined
  const known = seedChoices.map(choice => `"${choice.name}"`).join(', ')
  notices.push({
    kind: 'bad-parameter',
    text: `"${seed}" in the address is no seed, so it was ignored. There are ${known}.`,
  })
  return undefined
}

function readFaults(faults: Faults, notices: MockNotice[]): void {
  const given = parameters().getAll('fault')
  if (given.length === 0) return
  if (given.includes('none')) {
    faults.set([])
    return
  }
  try {
    faults.set(given.map(parseFault))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    notices.push({ kind: 'bad-parameter', text: `A fault in the address was ignored: ${error.message}` })
  }
}
