import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** Builds the server once for the tests, apart from the build that `npm start` keeps. Gives back its script. */
export const buildServer = async (name: string): Promise<string> => {
  const outDir = `dist/test/${name}/server`
  await build({ logLevel: 'error', mode: 'production', build: { ssr: 'src/server/main.ts', outDir } })
  // These tests need no console; the server wants the folder.
  mkdirSync(join(outDir, '../console'), { recursive: true })
  return join(outDir, 'main.js')
}

/** A server in a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess
  readonly url: string
  /** What it has written so far. */
  readonly said: () => { readonly log: string; readonly notices: string }
  /** Resolves with the exit code, or the name of the signal. */
  readonly exited: Promise<number | string>
}

/** Starts the script; the environment is empty but for what is given. */
export const spawnServer = (script: string, environment: Readonly<Record<string, string>>): ServerProcess => {
  const env = { PATH: process.env.PATH, ...environment } as NodeJS.ProcessEnv
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  let notices = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    log += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    notices += text
  })
  return {
    child,
    url: `http://127.0.0.1:${environment.PORT}`,
    said: () => ({ log, notices }),
    exited: once(child, 'close').then(([code, signal]) => code ?? signal),
  }
}

/** Waits until the server answers; rejects with its own words when it ends before. */
export const untilHealthy = async ({ child, url, said }: ServerProcess): Promise<void> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${said().notices}`)
    const healthy = await fetch(`${url}/healthz`).then(
      response => response.ok,
      () => false,
    )
    if (healthy) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}

/** What a command came to. */
export interface CommandResult {
  /** The exit code, or the name of the signal. */
  readonly code: number | string
  readonly output: string
  readonly notices: string
}

/** Runs the script with arguments to its end; the environment is empty but for what is given. */
export const runServerCommand = async (
  script: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  input = '',
): Promise<CommandResult> => {
  const env = { PATH: process.env.PATH, ...environment } as NodeJS.ProcessEnv
  const child = spawn(process.execPath, [script, ...words], { env })
  const read = async (stream: AsyncIterable<unknown>): Promise<string> => {
    let text = ''
    for await (const chunk of stream) text += chunk
    return text
  }
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const exited = once(child, 'close')
  const [output, notices] = await Promise.all([read(child.stdout), read(child.stderr)])
  const [code, signal] = await exited
  return { code: code ?? signal, output, notices }
}
