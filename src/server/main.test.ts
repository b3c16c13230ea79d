import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateUserCommand, GetUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildServer, type ServerProcess, spawnServer, untilHealthy } from './test-server.ts'

let script = ''
beforeAll(async () => {
  script = await buildServer('main')
})

let data = ''
let running: ServerProcess[] = []
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'gatehouse-main-'))
})
afterEach(async () => {
  for (const { child, exited } of running) {
    child.kill('SIGKILL')
    await exited
  }
  running = []
  await rm(data, { recursive: true, force: true })
})

/** A port that nothing listens on: below those that outgoing connections take. */
const freePort = async (): Promise<number> => {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000)
    const probe = createServer()
    const free = await new Promise<boolean>(resolve => {
      probe.once('error', () => resolve(false))
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
    })
    if (free) return port
  }
}

const launch = async (environment: Readonly<Record<string, string>> = {}): Promise<ServerProcess> => {
  const port = String(await freePort())
  const server = spawnServer(script, { PORT: port, GATEHOUSE_DATA: data, ...environment })
  running.push(server)
  return server
}

const start = async (environment?: Readonly<Record<string, string>>): Promise<ServerProcess> => {
  const server = await launch(environment)
  await untilHealthy(server)
  return server
}

const secret = 'a-secret-of-forty-characters-0123456789/'
const root = {
  GATEHOUSE_ROOT_EMAIL: 'root@acme.example',
  GATEHOUSE_ROOT_PASSWORD: 'correct-Horse-7',
  GATEHOUSE_ROOT_ACCESS_KEY_ID: 'AKIAROOTROOTROOTROOT',
  GATEHOUSE_ROOT_SECRET_ACCESS_KEY: secret,
}

const rootClient = ({ url }: ServerProcess): IAMClient =>
  new IAMClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: root.GATEHOUSE_ROOT_ACCESS_KEY_ID, secretAccessKey: secret },
  })

test('the first run tells the address and a code, which makes the root user once', async () => {
  const server = await start()
  const { notices } = server.said()
  expect(notices).toContain(`http://localhost:${new URL(server.url).port}`)
  const code = /code: (\S+)/.exec(notices)?.[1]
  const body = JSON.stringify({
    code,
    email: 'root@acme.example',
    password: 'correct-Horse-7',
    accountName: 'acme',
  })
  const headers = { 'content-type': 'application/json' }
  const setUp = (): Promise<Response> =>
    fetch(`${server.url}/sign-in/set-up`, { method: 'POST', headers, body })
  expect(await (await setUp()).json()).toMatchObject({ state: 'signed-in', principal: { type: 'root' } })
  expect((await setUp()).status).toBe(409)
  server.child.kill('SIGTERM')
  expect(await server.exited).toBe(0)
  expect(server.said().log).not.toMatch(/correct-Horse-7/)
  expect(server.said().log).not.toContain(code)

  const again = await start()
  expect(again.said().notices).not.toContain('code:')
})

test('the environment makes the root user and its key; later values change nothing', async () => {
  const first = await start(root)
  expect(first.said().notices).not.toContain('code:')
  await rootClient(first).send(new CreateUserCommand({ UserName: 'alice' }))
  first.child.kill('SIGKILL')
  expect(await first.exited).toBe('SIGKILL')

  const second = await start({
    ...root,
    GATEHOUSE_ROOT_EMAIL: 'other@acme.example',
    GATEHOUSE_ROOT_PASSWORD: 'Other-1-word',
  })
  const { Users } = await rootClient(second).send(new ListUsersCommand({}))
  expect(Users?.map(user => user.UserName)).toEqual(['alice'])
  const body = JSON.stringify({ email: 'other@acme.example', password: 'Other-1-word' })
  const headers = { 'content-type': 'application/json' }
  const signIn = await fetch(`${second.url}/sign-in/root`, { method: 'POST', headers, body })
  expect(signIn.status).toBe(401)
})

