import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNpm, runPackage, since } from './commands.mjs'

/** Installs the packages of the lockfile unless all of them are there. Ends the program when that fails. */
export const installIfNeeded = async () => {
  if (isInstalled()) return
  const start = performance.now()
  console.log('Installing packages (the first time takes a minute or two) …')
  // Building needs the development packages even where NODE_ENV is production.
  const { code } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])
  if (code !== 0) {
    console.error('"npm ci" failed: its own words are above. Mend that and try again.')
    process.exit(1)
  }
  console.log(`Installed in ${since(start)}.`)
}

/** npm writes down what it has installed; packages for other platforms are optional and may be missing. */
const isInstalled = () => {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages)
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return wanted.every(([path, { version, optional }]) => {
    if (path === '') return true
    return present[path] === undefined ? optional === true : present[path].version === version
  })
}

const targets = {
  console: { what: 'the console', args: ['build'], output: 'dist/console/index.html' },
  server: {
    what: 'the server',
    args: ['build', '--ssr', 'src/server/main.ts', '--outDir', 'dist/server'],
    output: 'dist/server/main.js',
  },
  demo: { what: 'the demo', args: ['build', '--mode', 'demo'], output: 'dist/demo/index.html' },
}

/**
 * Builds each of the targets whose sources have changed since its last build, all at the same time. Gives
 * back whether all are built.
 * @param {readonly (keyof typeof targets)[]} names
 */
export const buildIfNeeded = async names => {
  const sources = hashSources()
  const stale = names.filter(name => !isBuilt(name, sources))
  if (stale.length === 0) return true
  console.log(`Building ${stale.map(name => targets[name].what).join(' and ')} …`)
  const results = await Promise.all(stale.map(name => build(name, sources)))
  return results.every(Boolean)
}

const stampOf = name => join(root, 'dist', `${name}.stamp`)

const isBuilt = (name, sources) =>
  existsSync(stampOf(name)) &&
  existsSync(join(root, targets[name].output)) &&
  readFileSync(stampOf(name), 'utf8') === sources

const build = async (name, sources) => {
  const start = performance.now()
  const { what, args, output } = targets[name]
  // An interrupted build must not pass for a finished one.
  rmSync(stampOf(name), { force: true })
  const { code, output: said } = await runPackage('vite/bin/vite.js', [...args, '--logLevel', 'warn'], {
    quiet: true,
  })
  const done = code === 0 && existsSync(join(root, output))
  if (said.trim() !== '') (done ? console.log : console.error)(said.trim())
  if (!done) {
    console.error(`Building ${what} failed: the reason is above.`)
    return false
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stampOf(name), sources)
  console.log(`Built ${what} in ${since(start)}.`)
  return true
}

/** One hash over the names and contents of everything that a build reads. */
const hashSources = () => {
  const hash = createHash('sha256')
  const add = path =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  for (const file of ['package-lock.json', 'tsconfig.json', 'vite.config.ts', 'index.html']) {
    if (existsSync(join(root, file))) add(file)
  }
  for (const folder of ['src', 'public', 'mocks']) {
    const entries = existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      : []
    const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
    for (const path of paths.sort()) {
      const inside = path.slice(root.length + 1)
      if (!/\.test\.tsx?$/.test(inside)) add(inside)
    }
  }
  return hash.digest('hex')
}
