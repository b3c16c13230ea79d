import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const name = 'mockServiceWorker.js'

/**
 * Adds the mock's service worker to the demo and its development server, and to nothing else: under `public/` it would
 * be copied into production builds too. In the demo's static build the worker also answers reloads of a route
 * with the console's page, which a plain file server answers with 404.
 */
export function mockWorker(mode: string): Plugin {
  const source = (): string =>
    readFileSync(new URL('../../../node_modules/msw/lib/mockServiceWorker.js', import.meta.url), 'utf8')
  return {
    name: 'gatehouse:mock-worker',
    apply: (_config, { isSsrBuild }) => mode === 'demo' && isSsrBuild !== true,
    configureServer(server) {
      server.middlewares.use(`/${name}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript')
        response.end(source())
      })
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name, source: source() + answerReloads })
    },
  }
}

/** MSW's worker leaves navigations alone, so that this listener is free to answer them. */
const answerReloads = `
addEventListener('fetch', event => {
  if (event.request.mode !== 'navigate') return
  event.respondWith(
    fetch(event.request).then(response =>
      response.status === 404 ? fetch(registration.scope) : response,
    ),
  )
})
`
