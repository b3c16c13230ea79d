import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from './server.ts'

/** Who may do everything on the server of `withConsole`. */
export const root = { email: 'root@example.test', password: 'Correct-horse-battery-1' } as const

/** Chromium as a bench starts it: as root too, and without a screen. */
export const browserArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
]

/** Runs the built server, with an account of its root user and nothing else, while it is used. */
export async function withConsole<T>(script: string, use: (origin: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  const port = 30_000 + (process.pid % 9_000)
  const server = await startServer(script, folder, port, {
    GATEHOUSE_ROOT_EMAIL: root.email,
    GATEHOUSE_ROOT_PASSWORD: root.password,
  })
  try {
    return await use(`http://localhost:${port}`)
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
    await rm(folder, { recursive: true, force: true })
  }
}