test('each request is one line of JSON on standard output, without secrets', async () => {
  const server = await start(root)
  await rootClient(server).send(new GetUserCommand({}))
  const unsigned = new URLSearchParams({ Action: 'GetUser', Version: '2010-05-08', Secret: secret })
  await fetch(server.url, { method: 'POST', body: unsigned })
  server.child.kill('SIGTERM')
  expect(await server.exited).toBe(0)
  const lines = server
    .said()
    .log.trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>)
  const calls = lines.filter(line => line.path === '/')
  expect(calls).toMatchObject([
    {
      operation: 'GetUser',
      caller: expect.stringMatching(/^arn:aws:iam::\d{12}:root$/),
      outcome: 'ok',
      status: 200,
    },
    { caller: 'anonymous', status: 403 },
  ])
  for (const line of calls) {
    expect(line).toMatchObject({
      requestId: expect.any(String),
      time: expect.any(String),
      ms: expect.any(Number),
    })
  }
  expect(server.said().log).not.toContain(secret)
})

test('SIGTERM lets an accepted request finish, accepts no other, and ends with 0', async () => {
  const server = await start(root)
  const { port } = new URL(server.url)
  const socket = connect(Number(port), '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', text => {
    answer += text
  })
  const body = 'Action=GetUser&Version=2010-05-08'
  const type = 'application/x-www-form-urlencoded'
  socket.write(
    `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\nAction`,
  )
  await new Promise(resolve => setTimeout(resolve, 200))
  server.child.kill('SIGTERM')
  await expect
    .poll(() =>
      fetch(`${server.url}/healthz`).then(
        response => response.status,
        () => 'refused',
      ),
    )
    .toBe('refused')
  expect(server.child.exitCode).toBeNull()
  socket.write(body.slice('Action'.length))
  await once(socket, 'close')
  expect(answer).toMatch(/^HTTP\/1\.1 403 [\s\S]*MissingAuthenticationToken/)
  expect(await server.exited).toBe(0)
})

test('one Ctrl+C may arrive twice; who asks again later does not wait', async () => {
  const server = await start()
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf')
  await new Promise(resolve => setTimeout(resolve, 200))
  server.child.kill('SIGINT')
  server.child.kill('SIGINT')
  await new Promise(resolve => setTimeout(resolve, 500))
  expect(server.child.exitCode).toBeNull()
  server.child.kill('SIGINT')
  expect(await server.exited).toBe(130)
})

const refusal = async (server: ServerProcess): Promise<{ code: number | string; notices: string }> => {
  const code = await server.exited
  return { code, notices: server.said().notices }
}

test('a port in use is told in one sentence, and ends with 1', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { code, notices } = await refusal(await launch({ PORT: String(port) }))
  other.close()
  expect([code, notices]).toEqual([1, expect.stringMatching(new RegExp(`^Port ${port} is in use .*\\.\n$`))])
})

test('a data folder in use is told in one sentence, and ends with 1; the first server goes on', async () => {
  const first = await start()
  const { code, notices } = await refusal(await launch())
  expect(code).toBe(1)
  expect(notices).toMatch(/^[^\n]*in use[^\n]*\.\n$/)
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
})

test('a damaged database is told in one sentence, ends with 1, and is left as it is', async () => {
  const damaged = `this is no database ${'x'.repeat(5_000)}`
  await writeFile(join(data, 'gatehouse.db'), damaged)
  const { code, notices } = await refusal(await launch())
  expect(code).toBe(1)
  expect(notices).toMatch(/^[^\n]*gatehouse\.db[^\n]*\.\n$/)
  expect(await readFile(join(data, 'gatehouse.db'), 'utf8')).toBe(damaged)
})

test('a key file that others may read is told in one sentence, and ends with 1', async () => {
  const first = await start()
  first.child.kill('SIGTERM')
  await first.exited
  await chmod(join(data, 'gatehouse.key'), 0o644)
  const { code, notices } = await refusal(await launch())
  expect(code).toBe(1)
  expect(notices).toMatch(/^The key file [^\n]*chmod 400[^\n]*\.\n$/)
})

test.each([
  ['a port that is none', { PORT: 'http' }],
  ['a password that is too weak', { ...root, GATEHOUSE_ROOT_PASSWORD: 'lower case' }],
])('%s is told in one sentence, and ends with 2', async (_name, environment) => {
  const { code, notices } = await refusal(await launch(environment))
  expect(code).toBe(2)
  expect(notices).toMatch(/^(?:PORT|GATEHOUSE_ROOT_PASSWORD) [^\n]+\.\n$/)
})
