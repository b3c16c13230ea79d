import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam'
import { AssumeRoleCommand, type AssumeRoleCommandInput } from '@aws-sdk/client-sts'
import type { SignInAnswer } from '../../lib/sign-in-messages.ts'
import { createAccount } from '../sign-in/create-account.ts'
import { createTestPorts } from '../sign-in/test-ports.ts'
import { type Clients, requireSignedIn, type TestService } from './test-service.ts'

/** A policy of one statement that allows these actions on everything. */
export const allowing = (...Action: readonly string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } })

/** A new user of an account, acting with an access key; `policy` is inline. */
export async function createActingUser(
  env: TestService,
  root: Clients,
  UserName: string,
  policy?: string,
): Promise<Clients> {
  await root.iam.send(new CreateUserCommand({ UserName }))
  if (policy !== undefined)
    await root.iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument: policy }))
  const { AccessKey } = await root.iam.send(new CreateAccessKeyCommand({ UserName }))
  return env.clients({
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  })
}

/** Assumes a role and acts under it. */
export async function assume(
  env: TestService,
  from: Clients,
  input: Pick<AssumeRoleCommandInput, 'RoleArn'> & Partial<AssumeRoleCommandInput>,
): Promise<Clients> {
  const { Credentials } = await from.sts.send(new AssumeRoleCommand({ RoleSessionName: 'session', ...input }))
  return env.clients({
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken,
  })
}

/** As a host may choose it for its first run; it does not hold the account as other key ids do. */
export const chosenKeyId = 'AKIAROOTROOTROOTROOT'

/** A second account in the same store, and its root user. */
export async function signInElsewhere(env: TestService): Promise<Clients> {
  const rootEmail = 'root@other.example'
  const password = 'other-Horse-9'
  await createAccount(env.store, createTestPorts(), {
    name: 'other',
    rootEmail,
    password,
    rootAccessKey: { accessKeyId: chosenKeyId, sealedSecret: 'never opened here' },
  })
  const { body } = await env.post('root', { email: rootEmail, password })
  return env.clients(requireSignedIn(body as SignInAnswer).credentials)
}

/** `ok`, or the code of the error. */
export const codeOf = (request: Promise<unknown>): Promise<string> =>
  request.then(
    () => 'ok',
    (error: { name: string }) => error.name.replace(/Exception$/, ''),
  )
