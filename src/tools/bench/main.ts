import { availableParallelism, cpus, totalmem } from 'node:os'
import { runDecisionBench } from './decisions.ts'
import { runServerBench } from './server.ts'

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

console.log('Policy engine, one process')
const wantedDecisions: Readonly<Record<string, string>> = {
  'decisions, one simple identity policy': '500,000',
  'decisions, ten policies of twenty statements and a boundary': '20,000',
}
for (const { name, perSecond } of runDecisionBench()) {
  console.log(row(name, `${perSecond.toLocaleString('en')} a second`, wantedDecisions[name]))
}

console.log('\nServer on SQLite with 5,000 users, 16 connections, client on the same machine')
for (const { name, value, wanted } of await runServerBench(script)) console.log(row(name, value, wanted))
