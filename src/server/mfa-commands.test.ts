import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeAt, stepAt } from '../iam/mfa/totp.ts'
import { decodeBase32 } from '../lib/base32.ts'
import type { SignInAnswer } from '../lib/sign-in-messages.ts'
import {
  buildServer,
  type CommandResult,
  runServerCommand,
  type ServerProcess,
  spawnServer,
  untilHealthy,
} from './test-server.ts'

const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const password = 'correct-Horse-7'

let script = ''
beforeAll(async () => {
  script = await buildServer('mfa-commands')
})

let data = ''
let server: ServerProcess | undefined

const stop = async (): Promise<void> => {
  server?.child.kill('SIGTERM')
  await server?.exited
  server = undefined
}

const run = (words: readonly string[], input?: string): Promise<CommandResult> =>
  runServerCommand(script, words, { GATEHOUSE_DATA: data }, input)

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'gatehouse-mfa-'))
  const account = ['--name', 'Acme', '--email', 'root@acme.example', '--alias', 'acme']
  await run(['account', 'create', ...account, '--password-stdin'], password)
})
afterEach(async () => {
  await stop()
  await rm(data, { recursive: true, force: true })
})

const start = async (): Promise<ServerProcess> => {
  server = spawnServer(script, {
    PORT: String(20_000 + Math.floor(Math.random() * 10_000)),
    GATEHOUSE_DATA: data,
  })
  await untilHealthy(server)
  return server
}

const post = async (step: string, body: object): Promise<SignInAnswer> => {
  const response = await fetch(`${server?.url}/sign-in/${step}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await response.json()) as SignInAnswer
}

const signIn = (typed = password) => post('root', { email: 'root@acme.example', password: typed })

/** The API as the root user, who has no MFA device yet. */
const rootClient = async (): Promise<IAMClient> => {
  const answer = await signIn()
  if (answer.state !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(answer)}`)
  const { accessKeyId, secretAccessKey, sessionToken } = answer.credentials
  return new IAMClient({
    endpoint: server?.url ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  })
}

/** Two consecutive codes of now. */
const codesOf = (base32: string) => {
  const bytes = decodeBase32(base32) ?? new Uint8Array()
  const step = stepAt(new Date())
  return { AuthenticationCode1: codeAt(bytes, step - 1), AuthenticationCode2: codeAt(bytes, step) }
}

const enrolRoot = async (iam: IAMClient): Promise<string | undefined> => {
  const { VirtualMFADevice } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'root-phone' }),
  )
  const SerialNumber = VirtualMFADevice?.SerialNumber
  const base32 = new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed)
  await iam.send(new EnableMFADeviceCommand({ UserName: undefined, SerialNumber, ...codesOf(base32) }))
  return SerialNumber
}

const passwordIn = ({ output }: CommandResult) => /: (\S{20})\n$/.exec(output)?.[1] ?? ''

/** Signs in with what the command told, and sets the password again that it was. */
const changePassword = async (told: CommandResult): Promise<void> => {
  const asked = await signIn(passwordIn(told))
  expect(asked).toMatchObject({ state: 'change-password', reason: 'reset-required' })
  const ticket = asked.state === 'change-password' ? asked.ticket : ''
  expect(await post('new-password', { ticket, newPassword: password })).toMatchObject({ state: 'signed-in' })
}

test('a root user who lost the password and the phone signs in again with what the command tells', async () => {
  await start()
  const serialNumber = await enrolRoot(await rootClient())
  await stop()

  const kept = await run(['root', 'recover', '--account', 'acme'])
  expect(kept).toMatchObject({ code: 0, notices: '' })
  expect(kept.output).toMatch(
    /^Account ID: \d{12}\nRoot user: root@acme\.example\nEnded every session of the root user that was open\nPassword of the root user, shown this once, [^:]*: \S{20}\n$/,
  )
  await start()
  expect(await signIn()).toMatchObject({ code: 'AuthenticationFailed' })
  expect(await signIn(passwordIn(kept))).toMatchObject({ state: 'mfa', devices: [{ serialNumber }] })
  await stop()

  const removed = await run(['root', 'recover', '--account', 'acme', '--remove-mfa'])
  expect(removed.output).toContain(`\nRemoved the MFA device ${serialNumber}\n`)
  await start()
  await changePassword(removed)
  // The name is free again, and the device is enrolled as if there had been none.
  expect(await enrolRoot(await rootClient())).toBe(serialNumber)
})

