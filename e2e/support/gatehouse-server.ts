import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './ports.ts'

/** The real server as a process of its own, on a data folder that goes with it. */
export interface GatehouseServer {
  readonly origin: string
  /** What it printed for people since it was started last. */
  readonly notices: string
  /** The one-time code of the first run; throws where it printed none. */
  setUpCode(): string
  /** Ends it without warning, as a crash or a power cut would. */
  kill(): Promise<void>
  /** Runs one of the server's commands on its data, while it is stopped; gives what it printed. */
  command(...words: readonly string[]): Promise<string>
  /** The same, with a text as its standard input. */
  commandReading(input: string, ...words: readonly string[]): Promise<string>
  /** Starts it again at the same address, on the same data. */
  restart(): Promise<void>
  /** Ends it and removes its data. */
  close(): Promise<void>
}

const execute = promisify(execFile)

/** Where `npm run build` puts the server. */
const program = resolve('dist/server/main.js')

/** Starts a server on an empty data folder; `settings` are added to its environment. */
export async function startGatehouse(
  settings: Readonly<Record<string, string>> = {},
): Promise<GatehouseServer> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-e2e-'))
  const port = await freePort()
  const env = { ...process.env, ...settings, PORT: String(port), GATEHOUSE_DATA: folder }
  let running = await launch(env)
  return {
    origin: `http://localhost:${port}`,
    get notices() {
      return running.notices()
    },
    setUpCode() {
      const code = /with this code: (\S+)/.exec(running.notices())?.[1]
      if (code === undefined) throw new Error(`the server printed no set-up code:\n${running.notices()}`)
      return code
    },
    kill: () => end(running.child, 'SIGKILL'),
    command: (...words) => runCommand(env, '', words),
    commandReading: (input, ...words) => runCommand(env, input, words),
    async restart() {
      running = await launch(env)
    },
    async close() {
      await end(running.child, 'SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function runCommand(env: NodeJS.ProcessEnv, input: string, words: readonly string[]): Promise<string> {
  const running = execute(process.execPath, [program, ...words], { env })
  running.child.stdin?.end(input)
  return (await running).stdout
}

interface Running {
  readonly child: ChildProcess
  readonly notices: () => string
}

/** Resolves when the server says where it is; rejects with its own words when it ends before that. */
function launch(env: NodeJS.ProcessEnv): Promise<Running> {
  // Its log would only fill the pipe.
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`the server ended with exit code ${code}:\n${said}`)))
    child.stderr.on('data', data => {
      said += data
      // The code of the first run follows the address in the same breath.
      if (/is at http.*\n/.test(said)) setImmediate(() => resolve({ child, notices: () => said }))
    })
  })
}

function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
