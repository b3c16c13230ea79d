import { randomBytes } from 'node:crypto'
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteUserCommand,
  GetPolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { DecodeAuthorizationMessageCommand } from '@aws-sdk/client-sts'
import { beforeAll, expect, test } from 'vitest'
import { type Clients, createTestService, type TestService } from '../testing/test-service.ts'

/** The longest text that DecodeAuthorizationMessage takes. */
const longest = 10_240

/** Text that no compression makes shorter than three quarters. */
const noise = (length: number): string => randomBytes(length).toString('hex').slice(0, length)

let env: TestService

beforeAll(async () => {
  env = await createTestService()
})

const createUser = async (UserName: string, Path: string): Promise<Clients> => {
  const Tags = Array.from({ length: 50 }, (_, i) => ({ Key: `${i}${noise(100)}`, Value: noise(256) }))
  await env.root.iam.send(new CreateUserCommand({ UserName, Path, Tags }))
  const { AccessKey } = await env.root.iam.send(new CreateAccessKeyCommand({ UserName }))
  return env.clients({
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  })
}

const refusalOf = async (request: Promise<unknown>): Promise<string> => {
  const error: unknown = await request.catch((thrown: unknown) => thrown)
  return /failure message: (\S+)/.exec(String(error))?.[1] ?? ''
}

interface Decoded {
  readonly explicitDeny: boolean
  readonly matchedStatements: { readonly items: readonly { statementId: string; effect: string }[] }
  readonly explanation: { readonly outcome: string; readonly policies: readonly object[] }
}

const decode = async (EncodedMessage: string): Promise<Decoded> => {
  const { DecodedMessage } = await env.root.sts.send(
    new DecodeAuthorizationMessageCommand({ EncodedMessage }),
  )
  return JSON.parse(DecodedMessage ?? '') as Decoded
}

test('a refusal under ten full policies and fifty long tags still names the statement that denied', async () => {
  const clients = await createUser('mallory', `/${noise(500)}/`)
  const allow = `{"Effect":"Allow","Action":"iam:*","Resource":"*"}`
  const many = Array.from({ length: 110 }, () => allow).join(',')
  for (let i = 0; i < 10; i++) {
    const PolicyDocument = `{"Version":"2012-10-17","Statement":[${many}]}`
    const { Policy } = await env.root.iam.send(
      new CreatePolicyCommand({ PolicyName: `p${i}${noise(120)}`, Path: `/${noise(500)}/`, PolicyDocument }),
    )
    await env.root.iam.send(new AttachUserPolicyCommand({ UserName: 'mallory', PolicyArn: Policy?.Arn }))
  }
  const deny = `{"Sid":"NoDeleting${noise(1500)}","Effect":"Deny","Action":"iam:DeleteUser","Resource":"*"}`
  await env.root.iam.send(
    new PutUserPolicyCommand({
      UserName: 'mallory',
      PolicyName: 'deny',
      PolicyDocument: `{"Version":"2012-10-17","Statement":[${deny}]}`,
    }),
  )
  const message = await refusalOf(clients.iam.send(new DeleteUserCommand({ UserName: 'mallory' })))
  expect(message.length).toBeGreaterThan(0)
  expect(message.length).toBeLessThanOrEqual(longest)
  const decoded = await decode(message)
  expect(decoded.explicitDeny).toBe(true)
  expect(decoded.matchedStatements.items[0]).toMatchObject({ effect: 'Deny' })
  expect(decoded.matchedStatements.items[0]?.statementId).toMatch(/^NoDeleting/)
})

test('a refusal about the longest name there can be is short enough to be decoded', async () => {
  const clients = await createUser('nobody', `/${noise(500)}/`)
  const characters = Array.from(randomBytes(2000), byte => String.fromCharCode(0x4e00 + byte * 80))
  const PolicyArn = `arn:aws:iam::${characters.join('')}`
  const message = await refusalOf(clients.iam.send(new GetPolicyCommand({ PolicyArn })))
  expect(message.length).toBeGreaterThan(0)
  expect(message.length).toBeLessThanOrEqual(longest)
  expect((await decode(message)).explanation.outcome).toBe('implicitDeny')
})

test('a refusal of few policies explains every statement', async () => {
  await env.root.iam.send(new CreateUserCommand({ UserName: 'few' }))
  const statements = ['s3:*', 'iam:ListUsers'].map(action => ({
    Effect: 'Allow',
    Action: action,
    Resource: '*',
  }))
  await env.root.iam.send(
    new PutUserPolicyCommand({
      UserName: 'few',
      PolicyName: 'p',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    }),
  )
  const { AccessKey } = await env.root.iam.send(new CreateAccessKeyCommand({ UserName: 'few' }))
  const clients = env.clients({
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  })
  const decoded = await decode(await refusalOf(clients.iam.send(new DeleteUserCommand({ UserName: 'x' }))))
  expect(decoded.explanation.policies).toMatchObject([
    { statements: [{ failed: { part: 'action' } }, { failed: { part: 'action' } }] },
  ])
})
