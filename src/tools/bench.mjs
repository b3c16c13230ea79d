import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { requireNode, root, run, runPackage } from './commands.mjs'
import { buildIfNeeded, installIfNeeded } from './prepare.mjs'

requireNode()
await installIfNeeded()
if (!(await buildIfNeeded(['console', 'server']))) process.exit(1)
const bundle = ['build', '--ssr', 'src/tools/bench/main.ts', '--outDir', 'dist/bench', '--logLevel', 'warn']
const built = await runPackage('vite/bin/vite.js', bundle)
if (built.code !== 0) process.exit(built.code)
const chromium = await findChromium()
const { code } = await run(process.execPath, [
  join(root, 'dist/bench/main.js'),
  join(root, 'dist/server/main.js'),
  chromium ?? '',
  // The parts that are wanted, such as "editor"; all of them when none is named.
  ...process.argv.slice(2),
])
process.exitCode = code
