import { DeleteUserCommand, GetUserCommand, IAMClient } from '@aws-sdk/client-iam'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { contractOf } from './contract/contract.ts'
import { registry } from './registry.ts'
import { createTestService, type TestService } from './testing/test-service.ts'

const url = 'http://localhost:8080/'
const form = 'application/x-www-form-urlencoded'

let env: TestService
beforeAll(async () => {
  env = await createTestService()
})

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  env.service.fetch(new Request(url, { method: 'POST', body, headers: { 'content-type': form, ...headers } }))

const codeOf = async (response: Response): Promise<string | undefined> =>
  /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1]

describe('bad input gets one clear answer', () => {
  test.each([
    ['nothing', '', 400, 'MissingAction'],
    ['no version', 'Action=ListUsers', 400, 'InvalidAction'],
    ['an unknown action', 'Action=FlyToTheMoon&Version=2010-05-08', 400, 'InvalidAction'],
    [
      'an operation of STS under the version of IAM',
      'Action=GetCallerIdentity&Version=2010-05-08',
      400,
      'InvalidAction',
    ],
    ['no signature', 'Action=ListUsers&Version=2010-05-08', 403, 'MissingAuthenticationToken'],
    ['broken percent-encoding', 'Action=%E0%A4%A', 400, 'MalformedInput'],
    ['the name of a prototype member', 'Action=__proto__&Version=2010-05-08', 400, 'InvalidAction'],
  ])('%s', async (_, body, status, code) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('text/xml')
    expect(await codeOf(response)).toBe(code)
  })

  test('another content type', async () => {
    const response = await post('{}', { 'content-type': 'application/json' })
    expect([response.status, await codeOf(response)]).toEqual([415, 'UnsupportedMediaType'])
  })

  test('a body over the limit', async () => {
    const response = await post('a'.repeat(3 * 1024 * 1024))
    expect([response.status, await codeOf(response)]).toEqual([413, 'RequestEntityTooLarge'])
  })

  test('a clock that is ten minutes off', async () => {
    const { iam, credentials } = env.root
    const late = new IAMClient({
      region: 'us-east-1',
      endpoint: 'http://localhost:8080',
      credentials: credentials as { accessKeyId: string; secretAccessKey: string },
      requestHandler: iam.config.requestHandler,
      systemClockOffset: -10 * 60_000,
      maxAttempts: 1,
    })
    await expect(late.send(new GetUserCommand({}))).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
      message: expect.stringMatching(/^Signature expired: \d{8}T\d{6}Z is now earlier than /),
    })
  })

  test('every answer carries its request id, in the body and in the header', async () => {
    const response = await post('Action=ListUsers&Version=2010-05-08')
    const id = response.headers.get('x-amzn-requestid') ?? ''
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(await response.text()).toContain(`<RequestId>${id}</RequestId>`)
  })

  test('a refused write leaves nothing behind', async () => {
    await expect(env.root.iam.send(new DeleteUserCommand({ UserName: 'nobody' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    })
    expect(env.faults).toEqual([])
  })
})

describe('random input never makes the service fail', () => {
  const settle = async (response: Response) => {
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.status).toBeLessThan(500)
    expect(await codeOf(response)).toBeDefined()
  }

  test('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => settle(await post(bytes.slice()))),
      { numRuns: 300 },
    )
  })

  test('random parameters and headers', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    const name = fc.oneof(
      text,
      fc.constantFrom('Action', 'Version', 'UserName', 'Tags.member.1.Key', '__proto__'),
    )
    const value = fc.oneof(text, fc.constantFrom('CreateUser', '2010-05-08', 'GetSessionToken', '2011-06-15'))
    const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 60 })
    const authorization = fc.oneof(
      ascii,
      ascii.map(rest => `AWS4-HMAC-SHA256 ${rest}`),
      fc
        .tuple(ascii, ascii, ascii)
        .map(([a, b, c]) => `AWS4-HMAC-SHA256 Credential=${a}, SignedHeaders=${b}, Signature=${c}`),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, value), { maxLength: 8 }),
        authorization,
        ascii,
        async (pairs, header, token) => {
          const body = pairs.map(([k, v]) => `${encode(k)}=${encode(v)}`).join('&')
          await settle(await post(body, { authorization: header, 'x-amz-security-token': token }))
        },
      ),
      { numRuns: 500 },
    )
    expect(env.faults).toEqual([])
  })
})

describe('random input that is well signed', () => {
  /** Sends `body` as the root user, whatever it is. Resolves to the status. */
  const signed = async (body: string): Promise<number> => {
    const { iam, credentials } = env.root
    const client = new IAMClient({
      region: 'us-east-1',
      endpoint: 'http://localhost:8080',
      credentials: credentials as { accessKeyId: string; secretAccessKey: string },
      requestHandler: iam.config.requestHandler,
      maxAttempts: 1,
    })
    client.middlewareStack.add(
      next => async args => {
        const request = args.request as { body: string; headers: Record<string, string> }
        request.body = body
        request.headers['content-length'] = String(new TextEncoder().encode(body).length)
        return next(args)
      },
      { step: 'build', priority: 'low' },
    )
    try {
      await client.send(new GetUserCommand({}))
      return 200
    } catch (error) {
      return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0
    }
  }

  const built = Object.values(registry).flatMap(d => (d === 'notImplemented' ? [] : [d.name]))
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      'x',
      '/',
      '*',
      '-1',
      '1e9',
      'true',
      '{}',
      '{"Version":"2012-10-17","Statement":[]}',
      'a b',
      '',
    ),
    fc.json({ maxDepth: 3 }),
  )

  test('reaches every operation and never makes it fail', async () => {
    const seen = new Set<number>()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...built),
        fc.array(fc.oneof(anyText, fc.constant(undefined)), { minLength: 12, maxLength: 12 }),
        async (name, values) => {
          const operation = contractOf(name)
          const members = operation.input?.members ?? []
          const parameters = [...members].flatMap((member, i) => {
            const value = values[i % values.length]
            if (value === undefined) return []
            const wire = member.name
            return [wire, `${wire}.member.1`, `${wire}.member.1.Key`].map(key => `${key}=${encode(value)}`)
          })
          const body = [`Action=${name}`, `Version=${operation.service.version}`, ...parameters].join('&')
          const status = await signed(body)
          seen.add(status)
          expect(status).toBeLessThan(500)
        },
      ),
      { numRuns: 600 },
    )
    expect([...seen]).toEqual(expect.arrayContaining([200, 400]))
    expect(env.faults).toEqual([])
  })
})

/** Percent-encoded; lone surrogates have no UTF-8 form and are left out. */
const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))
