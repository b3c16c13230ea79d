import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode, root, stopWithShell } from './commands.mjs'
import { buildIfNeeded, installIfNeeded } from './prepare.mjs'

requireNode()
stopWithShell()
await installIfNeeded()
// With arguments, as in "npm start -- account create", it does that and serves nothing.
const serves = process.argv.length === 2
if (!(await buildIfNeeded(serves ? ['console', 'server'] : ['server']))) process.exit(1)
// In this very process: signals, exit code and terminal are the server's own.
await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
