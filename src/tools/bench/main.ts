import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { runAccessBench } from './access.ts'
import { runCatalogueBench } from './catalogue.ts'
import { runDecisionBench } from './decisions.ts'
import { runEditorBench } from './editor.ts'
import { runLanguageBench } from './language.ts'
import type { BenchResult } from './measure.ts'
import { runPeerBench } from './peers.ts'
import { runServerBench } from './server.ts'
import { runSignInBench } from './sign-in.ts'
import { runValidationBench } from './validation.ts'

const [script, chromium = '', ...wanted] = process.argv.slice(2)
if (script === undefined)
  throw new Error(
    'tell the built server, behind it the path of a Chromium or nothing, and the parts that are wanted',
  )

const row = (name: string, value: string, wanted = ''): string =>
  `${name.padEnd(64)}${value.padStart(20)}${(wanted === '' ? '' : `wanted: ${wanted}`).padStart(22)}`

const memory = Math.round(totalmem() / 2 ** 30)
const processor = cpus()[0]?.model ?? 'unknown processor'
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
)
console.log(`${availableParallelism()} cores of ${processor}, ${memory} GB\n`)

interface Part {
  readonly title: string
  readonly run: () => readonly BenchResult[] | Promise<readonly BenchResult[]>
}

const parts: Readonly<Record<string, Part>> = {
  engine: { title: 'Policy engine, one process', run: runDecisionBench },
  peers: { title: 'The same 200 rules in other engines, all of which agree', run: runPeerBench },
  validation: { title: 'Validation of an identity policy with every rule', run: runValidationBench },
  language: { title: 'Language service of the editor, services loaded', run: runLanguageBench },
  access: { title: 'Who can do it, over 5,000 users, 1,000 roles and 1,500 policies', run: runAccessBench },
  catalogue: { title: 'Catalogue as the browser loads it', run: runCatalogueBench },
  server: {
    title: 'Server on SQLite with 5,000 users, 16 connections, client on the same machine',
    run: () => runServerBench(script),
  },
  'sign-in': {
    title: 'Signing in, the server on SQLite and its clients on the same machine',
    run: () => runSignInBench(script, chromium),
  },
  editor: { title: 'Policy editor in a browser, medians', run: () => runEditorBench(script, chromium) },
}

const unknown = wanted.filter(name => !(name in parts))
if (unknown.length > 0)
  throw new Error(`there is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)

for (const [name, { title, run }] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`${title}; load of the machine before: ${loadavg()[0]?.toFixed(1)}`)
  for (const result of await run()) console.log(row(result.name, result.value, result.wanted))
  console.log()
}
