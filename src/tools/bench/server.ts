import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLoad } from './load-client.ts'
import type { BenchResult } from './measure.ts'
import { accountId, roleCount, roleName, type SeededKey, seedDataFolder, userName } from './seed.ts'
import { signedRequest } from './signed-request.ts'

const users = 5_000
const connections = 16

/**
 * Measures the built server on a data folder of its own with 5,000 users: one process, SQLite, every request
 * signed, authenticated and authorized. `script` is the built server.
 */
export const runServerBench = async (script: string): Promise<readonly BenchResult[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  try {
    const key = await seedDataFolder(join(folder, 'data'), users)
    const port = 20_000 + (process.pid % 9_000)
    const started = performance.now()
    const server = await startServer(script, join(folder, 'data'), port)
    const startTook = performance.now() - started
    try {
      return [
        { name: 'start with 5,000 users', value: `${Math.round(startTook)} ms` },
        ...(await measure(server, port, key)),
      ]
    } finally {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const measure = async (
  server: ChildProcess,
  port: number,
  key: SeededKey,
): Promise<readonly BenchResult[]> => {
  const getUser = Array.from({ length: 500 }, (_, index) =>
    signedRequest(port, key, { Action: 'GetUser', UserName: userName(index * (users / 500)) }),
  )
  const listUsers = [signedRequest(port, key, { Action: 'ListUsers', MaxItems: '100' })]
  const simulate = Array.from({ length: 500 }, (_, index) =>
    signedRequest(port, key, {
      Action: 'SimulatePrincipalPolicy',
      PolicySourceArn: `arn:aws:iam::${accountId}:user/${userName(index * (users / 500))}`,
      'ActionNames.member.1': 's3:GetObject',
      'ActionNames.member.2': 'ec2:TerminateInstances',
      'ResourceArns.member.1': 'arn:aws:s3:::reports/2026.csv',
    }),
  )
  const assume = Array.from({ length: roleCount }, (_, index) => {
    const RoleArn = `arn:aws:iam::${accountId}:role/${roleName(index)}`
    return signedRequest(port, key, { Action: 'AssumeRole', RoleArn, RoleSessionName: 'bench' }, 'sts')
  })
  const bounds = { port, connections, mostSeconds: 10 }
  await runLoad({ ...bounds, requests: getUser, mostAnswers: 5_000 })
  const single = await runLoad({ ...bounds, requests: getUser, mostAnswers: 40_000 })
  await runLoad({ ...bounds, requests: simulate, mostAnswers: 2_000 })
  const simulated = await runLoad({ ...bounds, requests: simulate, mostAnswers: 20_000 })
  await runLoad({ ...bounds, requests: assume, mostAnswers: 2_000 })
  const assumed = await runLoad({ ...bounds, requests: assume, mostAnswers: 20_000 })
  await runLoad({ ...bounds, requests: listUsers, mostAnswers: 200 })
  const list = await runLoad({ ...bounds, requests: listUsers, mostAnswers: 5_000 })
  return [
    { name: 'GetUser', value: `${Math.round(single.perSecond)} a second`, wanted: '4,000' },
    { name: 'GetUser, half within', value: `${single.p50.toFixed(1)} ms` },
    { name: 'GetUser, 99 of 100 within', value: `${single.p99.toFixed(1)} ms`, wanted: '15 ms' },
    {
      name: 'SimulatePrincipalPolicy, two actions',
      value: `${Math.round(simulated.perSecond)} a second`,
      wanted: '1,500',
    },
    { name: 'SimulatePrincipalPolicy, 99 of 100 within', value: `${simulated.p99.toFixed(1)} ms` },
    { name: 'AssumeRole', value: `${Math.round(assumed.perSecond)} a second`, wanted: '1,500' },
    { name: 'AssumeRole, 99 of 100 within', value: `${assumed.p99.toFixed(1)} ms` },
    { name: 'ListUsers, pages of 100', value: `${Math.round(list.perSecond)} a second`, wanted: '300' },
    { name: 'ListUsers, 99 of 100 within', value: `${list.p99.toFixed(1)} ms` },
    { name: 'memory after that', value: residentMemory(server), wanted: '300 MB' },
  ]
}

/** Starts the built server on a data folder; `settings` are added to its environment. */
export const startServer = async (
  script: string,
  data: string,
  port: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> => {
  const env = { ...process.env, ...settings, PORT: String(port), GATEHOUSE_DATA: data }
  const server = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  server.stderr?.on('data', text => {
    said += text
  })
  for (let waited = 0; waited < 20_000; waited += 20) {
    if (server.exitCode !== null) throw new Error(`the server did not start: ${said}`)
    const healthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      response => response.ok,
      () => false,
    )
    if (healthy) return server
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  server.kill('SIGKILL')
  throw new Error(`the server was not ready within 20 seconds: ${said}`)
}

/** Resident set size, as the system tells it; Windows has no `ps`. */
const residentMemory = (server: ChildProcess): string => {
  if (process.platform === 'win32') return 'not measured on Windows'
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' }))
  return `${Math.round(kilobytes / 1024)} MB`
}
