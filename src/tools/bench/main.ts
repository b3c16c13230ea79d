import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { runAccessBench } from './access.ts'
import { runCatalogueBench } from './catalogue.ts'
import { runDecisionBench } from './decisions.ts'
import { runEditorBench } from './editor.ts'
import { runLanguageBench } from './language.ts'
import type { BenchResult } from './measure.ts'
import { runPeerBench } from './peers.ts'
import { runServerBench } from './server.ts'
import { runValidationBench } from './validation.ts'

const [script, chromium] = process.argv.slice(2)
if (script === undefined)
  throw new Error('tell the built server, and behind it the path of a Chromium if there is one')

const row = (name: string, value: string, wanted = ''): string =>
  `${name.padEnd(64)}${value.padStart(20)}${(wanted === '' ? '' : `wanted: ${wanted}`).padStart(22)}`

const memory = Math.round(totalmem() / 2 ** 30)
const processor = cpus()[0]?.model ?? 'unknown processor'
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
)
console.log(`${availableParallelism()} cores of ${processor}, ${memory} GB\n`)

const print = (title: string, results: readonly BenchResult[]) => {
  console.log(title)
  for (const { name, value, wanted } of results) console.log(row(name, value, wanted))
  console.log()
}

print('Policy engine, one process', runDecisionBench())
print('The same 200 rules in other engines, all of which agree', await runPeerBench())
print('Validation of an identity policy with every rule', await runValidationBench())
print('Language service of the editor, services loaded', await runLanguageBench())
print('Who can do it, over 5,000 users, 1,000 roles and 1,500 policies', runAccessBench())
print('Catalogue as the browser loads it', await runCatalogueBench())
print(
  'Server on SQLite with 5,000 users, 16 connections, client on the same machine',
  await runServerBench(script),
)
if (chromium === undefined) console.log('The policy editor is not measured: no Chromium was found.')
else
  print(
    `Policy editor in a browser, medians; load of the machine before: ${loadavg()[0]?.toFixed(1)}`,
    await runEditorBench(script, chromium),
  )
