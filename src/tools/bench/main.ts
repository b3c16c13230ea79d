import { availableParallelism, cpus, totalmem } from 'node:os'
import { runAccessBench } from './access.ts'
import { runCatalogueBench } from './catalogue.ts'
import { runDecisionBench } from './decisions.ts'
import { runLanguageBench } from './language.ts'
import type { BenchResult } from './measure.ts'
import { runPeerBench } from './peers.ts'
import { runServerBench } from './server.ts'
import { runValidationBench } from './validation.ts'

const script = process.argv[2]
if (script === undefined) throw new Error('tell the built server as the only argument')

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
