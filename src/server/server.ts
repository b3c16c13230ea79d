import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createService, type Service } from '../iam/service.ts'
import type { Store } from '../iam/store/port.ts'
import type { Configuration } from './configuration.ts'
import { createHttpServer } from './http.ts'
import type { Log } from './log.ts'
import { createPorts } from './ports.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { loadStaticFiles } from './static-files.ts'
import { setUpUnattended } from './unattended-set-up.ts'

export interface RunningServer {
  /** Where a browser on this machine finds it. */
  readonly url: string
  /** The one-time code of the first run; undefined once an account exists. */
  readonly setUpCode: string | undefined
  /** Stops accepting, answers what was accepted, and closes the store. */
  close(): Promise<void>
}

export interface ServerParts {
  readonly configuration: Configuration
  /** The console's build. */
  readonly consoleFolder: string
  readonly log: Log
  /** Told what no request should cause. */
  readonly onFault: (error: unknown) => void
}

/** How long answers under way may take, once the server closes, before their connections are cut. */
const graceMilliseconds = 10_000

/**
 * Opens everything and listens. Throws `ConfigurationError`, `DataFolderError`, or `ListenError`; whatever was
 * open by then is closed again.
 */
export const startServer = async ({
  configuration,
  consoleFolder,
  log,
  onFault,
}: ServerParts): Promise<RunningServer> => {
  const files = await loadStaticFiles(consoleFolder)
  const store = openSqliteStore({ folder: configuration.dataFolder })
  let service: Service | undefined
  try {
    const ports = await createPorts(configuration, store)
    service = await createService({ store, ports, onFault })
    if (configuration.root !== undefined && service.setUpCode !== undefined) {
      await setUpUnattended(store, ports, configuration.root)
    }
    const http = createHttpServer({
      service,
      files,
      log,
      isTrustedProxy: configuration.isTrustedProxy,
      onUnexpected: onFault,
    })
    const port = await listen(http, configuration)
    return running(http, port, service, store)
  } catch (error) {
    await service?.close()
    await store.close()
    throw error
  }
}

/** The address cannot be listened on; the message is one sentence with the way out. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

const listen = (http: Server, { host, port }: Configuration): Promise<number> =>
  new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(new ListenError(listenProblem(error, host, port))),
    )
    http.listen(port, host, () => {
      http.removeAllListeners('error')
      resolve((http.address() as AddressInfo).port)
    })
  })

const listenProblem = (error: NodeJS.ErrnoException, host: string, port: number): string => {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use by another program: stop that one, or choose another port, as in "PORT=${port + 1} npm start".`
    case 'EACCES':
      return `This user may not listen on port ${port}: choose one above 1023, as in "PORT=8080 npm start".`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `GATEHOUSE_HOST is "${host}", which is no address of this machine: set it to one, or to 0.0.0.0 for all.`
    default:
      return `Port ${port} of "${host}" cannot be listened on (${error.code ?? error.message}).`
  }
}

const running = (http: Server, port: number, service: Service, store: Store): RunningServer => ({
  url: `http://localhost:${port}`,
  get setUpCode() {
    return service.setUpCode
  },
  close: async () => {
    await new Promise<void>(resolve => {
      const cut = setTimeout(() => http.closeAllConnections(), graceMilliseconds)
      http.close(() => {
        clearTimeout(cut)
        resolve()
      })
    })
    await service.close()
    await store.close()
  },
})
