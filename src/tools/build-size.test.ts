import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { personas } from '../../mocks/personas.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'dist/console')

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

beforeAll(async () => {
  // A process of its own: inside a test run, NODE_ENV would make it a development build.
  const { NODE_ENV: _test, VITEST: _vitest, ...env } = process.env
  const script = `const { buildIfNeeded } = await import('./src/tools/prepare.mjs')
    process.exit((await buildIfNeeded(['console'])) ? 0 : 1)`
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env })
}, 180_000)

/** The files that the page loads for these modules and everything that they import at once. */
function filesOf(...modules: readonly string[]): ReadonlySet<string> {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(join(folder, '.vite/manifest.json'), 'utf8'),
  )
  const files = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`the build has no chunk "${name}"`)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  for (const name of modules) visit(name)
  return files
}

/** Kilobytes (1,000 bytes) after gzip, over the files of one kind. */
function kilobytes(files: ReadonlySet<string>, kind: '.js' | '.css'): number {
  return [...files]
    .filter(file => file.endsWith(kind))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length / 1000, 0)
}

const signIn = ['index.html']
const shell = ['index.html', 'src/console/app/console-app.tsx']
const users = [...shell, 'src/console/features/users/users-page.tsx']

test.each([
  ['sign-in', signIn, '.js', 50, 115],
  ['sign-in', signIn, '.css', 1, 5],
  ['Users', users, '.js', 150, 450],
  ['Users', users, '.css', 10, 105],
] as const)('%s loads at most its share: %j %s', (_route, modules, kind, least, most) => {
  const size = kilobytes(filesOf(...modules), kind)
  // Far too little would mean that the walk no longer sees what the page loads.
  expect(size).toBeGreaterThan(least)
  expect(size).toBeLessThanOrEqual(most)
})

test('the editor of policies loads at most its share beyond the shell', () => {
  const before = filesOf(...shell)
  const editor = filesOf(
    'src/console/features/policies/edit/edit-policy-page.tsx',
    'src/console/editor/policy-workbench.tsx',
  )
  const size = kilobytes(new Set([...editor].filter(file => !before.has(file))), '.js')
  expect(size).toBeGreaterThan(500)
  expect(size).toBeLessThanOrEqual(920)
})

test('no worker of the editor loads more than its share', () => {
  const workers = readdirSync(join(folder, 'assets')).filter(name => /\.worker-.*\.js$/.test(name))
  expect(workers.length).toBeGreaterThanOrEqual(2)
  for (const name of workers) {
    const size = kilobytes(new Set([join('assets', name)]), '.js')
    expect(size, name).toBeGreaterThan(1)
    expect(size, name).toBeLessThanOrEqual(100)
  }
})

test('the production build holds nothing of the mock', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  expect(names.filter(name => /mock|msw|personas/i.test(name))).toEqual([])
  const texts = names
    .filter(name => /\.(?:html|js|css|json)$/.test(name))
    .map(name => [name, readFileSync(join(folder, name), 'utf8')] as const)
  expect(texts.length).toBeGreaterThan(5)
  const traces = [
    'mockServiceWorker',
    '[MSW]',
    ...personas.flatMap(({ password, shows }) => [password, shows]),
  ]
  const found = texts.flatMap(([name, text]) =>
    traces.filter(trace => text.includes(trace)).map(trace => `${name} holds "${trace}"`),
  )
  expect(found).toEqual([])
})

test('no style or script of the build needs more than its own files', () => {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/)
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/)
  const styles = readdirSync(join(folder, 'assets')).filter(name => name.endsWith('.css'))
  for (const name of styles) {
    expect(readFileSync(join(folder, 'assets', name), 'utf8'), name).not.toContain('data:font')
  }
})
