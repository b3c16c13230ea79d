import * as iamSdk from '@aws-sdk/client-iam'
import * as stsSdk from '@aws-sdk/client-sts'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Explanation } from '../../policy/evaluate/explanation.ts'
import { registry } from '../registry.ts'
import { type Clients, createTestService, type TestService } from '../testing/test-service.ts'
import { leastInputs, neededBeside } from './test-inputs.ts'

const arn = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const user = { UserName: 'target' }
const tags = [{ Key: 'a', Value: 'b' }]

const guarded = Object.values(registry).flatMap(definition =>
  definition !== 'notImplemented' && definition.authorize !== 'none' ? [definition.name] : [],
)

const isSts = (name: string): boolean => `${name}Command` in stsSdk
const actionOf = (name: string): string => `${isSts(name) ? 'sts' : 'iam'}:${name}`

const allow = (...Action: string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } })

let env: TestService

const send = (clients: Clients, name: string, input: object): Promise<unknown> => {
  const sdk: Record<string, unknown> = isSts(name) ? { ...stsSdk } : { ...iamSdk }
  const Command = sdk[`${name}Command`] as new (input: object) => never
  const filled = JSON.parse(JSON.stringify(input).replaceAll('ACCOUNT', env.accountId)) as object
  return isSts(name) ? clients.sts.send(new Command(filled)) : clients.iam.send(new Command(filled))
}

/** A user with an access key and this inline policy. */
const createUser = async (UserName: string, PolicyDocument?: string): Promise<Clients> => {
  await send(env.root, 'CreateUser', { UserName })
  if (PolicyDocument) await send(env.root, 'PutUserPolicy', { UserName, PolicyName: 'p', PolicyDocument })
  const { AccessKey } = (await send(env.root, 'CreateAccessKey', {
    UserName,
  })) as iamSdk.CreateAccessKeyResponse
  return env.clients({
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  })
}

const errorOf = async (promise: Promise<unknown>): Promise<{ name: string; message: string } | undefined> =>
  promise.then(
    () => undefined,
    (error: { name: string; message: string }) => error,
  )

beforeAll(async () => {
  env = await createTestService()
  await send(env.root, 'CreateRole', { ...leastInputs.CreateRole, RoleName: 'target' })
})

test('every operation that needs a permission has an input here', () => {
  expect(Object.keys(leastInputs).sort()).toEqual([...guarded].sort())
})

describe('every operation is authorized', () => {
  test.each(guarded)('%s is refused by its own name, and allowed by it', async name => {
    const nobody = await createUser(`nobody-${name}`)
    const somebody = await createUser(
      `somebody-${name}`,
      allow(actionOf(name), neededBeside[name] ?? actionOf(name)),
    )
    const refused = await errorOf(send(nobody, name, leastInputs[name] ?? {}))
    expect(refused).toMatchObject({ name: expect.stringMatching(/^AccessDenied/) })
    expect(refused?.message).toMatch(
      new RegExp(
        `^User: arn:aws:iam::\\d{12}:user/nobody-${name} is not authorized to perform: ${actionOf(name)} on resource: (\\S+|(user|group|role|policy|instance profile|server certificate) \\S+|policy path /) because no identity-based policy allows the ${actionOf(name)} action\\. `,
      ),
    )
    // ChangePassword answers a wrong old password with the same code, in other words.
    expect((await errorOf(send(somebody, name, leastInputs[name] ?? {})))?.message ?? '').not.toContain(
      'is not authorized',
    )
    expect(env.faults).toEqual([])
  })
})

