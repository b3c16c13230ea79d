import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { requireNode, root, stopWithShell } from './commands.mjs'
import { buildIfNeeded, installIfNeeded } from './prepare.mjs'

requireNode()
stopWithShell()
await installIfNeeded()
if (!(await buildIfNeeded(['console', 'server']))) process.exit(1)
// In this very process: signals, exit code and terminal are the server's own.
await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
