import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const name = 'mockServiceWorker.js'

/**
 * Adds the mock's service worker to the demo and its development server, and to nothing else: under `public/` it would
 * be copied into production builds too.
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
      this.emitFile({ type: 'asset', fileName: name, source: source() })
    },
  }
}
