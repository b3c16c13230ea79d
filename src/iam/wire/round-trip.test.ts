import * as iamSdk from '@aws-sdk/client-iam'
import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { contractOf, type OperationContract } from '../contract/contract.ts'
import { ServiceError } from '../errors.ts'
import { decodeForm } from './decode.ts'
import { encodeError, encodeResult } from './encode.ts'
import { operationOfForm, readRequest } from './request.ts'
import { createRequestId } from './request-id.ts'
import { createSigningKeys } from './signing-keys.ts'
import { parseSigV4, verifySigV4 } from './sigv4.ts'
import { testHashes as hashes } from './test-hashes.ts'
import { validateInput } from './validate.ts'

const keys = createSigningKeys(hashes)
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCY' }

type Answer = (input: Record<string, unknown>, operation: OperationContract) => object

interface SdkRequest {
  readonly method: string
  readonly protocol: string
  readonly hostname: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array
}

/** A request handler for the SDK that is our wire and nothing else: reads, verifies, decodes, answers. */
const wireHandler = (answer: Answer) => ({
  handle: async (sent: SdkRequest) => {
    const request = new Request(`${sent.protocol}//${sent.hostname}${sent.path}`, {
      method: sent.method,
      headers: sent.headers,
      body: typeof sent.body === 'string' ? sent.body : new Uint8Array(sent.body),
    })
    const requestId = createRequestId(hashes)
    const { parts, form } = await readRequest(request)
    const operation = operationOfForm(form)
    try {
      const auth = parseSigV4(parts, operation.service.name, new Date())
      const key = keys.derive(auth, credentials.secretAccessKey)
      verifySigV4(auth, key, hashes)
      const input = decodeForm(form, operation)
      validateInput(operation, input)
      return response(200, encodeResult(operation, answer(input, operation), requestId), requestId)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return response(error.status, encodeError(operation.service, error, requestId), requestId)
    }
  },
})

const response = (statusCode: number, xml: string, requestId: string) => ({
  response: {
    statusCode,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: new Blob([xml]).stream(),
  },
})

const clientConfig = (answer: Answer) => ({
  region: 'us-east-1',
  credentials,
  maxAttempts: 1,
  requestHandler: wireHandler(answer) as unknown as NonNullable<IAMClientConfig['requestHandler']>,
})

const iam = (answer: Answer): IAMClient => new IAMClient(clientConfig(answer))

test('CreateUser goes through the wire and comes back to the official SDK', async () => {
  const created = new Date('2026-11-23T18:30:04Z')
  const client = iam(input => ({
    User: { ...input, Path: '/team/', UserId: 'AIDA', Arn: 'arn', CreateDate: created },
  }))
  const tags = [
    { Key: 'a', Value: 'é =+@:/_-.' },
    { Key: 'ü', Value: '' },
  ]
  const { User } = await client.send(
    new iamSdk.CreateUserCommand({ UserName: 'Ann+Lee=1,x.@-', Path: '/team/', Tags: tags }),
  )
  expect(User).toEqual({
    UserName: 'Ann+Lee=1,x.@-',
    Path: '/team/',
    UserId: 'AIDA',
    Arn: 'arn',
    CreateDate: created,
    Tags: tags,
  })
})

test('an operation without output, one without input, and maps', async () => {
  const nothing = iam(() => ({}))
  await expect(nothing.send(new iamSdk.DeleteUserCommand({ UserName: 'ann' }))).resolves.toBeDefined()
  const summary = iam(input => ({ SummaryMap: { Users: 3, Groups: Object.keys(input).length } }))
  const { SummaryMap } = await summary.send(new iamSdk.GetAccountSummaryCommand({}))
  expect(SummaryMap).toEqual({ Users: 3, Groups: 0 })
})

test('numbers, booleans, blobs and empty lists keep their types', async () => {
  const seen: Record<string, unknown>[] = []
  const client = iam((input, { name }) => {
    seen.push(input)
    return name === 'GetCredentialReport'
      ? { Content: new Uint8Array([0, 255, 10]) }
      : { Users: [], IsTruncated: true }
  })
  const listed = await client.send(new iamSdk.ListUsersCommand({ MaxItems: 7 }))
  expect(listed).toMatchObject({ Users: [], IsTruncated: true })
  const report = await client.send(new iamSdk.GetCredentialReportCommand({}))
  expect([...(report.Content ?? [])]).toEqual([0, 255, 10])
  await client.send(
    new iamSdk.UpdateAccountPasswordPolicyCommand({ RequireSymbols: false, MinimumPasswordLength: 9 }),
  )
  await client.send(new iamSdk.TagUserCommand({ UserName: 'ann', Tags: [] }))
  expect(seen).toEqual([
    { MaxItems: 7 },
    {},
    { RequireSymbols: false, MinimumPasswordLength: 9 },
    { UserName: 'ann', Tags: [] },
  ])
})

test('a policy document survives byte for byte, both ways', async () => {
  const document = '{\r\n\t"Statement": [{"Sid": "ä€😀 %25+&=<>", "Effect": "Allow"}]\n }'
  const client = iam(input => ({
    UserName: 'u',
    PolicyName: 'p',
    PolicyDocument: input.PolicyDocument ?? document,
  }))
  const { PolicyDocument } = await client.send(
    new iamSdk.GetUserPolicyCommand({ UserName: 'u', PolicyName: 'p' }),
  )
  expect(PolicyDocument).toBe(document)
})

test('an error arrives as the exception the SDK has for it', async () => {
  const client = iam(() => {
    throw new ServiceError('NoSuchEntity', 404, 'The user with name <x> cannot be found.')
  })
  const failure = client.send(new iamSdk.GetUserCommand({ UserName: 'x' }))
  await expect(failure).rejects.toBeInstanceOf(iamSdk.NoSuchEntityException)
  await expect(failure).rejects.toMatchObject({
    message: 'The user with name <x> cannot be found.',
    $fault: 'client',
    $metadata: { httpStatusCode: 404, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  })
})

test('a wrong secret and a bad name are refused', async () => {
  const client = iam(() => ({}))
  await expect(client.send(new iamSdk.GetUserCommand({ UserName: 'a b' }))).rejects.toMatchObject({
    name: 'ValidationError',
    message:
      "1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
  })
  const stranger = new IAMClient({
    ...clientConfig(() => ({})),
    credentials: { ...credentials, secretAccessKey: 'other' },
  })
  await expect(stranger.send(new iamSdk.ListUsersCommand({}))).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
    $metadata: { httpStatusCode: 403 },
  })
})

test('STS answers under its own namespace', async () => {
  const client = new STSClient(
    clientConfig(() => ({ Account: '111122223333', Arn: 'arn:aws:iam::111122223333:root' })),
  )
  const identity = await client.send(new GetCallerIdentityCommand({}))
  expect(identity.Account).toBe('111122223333')
  expect(encodeResult(contractOf('GetCallerIdentity'), { Account: '1' }, 'id')).toBe(
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
  )
})
