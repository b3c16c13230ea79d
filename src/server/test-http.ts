import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FetchInfo } from '../iam/service.ts'
import { createHttpServer, type HttpParts } from './http.ts'
import type { LogLine } from './log.ts'
import { loadStaticFiles } from './static-files.ts'

/** A server of the tests: the HTTP layer with a service of the test's own, on a free port. */
export interface TestHttp {
  readonly url: string
  readonly server: Server
  readonly lines: LogLine[]
  readonly faults: unknown[]
  /** Sends bytes as they are and gives back all that is answered until the server closes the connection. */
  sendRaw(bytes: string): Promise<string>
  close(): Promise<void>
}

/** A service of one function; it answers the API and sign-in alike. */
export type FetchService = (request: Request, info: FetchInfo) => Promise<Response>

export const startHttp = async (
  fetchService: FetchService,
  consoleFiles: Readonly<Record<string, string>> = {},
  isTrustedProxy: HttpParts['isTrustedProxy'] = () => false,
): Promise<TestHttp> => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-http-'))
  for (const [name, text] of Object.entries(consoleFiles)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  const files = await loadStaticFiles(folder)
  await rm(folder, { recursive: true })
  const lines: LogLine[] = []
  const faults: unknown[] = []
  const server = createHttpServer({
    service: {
      fetch: (request, info = {}) => fetchService(request, info),
      query: async (request, info = {}) => {
        const response = await fetchService(request, info)
        const headers = Object.fromEntries(response.headers)
        return { status: response.status, headers, body: await response.text() }
      },
    },
    files,
    log: { write: line => lines.push(line), close: async () => {} },
    isTrustedProxy,
    onUnexpected: error => faults.push(error),
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    lines,
    faults,
    sendRaw: bytes =>
      new Promise((resolve, reject) => {
        let answer = ''
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
        socket.setEncoding('utf8')
        socket.on('data', text => {
          answer += text
        })
        socket.once('error', reject)
        socket.once('close', () => resolve(answer))
      }),
    close: () =>
      new Promise((resolve, reject) => {
        server.close(error => (error === undefined ? resolve() : reject(error)))
        server.closeAllConnections()
      }),
  }
}
