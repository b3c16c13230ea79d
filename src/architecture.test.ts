import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

interface SourceFile {
  /** Below the repository's folder, with `/`. */
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
  /** What it imports: `node:fs`, `react`, or a path below the repository's folder for our own files. */
  readonly imports: readonly string[]
}

/** Which rooms each room may import from, itself apart. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'src/lib': [],
  'src/policy': ['src/lib'],
  'src/iam': ['src/lib', 'src/policy'],
  'src/server': ['src/lib', 'src/policy', 'src/iam'],
  'src/console': ['src/lib', 'src/policy'],
  mocks: ['src/lib', 'src/policy', 'src/iam'],
}

const rooms = Object.keys(mayImport)
const roomOf = (path: string): string | undefined => rooms.find(room => path.startsWith(`${room}/`))
const isTest = (path: string): boolean =>
  /\.test\.tsx?$|\/test-[a-z-]+\.tsx?$|\/contract-suite\.ts$|\/testing\/|\/arbitraries\.ts$/.test(path)

const importPattern =
  /(?:^|[;\n])\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g

const readSource = (path: string): SourceFile => {
  const text = readFileSync(join(root, path), 'utf8')
  const imports = [...text.matchAll(importPattern)].map(match => {
    const target = match[1] ?? match[2] ?? ''
    return target.startsWith('.')
      ? normalize(join(dirname(path), target))
          .split(sep)
          .join('/')
      : target
  })
  return { path, text, lines: text.split('\n'), imports }
}

const walk = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(name => `${folder}/${name.split(sep).join('/')}`)
    .filter(path => /\.(?:tsx?|mjs)$/.test(path) && statSync(join(root, path)).isFile())

const files = ['src', 'mocks', 'e2e'].flatMap(walk).map(readSource)
const program = files.filter(file => !isTest(file.path))

test('the walk finds the rooms and their imports', () => {
  for (const room of rooms)
    expect(program.filter(file => roomOf(file.path) === room).length, room).toBeGreaterThan(0)
  const operation = program.find(file => file.path === 'src/iam/operation.ts')
  expect(operation?.imports).toContain('src/iam/store/port.ts')
})

test('imports go one way: lib, policy, iam, server; the console reaches the service over HTTP only', () => {
  const wrong = program.flatMap(file => {
    const room = roomOf(file.path)
    if (room === undefined) return []
    return file.imports
      .filter(target => {
        const other = roomOf(target)
        return other !== undefined && other !== room && mayImport[room]?.includes(other) !== true
      })
      .map(target => `${file.path} imports ${target}`)
  })
  // The mock is loaded by the console's entry, and only where the build asks for it.
  expect(wrong.filter(each => !each.startsWith('src/console/main.tsx imports mocks/'))).toEqual([])
})

test('the program imports nothing that only tests use', () => {
  const wrong = program.flatMap(file =>
    file.imports
      .filter(target => isTest(target) || /^(?:vitest|fast-check)/.test(target))
      .map(target => `${file.path} imports ${target}`),
  )
  expect(wrong.filter(each => !/^(?:e2e\/|src\/tools\/vite)/.test(each))).toEqual([])
})

test('a feature never imports another feature', () => {
  const featureOf = (path: string): string | undefined => /^src\/console\/features\/([^/]+)\//.exec(path)?.[1]
  const wrong = program.flatMap(file => {
    const feature = featureOf(file.path)
    if (feature === undefined) return []
    return file.imports
      .filter(target => featureOf(target) !== undefined && featureOf(target) !== feature)
      .map(target => `${file.path} imports ${target}`)
  })
  expect(wrong).toEqual([])
})

test('what runs in a tab imports nothing of Node', () => {
  const inTabs = program.filter(({ path }) => /^(?:src\/(?:lib|policy|iam|console)|mocks)\//.test(path))
  const wrong = inTabs.flatMap(file =>
    file.imports.filter(target => target.startsWith('node:')).map(target => `${file.path} imports ${target}`),
  )
  expect(wrong).toEqual([])
})

test('only the editor imports Monaco, and never its root', () => {
  const wrong = program.filter(file => {
    const monaco = file.imports.filter(target => /^monaco-editor(?:\/|$)/.test(target))
    if (monaco.length === 0) return false
    return !file.path.startsWith('src/console/editor/') || monaco.includes('monaco-editor')
  })
  expect(wrong.map(file => file.path)).toEqual([])
})

test('relative imports carry their extension', () => {
  const wrong = files.flatMap(file =>
    file.imports
      .filter(
        target =>
          /^(?:src|mocks|e2e)\//.test(target) && !/\.(?:tsx?|mjs|css|json|svg)(?:\?\w+)?$/.test(target),
      )
      .map(target => `${file.path} imports ${target}`),
  )
  expect(wrong).toEqual([])
})

test('files stay below 300 lines, data excepted', () => {
  const isData = (path: string): boolean =>
    /\/(?:cases|data)\//.test(path) || /\.(?:generated|data)\.tsx?$/.test(path)
  const long = files.filter(file => !isData(file.path) && file.lines.length > 301)
  expect(long.map(file => `${file.path}: ${file.lines.length} lines`)).toEqual([])
})

test('names are in kebab-case, and there are no barrels', () => {
  const wrong = files.filter(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return (
      !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*\.(?:tsx?|mjs)$/.test(name) || /^(?:index|utils)\./.test(name)
    )
  })
  expect(wrong.map(file => file.path)).toEqual([])
})

test('a suppression gives its reason, and none hides a type error', () => {
  const markers = ['@ts-' + 'ignore', '@ts-' + 'nocheck']
  const reasonless = new RegExp(
    `${'@ts-' + 'expect-error'}(?!.*\\w{3})|${'biome-' + 'ignore'}(?!.*: .*\\w{3})`,
  )
  const wrong = files.flatMap(file =>
    file.lines
      .map((line, index) => ({ line, at: `${file.path}:${index + 1}` }))
      .filter(({ line }) => markers.some(marker => line.includes(marker)) || reasonless.test(line)),
  )
  expect(wrong.map(({ at }) => at)).toEqual([])
})

test('every test file has a test that runs always', () => {
  const focused = new RegExp(`\\b(?:test|it|describe)\\.${'(?:only|skip|todo)'}\\b`)
  expect(files.filter(file => focused.test(file.text)).map(file => file.path)).toEqual([])
})
