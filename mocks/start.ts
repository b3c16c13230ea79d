import { setupWorker } from 'msw/browser'
import { answerRequest, createHandlers } from './handlers.ts'
import { startHost } from './host.ts'
import { shareHost } from './shared-host.ts'
import { createTabPorts } from './tab-ports.ts'
import { openTabStorage } from './tab-storage.ts'

/**
 * Puts the service into this tab, or finds the tab that has it, and answers the console's requests with it. Resolves
 * when requests are served; rejects with a sentence where a browser cannot do that.
 */
export async function startMock(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('locks' in navigator))
    throw new Error(
      'the demo needs a service worker, which this browser allows on https: and on http://localhost only.',
    )
  const folder = new URL(import.meta.env.BASE_URL, document.baseURI)
  const name = `gatehouse-demo ${folder.pathname}`
  const storage = openTabStorage(name)
  const tab = crypto.randomUUID()
  const sharing = shareHost({
    name,
    locks: navigator.locks,
    channel: new BroadcastChannel(name),
    tab,
    start: async () =>
      startHost({ storage, ports: await createTabPorts({ key: await storage.sealingKey() }), seed: 'acme' }),
    onRestart: () => location.reload(),
  })
  const worker = setupWorker(
    ...createHandlers(location.origin, async request => answerRequest((await sharing).fetch, request)),
  )
  await Promise.all([
    sharing,
    worker.start({
      quiet: true,
      onUnhandledRequest: 'bypass',
      serviceWorker: { url: new URL('mockServiceWorker.js', folder).href },
    }),
  ])
  const host = await sharing
  // A page that is hidden may be gone without another word.
  addEventListener('pagehide', () => void host.flush())
}
