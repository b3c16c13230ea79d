import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SignedIn, SignInAnswer } from '../lib/sign-in-messages.ts'
import {
  buildServer,
  type CommandResult,
  runServerCommand,
  type ServerProcess,
  spawnServer,
  untilHealthy,
} from './test-server.ts'

let script = ''
beforeAll(async () => {
  script = await buildServer('account-command')
})

let data = ''
let server: ServerProcess | undefined
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'gatehouse-account-'))
})
afterEach(async () => {
  server?.child.kill('SIGKILL')
  await server?.exited
  server = undefined
  await rm(data, { recursive: true, force: true })
})

const run = (
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  input?: string,
): Promise<CommandResult> => runServerCommand(script, words, { GATEHOUSE_DATA: data, ...environment }, input)

const create = (name: string, ...more: string[]): readonly string[] => [
  'account',
  'create',
  '--name',
  name,
  '--email',
  `root@${name}.example`,
  ...more,
]

const start = async (): Promise<ServerProcess> => {
  server = spawnServer(script, {
    PORT: String(20_000 + Math.floor(Math.random() * 10_000)),
    GATEHOUSE_DATA: data,
  })
  await untilHealthy(server)
  return server
}

const signIn = async ({ url }: ServerProcess, name: string, password: string): Promise<SignInAnswer> => {
  const response = await fetch(`${url}/sign-in/root`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `root@${name}.example`, password }),
  })
  return (await response.json()) as SignInAnswer
}

const client = ({ url }: ServerProcess, { credentials }: SignedIn): IAMClient =>
  new IAMClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { ...credentials, expiration: new Date(credentials.expiration) },
  })

test('accounts are made one after another, each with a root user, and share nothing', async () => {
  const first = await run(create('acme', '--alias', 'acme'))
  expect(first).toMatchObject({ code: 0, notices: '' })
  const generated = /shown this once: (\S{20})\n$/.exec(first.output)?.[1] ?? ''
  expect(first.output).toMatch(
    /^Account ID: \d{12}\nAccount alias: acme\nRoot user: root@acme\.example\nPassword/,
  )
  const second = await run(create('other', '--password-stdin'), {}, 'correct-Horse-7\n')
  expect(second).toMatchObject({ code: 0, notices: '' })
  expect(second.output).toMatch(/^Account ID: \d{12}\nRoot user: root@other\.example\n$/)

  const running = await start()
  expect(running.said().notices).not.toContain('code:')
  const [acme, other] = await Promise.all([
    signIn(running, 'acme', generated),
    signIn(running, 'other', 'correct-Horse-7'),
  ])
  if (acme.state !== 'signed-in' || other.state !== 'signed-in') throw new Error('nobody is signed in')
  expect(acme.account).toMatchObject({ alias: 'acme', name: 'acme' })
  expect(other.account.id).not.toBe(acme.account.id)
  await client(running, acme).send(new CreateUserCommand({ UserName: 'alice' }))
  expect((await client(running, other).send(new ListUsersCommand({}))).Users).toEqual([])
})

test('a running server keeps its data folder: the command says so, makes nothing, and disturbs nothing', async () => {
  await run(create('acme', '--password-stdin'), {}, 'correct-Horse-7')
  const running = await start()
  const { code, output, notices } = await run(create('other'))
  expect([code, output]).toEqual([1, ''])
  expect(notices).toMatch(/^The data folder "[^"]+" is in use by a running Gatehouse: stop that, [^\n]*\.\n$/)
  expect(await signIn(running, 'acme', 'correct-Horse-7')).toMatchObject({ state: 'signed-in' })
})

test('the password comes from the environment or from a file, and is never shown', async () => {
  const file = join(data, 'password')
  await writeFile(file, 'correct-Horse-8\n')
  const one = await run(create('one'), { GATEHOUSE_ROOT_PASSWORD: 'correct-Horse-7' })
  const two = await run(create('two'), { GATEHOUSE_ROOT_PASSWORD_FILE: file })
  for (const { code, output, notices } of [one, two]) {
    expect([code, notices]).toEqual([0, ''])
    expect(output).not.toMatch(/assword|Horse/)
  }
  const running = await start()
  expect(await signIn(running, 'one', 'correct-Horse-7')).toMatchObject({ state: 'signed-in' })
  expect(await signIn(running, 'two', 'correct-Horse-8')).toMatchObject({ state: 'signed-in' })
})

test('an address or alias that another account has is told in one sentence, and ends with 1', async () => {
  await run(create('acme', '--alias', 'acme'))
  const again = await run(create('acme'))
  expect([again.code, again.notices]).toEqual([
    1,
    'An account with the e-mail address root@acme.example already exists. Choose another.\n',
  ])
  const alias = await run(create('other', '--alias', 'acme'))
  expect([alias.code, alias.notices]).toEqual([
    1,
    'An account with the alias acme already exists. Choose another.\n',
  ])
})

test.each([
  [['account'], /^"account" is no command of Gatehouse\. /],
  [['account', 'create', '--name', 'x'], /^"account create" lacks --email\. /],
  [create('x', '--colour', 'red'), /^Unknown option '--colour'/],
  [['account', 'create', '--name', 'x', '--email', 'nobody'], /^"nobody" is not an e-mail address\. /],
  [create('x', '--alias', 'A!'), /^The account alias "A!" must be 3 to 63 /],
  [create('x', '--alias', '1234-5678-9012'), /could be taken for an account id/],
  [['account', 'create', '--name', ' ', '--email', 'a@b'], /^The account name must be one line/],
])('%j is refused, and ends with 2', async (words, notice) => {
  const { code, output, notices } = await run(words)
  expect([code, output]).toEqual([2, ''])
  expect(notices).toMatch(notice)
})

test('a password that is too weak is refused, and leaves no account behind', async () => {
  const { code, notices } = await run(create('acme', '--password-stdin'), {}, 'weak')
  expect(code).toBe(2)
  expect(notices).toBe(
    "The root user's password cannot be used: Password should have a minimum length of 8.\n",
  )
  expect((await start()).said().notices).toContain('code:')
})

test('the commands are told when somebody asks', async () => {
  expect(await run(['help'])).toMatchObject({ code: 0, output: expect.stringContaining('account create') })
})
