import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DataFolderError } from './data-folder-error.ts'
import { openSqliteStore } from './sqlite-store.ts'
import type { Found } from './testing/durability-writer.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Below the installed packages, so that the built program finds the SQLite driver. */
const programs = mkdtempSync(join(root, 'node_modules', '.durability-'))

// Node 20 runs no TypeScript: the program to kill is built first.
beforeAll(() =>
  build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('./testing/durability-writer.ts', import.meta.url)),
      outDir: programs,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  }).then(() => undefined),
)

afterAll(() => rmSync(programs, { recursive: true, force: true }))

type Child = ChildProcessByStdio<null, Readable, null>

const start = (...args: string[]): Child =>
  spawn(process.execPath, [join(programs, 'writer.mjs'), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })

const ended = (child: Child): Promise<void> =>
  new Promise(resolve => {
    child.once('close', () => resolve())
  })

/** Lines that came whole; what the kill cut off was never confirmed. */
const readLines = async function* (child: Child): AsyncGenerator<string> {
  let last: string | undefined
  let isWhole = true
  child.stdout.on('data', (chunk: Buffer) => {
    isWhole = chunk.at(-1) === 0x0a
  })
  for await (const line of createInterface({ input: child.stdout })) {
    if (last !== undefined) yield last
    last = line
  }
  if (last !== undefined && isWhole) yield last
}

const check = async (folder: string): Promise<Found> => {
  for await (const line of readLines(start(folder, 'check', 'check'))) return JSON.parse(line) as Found
  throw new Error('the store did not open')
}

test('twenty kills in the middle of confirmed writes lose nothing and leave nothing half-written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-durability-'))
  const confirmed: string[] = []

  const expectAllFound = (found: Found): void => {
    const names = new Set(found.names)
    expect(confirmed.filter(name => !names.has(name))).toEqual([])
    expect(found.halves).toEqual([])
    // One commit for each write and one for the account, which the first round has still to make.
    expect(found.revision).toBe(confirmed.length === 0 ? 0 : names.size + 1)
  }

  for (let round = 0; round < 20; round++) {
    const child = start(folder, `round${round}`)
    const killed = ended(child)
    let before: Found | undefined
    let written = 0
    for await (const line of readLines(child)) {
      if (before === undefined) {
        before = JSON.parse(line) as Found
        expectAllFound(before)
        continue
      }
      confirmed.push(line)
      written++
      // Some after the first write, some after many, at no regular moment.
      if (written === 1 + round * 6) setTimeout(() => child.kill('SIGKILL'), Math.random() * 10)
    }
    await killed
    expect(written).toBeGreaterThan(0)
  }

  expect(confirmed.length).toBeGreaterThan(1000)
  expectAllFound(await check(folder))
  rmSync(folder, { recursive: true })
})

test('a folder that another process holds is refused, and free once that process was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-durability-'))
  const child = start(folder, 'holder')
  const killed = ended(child)
  for await (const _line of createInterface({ input: child.stdout })) {
    expect(() => openSqliteStore({ folder })).toThrow(DataFolderError)
    expect(() => openSqliteStore({ folder })).toThrow('in use by another running Gatehouse')
    break
  }
  child.kill('SIGKILL')
  await killed
  await openSqliteStore({ folder }).close()
  rmSync(folder, { recursive: true })
})