describe('refusals', () => {
  const decode = async (message: string) => {
    const EncodedMessage = message.split('Encoded authorization failure message: ')[1]
    const { DecodedMessage } = (await send(env.root, 'DecodeAuthorizationMessage', {
      EncodedMessage,
    })) as stsSdk.DecodeAuthorizationMessageResponse
    return JSON.parse(DecodedMessage ?? '') as {
      explicitDeny: boolean
      explanation: Explanation
      context: object
    }
  }

  test('an explicit deny is named, and its explanation says which statement', async () => {
    const deny = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
      {"Sid":"NoDeleting","Effect":"Deny","Action":"iam:Delete*","Resource":"*"}]}`
    const clients = await createUser('deny', deny)
    const error = await errorOf(send(clients, 'DeleteUser', user))
    expect(error?.message).toContain('with an explicit deny in an identity-based policy')
    const decoded = await decode(error?.message ?? '')
    expect(decoded.explicitDeny).toBe(true)
    expect(decoded.context).toMatchObject({
      action: 'iam:DeleteUser',
      resource: `arn:aws:iam::${env.accountId}:user/target`,
      principal: { arn: `arn:aws:iam::${env.accountId}:user/deny` },
    })
    const matched = decoded.explanation.policies
      .flatMap(p => p.statements)
      .filter(statement => statement.matched && statement.effect === 'Deny')
    expect(matched.map(statement => statement.sid)).toEqual(['NoDeleting'])
  })

  test('a permissions boundary that does not allow is named', async () => {
    const clients = await createUser('bounded', allow('iam:*'))
    await send(env.root, 'PutUserPermissionsBoundary', { UserName: 'bounded', PermissionsBoundary: arn })
    const error = await errorOf(send(clients, 'CreateUser', { UserName: 'x' }))
    expect(error?.message).toContain('because no permissions boundary allows the iam:CreateUser action')
    expect((await decode(error?.message ?? '')).explanation.decidedBy).toBe('boundary')
  })

  test('a group brings its policies as long as the user is in it', async () => {
    const clients = await createUser('member')
    await send(env.root, 'CreateGroup', { GroupName: 'listers' })
    await send(env.root, 'PutGroupPolicy', {
      GroupName: 'listers',
      PolicyName: 'p',
      PolicyDocument: allow('iam:ListUsers'),
    })
    expect((await errorOf(send(clients, 'ListUsers', {})))?.name).toMatch(/^AccessDenied/)
    await send(env.root, 'AddUserToGroup', { GroupName: 'listers', UserName: 'member' })
    expect(await errorOf(send(clients, 'ListUsers', {}))).toBeUndefined()
    await send(env.root, 'RemoveUserFromGroup', { GroupName: 'listers', UserName: 'member' })
    expect((await errorOf(send(clients, 'ListUsers', {})))?.name).toMatch(/^AccessDenied/)
  })

  test('a tag at creation needs the permission to tag, and conditions see it', async () => {
    const clients = await createUser('creator', allow('iam:CreateUser'))
    const error = await errorOf(send(clients, 'CreateUser', { UserName: 'tagged', Tags: tags }))
    expect(error?.message).toContain('not authorized to perform: iam:TagUser')
  })

  test('a renamed user needs the permission on the new name too', async () => {
    const only = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'iam:UpdateUser', Resource: 'arn:aws:iam::*:user/renamer' },
    })
    const clients = await createUser('renamer', only)
    const error = await errorOf(send(clients, 'UpdateUser', { UserName: 'renamer', NewUserName: 'admin' }))
    expect(error?.message).toContain('on resource: arn:aws:iam::')
    expect(error?.message).toContain(':user/admin')
  })

  test('a refusal does not tell under which path a user exists', async () => {
    await send(env.root, 'CreateUser', { UserName: 'hidden', Path: '/secret/' })
    const clients = await createUser('curious')
    const messageFor = async (UserName: string) =>
      (await errorOf(send(clients, 'GetUser', { UserName })))?.message.split('. Encoded')[0]
    expect(await messageFor('hidden')).toContain('on resource: user hidden because')
    expect(await messageFor('absent')).toBe((await messageFor('hidden'))?.replace('hidden', 'absent'))
  })

  test('whoever may rename users of a tag may rename one of them', async () => {
    const condition = { StringEquals: { 'aws:ResourceTag/a': 'b' } }
    const statement = { Effect: 'Allow', Action: 'iam:UpdateUser', Resource: '*', Condition: condition }
    const clients = await createUser(
      'tagger',
      JSON.stringify({ Version: '2012-10-17', Statement: statement }),
    )
    await send(env.root, 'CreateUser', { UserName: 'with-tag', Tags: tags })
    await send(env.root, 'CreateUser', { UserName: 'without-tag' })
    const rename = (name: string) =>
      errorOf(send(clients, 'UpdateUser', { UserName: name, NewUserName: `${name}-2` }))
    expect(await rename('with-tag')).toBeUndefined()
    expect((await rename('without-tag'))?.message).toContain('is not authorized')
  })

  test('a user named in another letter case is decided under the name it has', async () => {
    const Resource = `arn:aws:iam::${env.accountId}:user/team/cased`
    const statement = { Effect: 'Allow', Action: 'iam:UpdateUser', Resource: [Resource, `${Resource}2`] }
    const clients = await createUser('caser', JSON.stringify({ Version: '2012-10-17', Statement: statement }))
    await send(env.root, 'CreateUser', { UserName: 'cased', Path: '/team/' })
    expect(
      await errorOf(send(clients, 'UpdateUser', { UserName: 'CASED', NewPath: '/team/' })),
    ).toBeUndefined()
  })

  test('a message that was altered is not decoded', async () => {
    const error = await errorOf(
      send(env.root, 'DecodeAuthorizationMessage', { EncodedMessage: 'v1.aaaa.bbbb' }),
    )
    expect(error?.name).toBe('InvalidAuthorizationMessageException')
  })

  test('who may call nothing still learns who it is', async () => {
    const clients = await createUser('unknown')
    expect(await errorOf(send(clients, 'GetCallerIdentity', {}))).toBeUndefined()
  })
})