test('recovering the root user ends its sessions, and tells what stays: access keys, and a hardware token as nobody’s', async () => {
  await run(['hardware-token', 'import', '--account', 'acme'], `GAHT00000001 ${seed}\n`)
  await start()
  const iam = await rootClient()
  const token = { SerialNumber: 'GAHT00000001', ...codesOf(seed) }
  await iam.send(new EnableMFADeviceCommand({ UserName: undefined, ...token }))
  const keyIds: string[] = []
  for (let n = 0; n < 2; n++) {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({}))
    keyIds.push(AccessKey?.AccessKeyId ?? '')
  }
  const [active = '', inactive = ''] = keyIds
  await iam.send(new UpdateAccessKeyCommand({ AccessKeyId: inactive, Status: 'Inactive' }))
  await stop()

  const recovered = await run(['root', 'recover', '--account', 'acme', '--remove-mfa'])
  const { output } = recovered
  expect(output).toContain(
    '\nTook the hardware token GAHT00000001 from the root user; the account still knows it, ',
  )
  expect(output).toContain(`\nThe access key ${active} of the root user is still active: deactivate it `)
  expect(output).not.toContain(inactive)
  await start()
  const endpoint = server?.url ?? ''
  const { credentials, region } = iam.config
  const before = new IAMClient({ endpoint, region, credentials })
  await expect(before.send(new ListAccessKeysCommand({}))).rejects.toMatchObject({
    name: 'InvalidClientTokenId',
  })
  await changePassword(recovered)
  const later = await rootClient()
  const { AccessKeyMetadata } = await later.send(new ListAccessKeysCommand({}))
  expect(AccessKeyMetadata?.map(({ Status }) => Status).sort()).toEqual(['Active', 'Inactive'])
  await later.send(new CreateUserCommand({ UserName: 'alice' }))
  // Codes that the root user gave are used up for whoever comes next.
  const step = stepAt(new Date())
  const bytes = decodeBase32(seed) ?? new Uint8Array()
  const next = { AuthenticationCode1: codeAt(bytes, step + 2), AuthenticationCode2: codeAt(bytes, step + 3) }
  await later.send(new EnableMFADeviceCommand({ UserName: 'alice', SerialNumber: 'GAHT00000001', ...next }))
})

test('an imported hardware token is assigned by its serial number, and its seed is told to nobody', async () => {
  const imported = await run(
    ['hardware-token', 'import', '--account', 'acme'],
    `GAHT00000001 ${seed}\nGAHT00000002 ${seed.toLowerCase()}\n`,
  )
  expect(imported).toMatchObject({ code: 0, notices: '' })
  expect(imported.output).toMatch(
    /^Imported 2 hardware tokens into the account \d{12}:\n {2}GAHT00000001\n {2}GAHT00000002\n$/,
  )
  const running = await start()
  const iam = await rootClient()
  await iam.send(new CreateUserCommand({ UserName: 'alice' }))
  const of = { UserName: 'alice', SerialNumber: 'GAHT00000001' }
  await iam.send(new EnableMFADeviceCommand({ ...of, ...codesOf(seed) }))
  const { MFADevices } = await iam.send(new ListMFADevicesCommand({ UserName: 'alice' }))
  expect(MFADevices).toMatchObject([of])
  expect(JSON.stringify(running.said())).not.toContain(seed)
})

test('a token that is known already is told, and none of its lines is imported', async () => {
  const words = ['hardware-token', 'import', '--account', 'acme']
  await run(words, `GAHT00000001 ${seed}`)
  const again = await run(words, `GAHT00000002 ${seed}\nGAHT00000001 ${seed}\n`)
  expect([again.code, again.output, again.notices]).toEqual([
    1,
    '',
    'A device with the serial number GAHT00000001 is in the account already: leave it out.\n',
  ])
  expect(await run(words, `GAHT00000002 ${seed}`)).toMatchObject({ code: 0 })
})

test.each([
  [['root', 'recover'], 2, /^"root recover" lacks --account\. /],
  [['root', 'recover', '--account', 'acme', 'now'], 2, /^Unexpected argument 'now'/],
  [['root', 'recover', '--account', 'nobody'], 1, /^There is no account with the id or alias "nobody" /],
  [['hardware-token', 'import'], 2, /^"hardware-token import" lacks --account\. /],
  [['hardware-token', 'import', '--account', 'acme'], 2, /^There is no token: /],
])('%j is refused, and ends with %i', async (words, code, notice) => {
  const result = await run(words)
  expect([result.code, result.output]).toEqual([code, ''])
  expect(result.notices).toMatch(notice)
})

test('a running server keeps its data folder from both commands', async () => {
  await start()
  for (const words of [
    ['root', 'recover', '--account', 'acme'],
    ['hardware-token', 'import', '--account', 'acme'],
  ])
    expect(await run(words, `GAHT00000001 ${seed}`)).toMatchObject({
      code: 1,
      output: '',
      notices: expect.stringMatching(
        /^The data folder "[^"]+" is in use by a running Gatehouse: stop that, /,
      ),
    })
  expect(await signIn()).toMatchObject({ state: 'signed-in' })
})
